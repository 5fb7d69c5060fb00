/* The column beside the map: what the view is about, or what was clicked. */
"use strict";
(function (nw) {
  const room = document.getElementById("context");

  nw.actorLink = (id, ...beside) => {
    const link = nw.button(".link", nw.nodes.get(id).name, () => nw.set({ ...nw.letGoOf, focus: id, steps: 1 }));
    return nw.el("span", link, ...beside);
  };

  function who() {
    return [nw.el("h2", nw.t("who_title")), nw.el("p", nw.t("who_text")), ...bundles(), nw.correctMissing()];
  }
  /* Thousands of organisations are shown as bundles first; each opens here, too. */
  function bundles() {
    const all = [...nw.bundles.values()];
    if (!all.length) return [];
    const rows = all.slice(0, 60).map((bundle) => {
      const button = nw.button(".item", `${bundle.label} (${nw.number(bundle.n)})`, () => {
        const { open } = nw.state();
        nw.set({ open: open.includes(bundle.key) ? open.filter((key) => key !== bundle.key) : [...open, bundle.key] });
      });
      button.setAttribute("aria-pressed", String(nw.state().open.includes(bundle.key)));
      return nw.el("li", button);
    });
    return [nw.el("h3", nw.t("bundles_title")), nw.el("p.small", nw.t("bundles_text")), nw.el("ul.list", ...rows)];
  }

  function connect() {
    const reading = nw.readings.get("betweenness");
    if (!reading) return [nw.el("h2", nw.t("connect_title")), nw.el("p", nw.t("connect_none")), ...fragile()];
    const value = (node) => (node.positions.betweenness ? node.positions.betweenness[0] || 0 : 0);
    const ranked = nw.plan.nodes.filter((node) => value(node) > 0 && nw.shown.nodes.has(node.id)).sort((a, b) => value(b) - value(a)).slice(0, 10);
    const most = ranked.length ? value(ranked[0]) : 1;
    const list = nw.el("ul.list", ...ranked.map((node) => {
      const [, , , low, high] = node.positions.betweenness;
      const bar = nw.el("span.bar-mark");
      bar.style.width = `${(100 * value(node)) / most}%`;
      const span = low !== null && high !== null ? nw.el("span.sub", nw.t("connect_span", { low, high })) : null;
      return nw.el("li", nw.button(".item", nw.el("span", node.name, span, bar), () => nw.set({ ...nw.letGoOf, focus: node.id, steps: 1 })));
    }));
    const spans = ranked.some((node) => node.positions.betweenness[3] !== null);
    return [nw.el("h2", nw.t("connect_title")), nw.el("p", nw.t("connect_text", { notMeans: reading.notMeans })), list,
      spans ? nw.el("p.small.muted", nw.t("connect_open")) : null, ...fragile()];
  }

  function fragile() {
    if (!nw.plan.trying) return []; // not for the public
    const cut = nw.plan.nodes.filter((node) => node.cut);
    const bridges = nw.ties.filter((edge) => edge.bridge);
    const found = [];
    if (cut.length) found.push(nw.el("h3", nw.t("connect_cut")), nw.el("ul", ...cut.map((node) => nw.el("li", nw.actorLink(node.id)))));
    else found.push(nw.el("p.small", nw.t("connect_no_cut")));
    if (bridges.length) {
      found.push(nw.el("h3", nw.t("connect_bridge")), nw.el("ul", ...bridges.map((edge) => nw.el("li",
        nw.button(".link", `${nw.nodes.get(edge.from).name} – ${nw.nodes.get(edge.to).name}`, () => nw.set({ ...nw.letGoOf, edge: edge.id }))))));
    }
    return found;
  }

  nw.contexts = { who, connect };
  nw.backLink = () => nw.button(".link.small", nw.t("detail_back"), () => nw.set(nw.letGoOf));

  function content(state) {
    if (state.focus) return nw.actorDetails(state.focus);
    if (state.edge) return nw.edgeDetails(state.edge);
    return nw.contexts[state.view](state);
  }
  /* Who works in the panel by keys stays there: at the same control, or at the head of what came instead. */
  function whereFocusGoes(moved) {
    const active = document.activeElement;
    if (!room.contains(active)) return () => {};
    const place = [...room.querySelectorAll(active.tagName)].indexOf(active);
    return () => {
      const same = moved ? room.querySelector("h2") : room.querySelectorAll(active.tagName)[place];
      if (!same) return;
      if (moved) same.tabIndex = -1;
      same.focus({ preventScroll: !moved });
    };
  }
  let last = "";
  let lastSubject = "";
  nw.onChange((state) => {
    const key = JSON.stringify([state.focus, state.edge, state.gap, state.view, state.gaps, state.steps, state.hidden, state.field, state.open, state.tried, state.gone, state.drafts, state.agreed, state.matter, state.wave]);
    if (key === last) return;
    const moved = state.focus + state.edge !== lastSubject;
    last = key;
    lastSubject = state.focus + state.edge;
    const back = whereFocusGoes(moved);
    room.replaceChildren(...content(state).filter(Boolean));
    back();
    if (moved) document.getElementById("panel").scrollTop = 0;
  });
})(window.nw);
