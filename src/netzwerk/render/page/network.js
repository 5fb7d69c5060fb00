/* The map itself: vis-network with fixed places, redrawn from the state. */
"use strict";
(function (nw) {
  const many = nw.plan.edges.length > 1500;
  const room = document.getElementById("map");

  function drawNode({ ctx, id, x, y, state: { hover } }) {
    const node = nw.nodes.get(id);
    const style = nw.styleOf(node);
    const r = nw.radius(node);
    const dim = nw.shown.lit && !nw.shown.lit.nodes.has(id);
    const marked = id === nw.state().focus || id === nw.cursor || hover;
    return {
      drawNode() {
        ctx.save();
        nw.trace(ctx, style.shape, x, y, r);
        ctx.fillStyle = dim ? "#dcdcdc" : style.colour;
        ctx.fill();
        ctx.lineWidth = 1.4;
        ctx.strokeStyle = nw.look.paper;
        ctx.stroke();
        if (marked) {
          ctx.beginPath();
          ctx.arc(x, y, r * 1.25 + 4, 0, 2 * Math.PI);
          ctx.lineWidth = 2.5;
          ctx.strokeStyle = nw.look.accent;
          ctx.stroke();
        }
        if (!dim && r * nw.scale() > 4.5) {
          ctx.font = `bold ${nw.letterSize(r, style.letter)}px ${nw.look.font}`;
          ctx.textAlign = "center";
          ctx.textBaseline = "alphabetic";
          ctx.fillStyle = style.ink;
          ctx.fillText(style.letter, x, y + r * 0.38);
        }
        ctx.restore();
      },
      nodeDimensions: { width: 2 * r, height: 2 * r },
    };
  }

  const twice = new Set();
  const pairs = new Map();
  for (const edge of nw.plan.edges) {
    const pair = JSON.stringify([edge.from, edge.to].sort());
    if (pairs.has(pair)) twice.add(edge.id);
    if (edge.state === "existing" || !pairs.has(pair)) pairs.set(pair, edge);
  }
  function visEdge(edge) {
    const dim = nw.shown.lit && !nw.shown.lit.edges.has(edge.id);
    const { color, width, dashes } = nw.stroke(edge, nw.shown.lit !== null);
    return { id: edge.id, from: edge.from, to: edge.to, hidden: !nw.shown.edges.has(edge.id),
      color: dim ? "#e6e6e6" : color, width: dim ? 1 : width, dashes: dim ? false : dashes,
      smooth: twice.has(edge.id) ? { enabled: true, type: "curvedCW", roundness: 0.18 } : false };
  }
  function gapEdge(gap) {
    const { color, width, dashes } = nw.gapStroke;
    const tie = pairs.get(JSON.stringify([gap.a, gap.b].sort()));
    const tied = tie !== undefined && tie.state === "existing";
    return { id: `gap:${gap.key}`, from: gap.a, to: gap.b, color, width, dashes, arrows: { to: { enabled: false } }, hidden: false,
      smooth: tied ? { enabled: true, type: "curvedCCW", roundness: 0.14 } : false };
  }

  const nodes = new vis.DataSet(nw.plan.nodes.map(({ id, x, y }) => ({ id, x, y })));
  const edges = new vis.DataSet(nw.plan.edges.map(visEdge));
  const signatures = new Map(edges.get().map((edge) => [edge.id, JSON.stringify(edge)]));
  nw.net = new vis.Network(room, { nodes, edges }, {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: drawNode, chosen: false, fixed: true },
    edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0, arrows: { to: { enabled: nw.plan.directed, scaleFactor: 0.5 } } },
    interaction: { hover: nw.plan.edges.length <= 3000, dragNodes: false, keyboard: false, hideEdgesOnDrag: many, hideEdgesOnZoom: many,
      selectConnectedEdges: false, tooltipDelay: 1e8, zoomSpeed: 0.6 },
  });
  room.querySelector(".vis-network").removeAttribute("tabindex");
  nw.scale = () => (nw.net ? nw.net.getScale() : 1);
  nw.net.on("afterDrawing", (ctx) => {
    const [from, to] = [{ x: 0, y: 0 }, { x: room.clientWidth, y: room.clientHeight }].map((corner) => nw.net.DOMtoCanvas(corner));
    nw.drawLabels(ctx, nw.scale(), { left: from.x, top: from.y, right: to.x, bottom: to.y });
  });

  /* Fill the stage with the plan's frame. */
  nw.showAll = () => {
    const { width, height } = nw.frame;
    if (room.clientWidth < 40 || room.clientHeight < 60) return; // not on the screen, as while printing
    const margin = 12;
    const foot = 20; // the line that says what is shown
    const scale = Math.min((room.clientWidth - 2 * margin) / width, (room.clientHeight - 2 * margin - foot) / height);
    nw.net.moveTo({ position: { x: width / 2, y: height / 2 + foot / 2 / scale }, scale: Math.min(scale, 2.2) });
  };
  nw.zoom = (factor) => nw.net.moveTo({ scale: Math.min(6, Math.max(0.05, nw.scale() * factor)) });
  nw.lookAt = (id) => {
    const node = nw.nodes.get(id);
    const { x, y } = nw.net.canvasToDOM(node);
    if (x < 30 || y < 30 || x > room.clientWidth - 30 || y > room.clientHeight - 40) nw.net.moveTo({ position: { x: node.x, y: node.y } });
  };

  nw.redraw = () => {
    const wanted = nw.plan.edges.map(visEdge).concat(nw.shown.gaps.map(gapEdge));
    const changed = wanted.filter((edge) => signatures.get(edge.id) !== JSON.stringify(edge));
    const ids = new Set(wanted.map((edge) => edge.id));
    const gone = [...signatures.keys()].filter((id) => !ids.has(id));
    for (const edge of changed) signatures.set(edge.id, JSON.stringify(edge));
    for (const id of gone) signatures.delete(id);
    if (gone.length) edges.remove(gone);
    if (changed.length) edges.update(changed);
    const hidden = nw.plan.nodes.filter(({ id }) => Boolean(nodes.get(id).hidden) === nw.shown.nodes.has(id));
    if (hidden.length) nodes.update(hidden.map(({ id }) => ({ id, hidden: !nw.shown.nodes.has(id) })));
    nw.net.redraw();
  };

  /* A click on a mark, a line or a gap tells about it; one beside them lets go. */
  nw.net.on("click", ({ nodes: [node], edges: [edge] }) => {
    nw.net.unselectAll();
    if (node) nw.set({ focus: node, edge: "", gap: "", steps: 1 });
    else if (edge && edge.startsWith("gap:")) nw.set({ gap: edge.slice(4), focus: "", edge: "" });
    else if (edge) nw.set({ edge, focus: "", gap: "" });
    else nw.set({ focus: "", edge: "", gap: "" });
  });

  const tip = document.getElementById("tip");
  function show(text, { x, y }) {
    tip.textContent = text;
    tip.hidden = false;
    tip.style.left = `${Math.max(4, Math.min(x + 14, room.clientWidth - tip.offsetWidth - 4))}px`;
    tip.style.top = `${Math.max(4, Math.min(y + 14, room.clientHeight - tip.offsetHeight - 4))}px`;
  }
  const names = (a, b) => `${nw.nodes.get(a).name} – ${nw.nodes.get(b).name}`;
  nw.net.on("hoverNode", ({ node, pointer }) => show(`${nw.nodes.get(node).name}: ${nw.countPartners(nw.partnersOf(node))}`, pointer.DOM));
  nw.net.on("hoverEdge", ({ edge, pointer }) => {
    const gap = nw.gaps.get(edge.slice(4));
    const tie = nw.edges.get(edge);
    if (tie) show(`${names(tie.from, tie.to)}: ${nw.lineName(nw.lineOf(tie))}`, pointer.DOM);
    else if (gap) show(`${names(gap.a, gap.b)}: ${nw.t(`gap.${gap.type}`)}`, pointer.DOM);
  });
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) nw.net.on(event, () => { tip.hidden = true; });
})(window.nw);
