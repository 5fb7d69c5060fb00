/* The map itself: vis-network with fixed marks, redrawn from the state; ties lie beneath, labels on top. */
"use strict";
(function (nw) {
  const room = document.getElementById("map");

  /* What stands for an actor: its own mark, or the one of its bundle while that is closed. */
  nw.bundles = new Map(nw.plan.bundles.map((bundle) => [bundle.key, { ...bundle, id: `bundle:${bundle.key}`, bundle: true }]));
  let open = new Set();
  function openBundles(state) {
    open = new Set(state.open);
    const edge = state.edge && nw.edges.get(state.edge);
    for (const id of [state.focus, edge && edge.from, edge && edge.to]) if (id) open.add(nw.nodes.get(id).bundle);
  }
  nw.markOf = (id) => {
    const node = nw.nodes.get(id);
    return node.bundle && !open.has(node.bundle) ? nw.bundles.get(node.bundle) : node;
  };
  nw.isOpen = (key) => open.has(key);
  const marks = () => [
    ...[...nw.nodes.values()].filter((node) => nw.shown.nodes.has(node.id) && (!node.bundle || open.has(node.bundle))),
    ...[...nw.bundles.values()].filter((bundle) => !open.has(bundle.key)),
  ];

  function ring(ctx, x, y, r) {
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.lineWidth = 2.5;
    ctx.strokeStyle = nw.look.accent;
    ctx.stroke();
  }
  function letters(ctx, text, { x, y, size, ink }) {
    ctx.font = `bold ${size}px ${nw.look.font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    ctx.fillStyle = ink;
    ctx.fillText(text, x, y);
  }
  function drawBundle(ctx, { x, y, r, n }, hover) {
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.fillStyle = "#e3e9ed";
    ctx.fill();
    ctx.lineWidth = Math.max(1.4, r * 0.05);
    ctx.strokeStyle = nw.look.accent;
    ctx.stroke();
    if (hover) ring(ctx, x, y, r * 1.08 + 4);
    letters(ctx, nw.number(n), { x, y: y + r * 0.2, size: r * 0.6, ink: nw.look.ink });
  }
  function drawActor(ctx, node, hover) {
    const { id, x, y } = node;
    const style = nw.styleOf(node);
    const r = nw.radius(node);
    const dim = nw.shown.lit && !nw.shown.lit.nodes.has(id);
    nw.trace(ctx, style.shape, x, y, r);
    ctx.fillStyle = dim ? "#dcdcdc" : style.colour;
    ctx.fill();
    ctx.lineWidth = 1.4;
    ctx.strokeStyle = nw.look.paper;
    ctx.stroke();
    if (id === nw.state().focus || id === nw.cursor || hover) ring(ctx, x, y, r * 1.25 + 4);
    if (!dim && r * nw.scale() > 4.5) letters(ctx, style.letter, { x, y: y + r * 0.38, size: Math.max(1, Math.round(nw.letterSize(r, style.letter))), ink: style.ink }); // few sizes of a font: each is dear
    if (id === nw.state().gone) nw.strike(ctx, x, y, r);
  }
  nw.strike = (ctx, x, y, r) => {
    ctx.beginPath();
    for (const side of [1, -1]) { ctx.moveTo(x - r * 1.3, y - side * r * 1.3); ctx.lineTo(x + r * 1.3, y + side * r * 1.3); }
    ctx.lineWidth = 3;
    ctx.strokeStyle = nw.look.ink;
    ctx.stroke();
  };
  function drawNode({ ctx, id, state: { hover } }) {
    const mark = nw.nodes.get(id) || nw.bundles.get(id.slice(7));
    if (!mark) return { drawNode() {}, nodeDimensions: { width: 0, height: 0 } }; // a draft just taken back
    const r = mark.bundle === true ? mark.r : nw.radius(mark);
    return {
      drawNode: () => (mark.bundle === true ? drawBundle : drawActor)(ctx, mark, hover),
      nodeDimensions: { width: 2 * r, height: 2 * r },
    };
  }

  const nodes = new vis.DataSet();
  nw.net = new vis.Network(room, { nodes, edges: [] }, {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: drawNode, chosen: false, fixed: true },
    interaction: { hover: true, dragNodes: false, dragView: false, keyboard: false, selectConnectedEdges: false, tooltipDelay: 1e8, zoomSpeed: 0.6 },
  });
  room.querySelector(".vis-network").removeAttribute("tabindex");
  nw.scale = () => (nw.net ? nw.net.getScale() : 1);
  nw.view = () => {
    const [from, to] = [{ x: 0, y: 0 }, { x: room.clientWidth, y: room.clientHeight }].map((corner) => nw.net.DOMtoCanvas(corner));
    return { left: from.x, top: from.y, right: to.x, bottom: to.y };
  };
  nw.net.on("beforeDrawing", (ctx) => nw.drawTies(ctx, nw.view()));
  nw.net.on("afterDrawing", (ctx) => nw.drawLabels(ctx, nw.scale(), nw.view()));

  /* Fill the stage with the plan's frame. */
  nw.showAll = () => {
    const { width, height } = nw.frame;
    if (room.clientWidth < 40 || room.clientHeight < 60) return; // not on the screen, as while printing
    const margin = 12;
    const foot = 20; // the line that says what is shown
    const slider = document.getElementById("waves");
    const head = slider ? slider.offsetTop + slider.offsetHeight - margin : 0;
    const scale = Math.min((room.clientWidth - 2 * margin) / width, (room.clientHeight - 2 * margin - foot - head) / height, 2.2);
    nw.net.moveTo({ position: { x: width / 2, y: height / 2 + (foot - head) / 2 / scale }, scale });
  };
  nw.zoom = (factor) => nw.net.moveTo({ scale: Math.min(6, Math.max(0.02, nw.scale() * factor)) });
  /* Bring actors into the middle of the stage, as large as the room allows; one alone only if it is out of sight. */
  nw.lookAt = (...ids) => {
    const found = ids.map((id) => nw.markOf(id));
    const { x, y } = nw.net.canvasToDOM(found[0]);
    if (found.length === 1) {
      if (x < 30 || y < 30 || x > room.clientWidth - 30 || y > room.clientHeight - 40) nw.net.moveTo({ position: { x: found[0].x, y: found[0].y } });
      return;
    }
    const [xs, ys] = [found.map((mark) => mark.x), found.map((mark) => mark.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const scale = Math.min(room.clientWidth / (right - left + 160), room.clientHeight / (bottom - top + 130), 2.4);
    nw.net.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 10 }, scale });
  };

  let held = new Map();
  nw.redraw = () => {
    openBundles(nw.state());
    const wanted = new Map(marks().map((mark) => [mark.id, mark]));
    const gone = [...held.keys()].filter((id) => !wanted.has(id));
    const come = [...wanted.values()].filter(({ id }) => !held.has(id)).map(({ id, x, y }) => ({ id, x, y }));
    if (gone.length) nodes.remove(gone);
    if (come.length) nodes.add(come);
    held = wanted;
    nw.gatherTies();
    nw.net.redraw();
  };
})(window.nw);
