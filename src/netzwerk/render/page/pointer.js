/* The map by mouse and finger: a click tells about a mark or a line, pulling moves the picture as a whole. */
"use strict";
(function (nw) {
  const room = document.getElementById("map");
  const calm = { focus: "", edge: "", gap: "" };

  nw.net.on("click", ({ nodes: [node], pointer }) => {
    nw.net.unselectAll();
    if (node && node.startsWith("bundle:")) {
      nw.set({ open: [...nw.state().open, node.slice(7)], ...calm });
      return;
    }
    const line = node ? "" : nw.lineAt(pointer.canvas, nw.scale());
    if (node) nw.set({ ...calm, focus: node, steps: 1 });
    else if (line.startsWith("gap:")) nw.set({ ...calm, gap: line.slice(4) });
    else if (line) nw.set({ ...calm, edge: line });
    else nw.set(calm);
  });

  const tip = document.getElementById("tip");
  nw.hideTip = () => { tip.hidden = true; };
  function show(text, { x, y }) {
    tip.textContent = text;
    tip.hidden = false;
    tip.style.left = `${Math.max(4, Math.min(x + 14, room.clientWidth - tip.offsetWidth - 4))}px`;
    tip.style.top = `${Math.max(4, Math.min(y + 14, room.clientHeight - tip.offsetHeight - 4))}px`;
  }
  const names = (a, b) => `${nw.nodes.get(a).name} – ${nw.nodes.get(b).name}`;
  let over = "";
  nw.net.on("hoverNode", ({ node, pointer }) => {
    over = node;
    const bundle = nw.bundles.get(node.slice(7));
    show(bundle && node.startsWith("bundle:") ? nw.t("bundle_tip", { label: bundle.label, n: nw.number(bundle.n) })
      : `${nw.nodes.get(node).name}: ${nw.countPartners(nw.partnersOf(node))}`, pointer.DOM);
  });
  nw.net.on("blurNode", () => { over = ""; nw.hideTip(); });
  nw.net.on("zoom", nw.hideTip);

  /* While pulling, the finished picture is moved by the browser; it is drawn anew when it rests or shows its edge. */
  let pull = null;
  let canvas = null;
  let asked = 0;
  function settle() {
    if (!pull) return;
    const at = nw.net.getViewPosition();
    const scale = nw.scale();
    const [dx, dy] = [pull.x - pull.fromX, pull.y - pull.fromY];
    Object.assign(pull, { fromX: pull.x, fromY: pull.y });
    nw.net.once("afterDrawing", () => { canvas.style.transform = pull ? `translate(${pull.x - pull.fromX}px, ${pull.y - pull.fromY}px)` : ""; });
    nw.net.moveTo({ position: { x: at.x - dx / scale, y: at.y - dy / scale } });
  }
  let resting = 0;
  room.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    canvas = room.querySelector("canvas");
    pull = { id: event.pointerId, fromX: event.clientX, fromY: event.clientY, x: event.clientX, y: event.clientY, moved: false };
  });
  window.addEventListener("pointermove", (event) => {
    if (!pull || event.pointerId !== pull.id) {
      if (event.target === canvas || room.contains(event.target)) hover(event);
      return;
    }
    [pull.x, pull.y] = [event.clientX, event.clientY];
    const away = Math.hypot(pull.x - pull.fromX, pull.y - pull.fromY);
    if (!pull.moved && away < 4) return;
    pull.moved = true;
    nw.hideTip();
    canvas.style.transform = `translate(${pull.x - pull.fromX}px, ${pull.y - pull.fromY}px)`;
    clearTimeout(resting);
    if (away > Math.min(room.clientWidth, room.clientHeight) / 3) settle();
    else resting = setTimeout(settle, 140);
  });
  function end(event) {
    if (!pull || event.pointerId !== pull.id) return;
    clearTimeout(resting);
    if (pull.moved) settle();
    pull = null;
  }
  window.addEventListener("pointerup", end);
  window.addEventListener("pointercancel", end);

  function hover(event) {
    if (over || asked || event.pointerType === "touch") return;
    const box = room.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    asked = requestAnimationFrame(() => {
      asked = 0;
      if (over || pull) return;
      const key = nw.lineAt(nw.net.DOMtoCanvas(at), nw.scale());
      const gap = nw.gaps.get(key.slice(4));
      const tie = nw.edges.get(key);
      room.style.cursor = key ? "pointer" : "";
      if (tie) show(`${names(tie.from, tie.to)}: ${nw.lineName(nw.lineOf(tie))}`, at);
      else if (gap) show(`${names(gap.a, gap.b)}: ${nw.t(`gap.${gap.type}`)}`, at);
      else nw.hideTip();
    });
  }
  room.addEventListener("pointerleave", nw.hideTip);
})(window.nw);
