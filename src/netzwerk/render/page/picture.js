/* The current view as a drawing: for files (SVG, PNG) and for paper. */
"use strict";
(function (nw) {
  const FOOT = 46;

  function line(edge, { color, width, dashes }) {
    const [a, b] = [nw.markOf(edge.from || edge.a), nw.markOf(edge.to || edge.b)];
    const attributes = { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: color, "stroke-width": width };
    if (dashes) attributes["stroke-dasharray"] = dashes.join(" ");
    return nw.svg("line", attributes);
  }
  const ANCHOR = { center: "middle", left: "start", right: "end" };
  function label({ node, x, top, align }, size) {
    const text = nw.svg("text", { "text-anchor": ANCHOR[align], "font-size": size.toFixed(2), "font-family": nw.look.font, fill: nw.look.ink,
      stroke: nw.look.paper, "stroke-width": size * 0.28, "stroke-linejoin": "round", "paint-order": "stroke" });
    node.lines.forEach((part, k) => text.append(nw.svg("tspan", { x: x.toFixed(1), y: (top + (k + 0.86) * size * 1.17).toFixed(1) }, part)));
    return text;
  }
  function gridLines(svg, { width, height }) {
    const { across, down } = nw.grid;
    const ink = { stroke: "#c8c8c8", "stroke-width": 0.6 };
    for (let k = 0; k <= across; k += 1) svg.append(nw.svg("line", { x1: (k * width) / across, x2: (k * width) / across, y1: -14, y2: height, ...ink }));
    for (let k = 0; k <= down; k += 1) svg.append(nw.svg("line", { y1: (k * height) / down, y2: (k * height) / down, x1: -14, x2: width, ...ink }));
    const text = { "font-size": 10, fill: "#565656", "text-anchor": "middle", "font-family": nw.look.font };
    for (let k = 0; k < across; k += 1) svg.append(nw.svg("text", { x: ((k + 0.5) * width) / across, y: -4, ...text }, String.fromCharCode(65 + k)));
    for (let k = 0; k < down; k += 1) svg.append(nw.svg("text", { x: -8, y: ((k + 0.5) * height) / down + 3, ...text }, String(k + 1)));
  }

  /* The whole map as it is filtered now, with title, source and edition in the picture. */
  nw.drawing = ({ grid = false, caption = true } = {}) => {
    const { width, height } = nw.frame;
    const top = grid ? 18 : caption ? 38 : 8;
    const left = grid ? 18 : 8;
    const total = { width: width + left + 8, height: height + top + (caption ? FOOT : 8) };
    const svg = nw.svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${-left} ${-top} ${total.width} ${total.height}`,
      width: Math.round(total.width), height: Math.round(total.height), role: "img" });
    svg.append(nw.svg("title", {}, nw.plan.title), nw.svg("rect", { x: -left, y: -top, ...total, fill: nw.look.paper }));
    if (grid) gridLines(svg, { width, height });
    const lit = nw.shown.lit;
    for (const edge of nw.ties.filter(({ id }) => nw.shown.edges.has(id))) {
      const dim = lit && !lit.edges.has(edge.id);
      svg.append(line(edge, dim ? { color: "#e6e6e6", width: 1, dashes: false } : nw.stroke(edge, lit !== null)));
    }
    for (const gap of nw.shown.gaps) svg.append(line(gap, nw.gapStroke));
    const shown = nw.plan.nodes.filter(({ id }) => nw.shown.nodes.has(id));
    for (const node of shown) {
      const mark = nw.svgMark(nw.styleOf(node), node.x, node.y, nw.radius(node));
      if (lit && !lit.nodes.has(node.id)) mark.setAttribute("opacity", "0.2");
      svg.append(mark);
    }
    const { kept, size } = nw.labelled(1);
    for (const box of kept) svg.append(label(box, size));
    if (caption) {
      const text = { x: 0, "font-family": nw.look.font, fill: nw.look.ink };
      svg.append(nw.svg("text", { ...text, y: -14, "font-size": 18, "font-weight": "bold" }, nw.plan.title));
      const source = [nw.plan.date, nw.plan.source, nw.plan.edition].filter(Boolean).join(" · ");
      svg.append(nw.svg("text", { ...text, y: height + 22, "font-size": 12 }, source), legendRow(height + 40));
    }
    return svg;
  };
  function legendRow(y) {
    const row = nw.svg("g", {});
    let x = 6;
    for (const sector of nw.styles()) {
      row.append(nw.svgMark(sector, x, y - 4, 7), nw.svg("text", { x: x + 11, y, "font-size": 12, "font-family": nw.look.font, fill: nw.look.ink }, sector.label));
      x += 30 + sector.label.length * 6.6;
    }
    return row;
  }

  nw.save = (blob, name) => {
    const link = nw.el("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    nw.announce(nw.t("say_saved", { name }));
  };
  const save = (blob, suffix) => nw.save(blob, `${nw.t("file_name")}.${suffix}`);
  const source = () => new XMLSerializer().serializeToString(nw.drawing());
  nw.saveSvg = () => save(new Blob([source()], { type: "image/svg+xml" }), "svg");
  nw.savePng = () => {
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = nw.el("canvas");
      const scale = Math.min(3, 8000 / image.width);
      canvas.width = image.width * scale;
      canvas.height = image.height * scale;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, "png"), "image/png");
    });
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source())}`;
  };
})(window.nw);
