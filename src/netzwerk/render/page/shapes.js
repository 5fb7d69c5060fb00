/* Marks and lines: how an actor and a tie look, on the canvas, in the legend and in the drawing alike. */
"use strict";
(function (nw) {
  nw.look = { ink: "#1b1b1b", paper: "#ffffff", sure: "#474747", single: "#8c8c8c", named: "#6e6e6e", wished: "#0072b2", refused: "#8c2d04", gap: "#b3400a",
    faint: "#d0d0d0", dim: "#e6e6e6", draft: "#7a2182", ended: "#8c2d04", fresh: "#005f43", accent: "#0b4a72", font: 'Arial, "Liberation Sans", Helvetica, Arimo, "Nimbus Sans", "DejaVu Sans Condensed", sans-serif' };

  /* The look of an actor: of its sector, its cluster, or the field that it leads, else its first one. */
  nw.colours = () => ["sector", ...(nw.clusters.size ? ["cluster"] : []), ...(nw.fieldStyles.size ? ["field"] : [])];
  const looks = { sector: [() => nw.sectors, "sectors"], cluster: [() => nw.clusters, "clusters"], field: [() => nw.fieldStyles, "fieldStyles"] };
  nw.styleOf = (node) => {
    const styles = looks[nw.state().colour][0]();
    return styles.get(node[nw.state().colour]) || styles.get("unknown");
  };
  nw.styles = () => nw.plan[looks[nw.state().colour][1]];

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
    if (edge.draft) return nw.draftStroke[edge.draft];
    const state = nw.state();
    if (state.view === "changed" && edge.change) return nw.changeStroke[edge.change[state.wave - 1]] || nw.changeStroke.kept;
    const line = nw.lineOf(edge);
    if (line === "wished") return { color: nw.look.wished, width: 1.8, dashes: [7, 5] };
    if (line === "refused") return { color: nw.look.refused, width: 1.8, dashes: [2, 4] };
    const faded = state.view === "missing" && (state.gaps !== "" || state.matter !== "") && !lit;
    if (!nw.grouped) return { color: faded ? "#b4b4b4" : nw.look.named, width: edge.thick * (nw.ties.length > 1500 ? 0.5 : 0.8), dashes: false };
    if (line === "confirmed") return { color: faded ? "#b4b4b4" : nw.look.sure, width: Math.max(1.5, edge.thick), dashes: false };
    return { color: faded ? nw.look.faint : nw.look.single, width: 1, dashes: false };
  };
  nw.draftStroke = {
    added: { color: nw.look.draft, width: 2.6, dashes: [10, 4], order: 5 },
    removed: { color: nw.look.draft, width: 1.6, dashes: [1, 5], order: 5 },
    changed: { color: nw.look.draft, width: 2.2, dashes: false, order: 5 },
  };
  nw.gapStroke = { color: nw.look.gap, width: 2.2, dashes: [3, 4] };
  nw.triedStroke = { color: nw.look.gap, width: 3.4, dashes: false };
  /* What became of a cooperation from one wave to the next. */
  nw.changeStroke = {
    kept: { color: "#a6a6a6", width: 1.1, dashes: false, order: 0 }, new: { color: nw.look.fresh, width: 3, dashes: false, order: 3 },
    with_joiner: { color: nw.look.fresh, width: 1.3, dashes: [2, 3], order: 2 }, with_leaver: { color: nw.look.ended, width: 1.2, dashes: [1, 4], order: 1 },
    first_named: { color: nw.look.fresh, width: 1.5, dashes: [9, 3], order: 2 }, ended: { color: nw.look.ended, width: 2.6, dashes: [2, 4], order: 3 },
    not_named_again: { color: nw.look.ended, width: 1.4, dashes: [7, 4], order: 2 }, not_asked: { color: "#767676", width: 1.1, dashes: [1, 4], order: 1 },
  };

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
