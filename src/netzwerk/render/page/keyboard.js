/* The map without a mouse: arrow keys walk along ties, and every step is said. */
"use strict";
(function (nw) {
  const room = document.getElementById("map");
  const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  nw.cursor = "";

  function point(id) {
    nw.cursor = id;
    if (id) {
      const node = nw.nodes.get(id);
      nw.lookAt(id);
      nw.announce(nw.t("say_node", { name: node.name, sector: nw.sectors.get(node.sector).label, partners: nw.countPartners(nw.partnersOf(id)) }));
    }
    nw.net.redraw();
  }

  /* The best actor in a direction: near, and not too far off the way; tied ones before all others. */
  function best(from, [dx, dy], candidates) {
    let found = "";
    let least = Infinity;
    for (const id of candidates) {
      const { x, y } = nw.nodes.get(id);
      const along = (x - from.x) * dx + (y - from.y) * dy;
      const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      if (along <= 0 || aside > 2.2 * along) continue;
      const cost = along + 2 * aside;
      if (cost < least) [found, least] = [id, cost];
    }
    return found;
  }
  function step(way) {
    const shown = [...nw.shown.nodes];
    if (!shown.length) return;
    if (!nw.cursor || !nw.shown.nodes.has(nw.cursor)) {
      point(nw.state().focus || shown[0]);
      return;
    }
    const here = nw.nodes.get(nw.cursor);
    const tied = nw.edgesOf.get(nw.cursor).filter(({ edge, other }) => nw.shown.edges.has(edge.id) && nw.shown.nodes.has(other)).map(({ other }) => other);
    const next = best(here, way, tied) || best(here, way, shown.filter((id) => id !== nw.cursor));
    if (next) point(next);
  }

  nw.letGo = () => {
    const { focus, edge, gap, matter } = nw.state();
    if (focus || edge || gap || matter) nw.set(nw.letGoOf);
    else point("");
  };
  room.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in ways) step(ways[event.key]);
    else if (event.key === "Enter" && nw.cursor) nw.set({ ...nw.letGoOf, focus: nw.cursor, steps: 1 });
    else if (event.key === "Escape") nw.letGo();
    else if (event.key === "+") nw.zoom(1.25);
    else if (event.key === "-") nw.zoom(0.8);
    else if (event.key === "0") nw.showAll();
    else return;
    event.preventDefault();
  });
  room.addEventListener("focus", () => { if (!nw.cursor && room.matches(":focus-visible")) step([1, 0]); });
  room.addEventListener("blur", () => point(""));
})(window.nw);
