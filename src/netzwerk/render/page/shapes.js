/* Marks and lines: how an actor and a tie look, on the canvas, in the legend and in the drawing alike. */
"use strict";
(function (nw) {
  nw.look = { ink: "#1b1b1b", paper: "#ffffff", sure: "#474747", single: "#8c8c8c", named: "#6e6e6e", wished: "#0072b2", refused: "#8c2d04", gap: "#b3400a",
    faint: "#d0d0d0", accent: "#0b4a72", font: 'Arial, "Liberation Sans", Helvetica, sans-serif' };

  /* The look of an actor: of its sector, or of its cluster where the colour shows clusters. */
  nw.styleOf = (node) => (nw.state().colour === "cluster" ? nw.clusters.get(node.cluster) : nw.sectors.get(node.sector));
  nw.styles = () => (nw.state().colour === "cluster" ? nw.plan.clusters : nw.plan.sectors);

  nw.radius = (node) => {
    const key = nw.state().size;
    return key && node.r[key] ? node.r[key] : 11;
  };

  nw.trace = (ctx, shape, x, y, r) => {
    const corners = nw.plan.shapes[shape] || [];
    ctx.beginPath();
    if (!corners.length) ctx.arc(x, y, r, 0, 2 * Math.PI);
    corners.forEach(([cx, cy], k) => (k ? ctx.lineTo(x + cx * r, y + cy * r) : ctx.moveTo(x + cx * r, y + cy * r)));
    ctx.closePath();
  };
  nw.letterSize = (r, letter) => (letter.length > 1 ? r * 0.92 : r * 1.1);

  nw.lineName = (line) => nw.t(line === "single" && !nw.grouped ? "line_unsaid" : `line_${line}`);
  /* How a tie is drawn: colour, width, dashes. */
  nw.stroke = (edge, lit) => {
    const line = nw.lineOf(edge);
    const thinned = nw.plan.edges.length > 1500 ? 0.5 : 0.8;
    const faded = nw.state().view === "missing" && nw.state().gaps !== "" && line !== "wished" && !lit;
    if (line === "wished") return { color: nw.look.wished, width: 1.8, dashes: [7, 5] };
    if (line === "refused") return { color: nw.look.refused, width: 1.8, dashes: [2, 4] };
    if (line === "confirmed" || !nw.grouped) return { color: faded ? "#b4b4b4" : nw.grouped ? nw.look.sure : nw.look.named, width: line === "confirmed" ? Math.max(1.5, edge.thick) : edge.thick * thinned, dashes: false };
    return { color: faded ? nw.look.faint : nw.look.single, width: 1, dashes: false };
  };
  nw.gapStroke = { color: nw.look.gap, width: 2.2, dashes: [3, 4] };

  const space = "http://www.w3.org/2000/svg";
  nw.svg = (tag, attributes, text) => {
    const element = document.createElementNS(space, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    return element;
  };
  nw.svgMark = (style, x, y, r) => {
    const corners = nw.plan.shapes[style.shape] || [];
    const group = nw.svg("g", {});
    const shape = corners.length
      ? nw.svg("polygon", { points: corners.map(([cx, cy]) => `${(x + cx * r).toFixed(1)},${(y + cy * r).toFixed(1)}`).join(" ") })
      : nw.svg("circle", { cx: x, cy: y, r });
    shape.setAttribute("fill", style.colour);
    group.append(shape, nw.svg("text", { x, y: y + r * 0.38, "text-anchor": "middle", "font-size": nw.letterSize(r, style.letter).toFixed(1),
      "font-weight": "bold", "font-family": nw.look.font, fill: style.ink }, style.letter));
    return group;
  };
})(window.nw);
