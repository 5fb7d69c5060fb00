/* Names on the map: where the plan put them while they are legible, else as many as have room. */
"use strict";
(function (nw) {
  const { font } = nw.plan;
  const LEGIBLE = 8.8;
  const LARGEST = 17;
  const WALL = 18.5; // pixels: the least size of letters that the last row of a room reads
  const LINE = 1.17;
  const MOST = 70; // names at once where there are more actors than names have room
  const PLANNED = 150; // actors up to which the plan left room for every name

  /* Every line is measured once. A font wider than the plan's makes the letters smaller, not the boxes wider. */
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `100px ${nw.look.font}`;
  const widths = new Map();
  const widthOf = (line) => {
    if (!widths.has(line)) widths.set(line, pen.measureText(line).width / 100);
    return widths.get(line);
  };
  const widest = (node) => Math.max(...node.lines.map(widthOf));
  const measured = nw.plan.nodes.slice(0, 400).filter((node) => node.width > 0).map((node) => (widest(node) * font) / node.width).sort((a, b) => a - b);
  const slim = measured.length ? Math.min(1, 1.02 / measured[Math.floor(measured.length * 0.97)]) : 1;

  /* The size of the letters on the map's own scale, and whether every planned label can stand. */
  function sizeAt(scale) {
    const onScreen = font * scale;
    const few = nw.nodes.size <= PLANNED;
    if (nw.inRoom()) return { size: Math.max(WALL, Math.min(onScreen * slim, 26)) / scale, planned: few && onScreen * slim >= WALL };
    if (onScreen < LEGIBLE) return { size: 11 / scale, planned: false };
    return { size: (Math.min(onScreen, LARGEST) / scale) * slim, planned: few };
  }

  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  /* Below the mark, and where that is taken: above it, to its right, to its left. */
  function* places(node, size) {
    const r = nw.radius(node);
    const [wide, high] = [widest(node) * size, node.lines.length * size * LINE];
    const at = (x, top, align) => ({ node, x, align, left: align === "center" ? x - wide / 2 : align === "left" ? x : x - wide, top, bottom: top + high,
      get right() { return this.left + wide; } });
    yield at(node.x, node.y + r + 3, "center");
    yield at(node.x, node.y - r - 3 - high, "center");
    yield at(node.x + r * 1.2 + 3, node.y - high / 2, "left");
    yield at(node.x - r * 1.2 - 3, node.y - high / 2, "right");
  }
  const planned = (node, size) => places(node, size).next().value;

  /* What is taken, in squares, so that thousands are compared with their neighbours alone. */
  function board(size) {
    const cell = Math.max(8 * size, 1);
    const squares = new Map();
    const keys = (box) => {
      const found = [];
      for (let x = Math.floor(box.left / cell); x <= box.right / cell; x += 1) for (let y = Math.floor(box.top / cell); y <= box.bottom / cell; y += 1) found.push(`${x},${y}`);
      return found;
    };
    return {
      free: (box) => !keys(box).some((key) => (squares.get(key) || []).some((other) => other.of !== box.node && overlap(box, other))),
      take: (box) => { for (const key of keys(box)) { if (!squares.has(key)) squares.set(key, []); squares.get(key).push(box); } },
    };
  }
  /* Take the most telling first, and cover no mark with a name. */
  function thin(nodes, size, { firstOnes, view }) {
    const seen = (box) => !view || (box.left > view.left && box.right < view.right && box.top > view.top && box.bottom < view.bottom);
    const taken = board(size);
    for (const node of nodes) {
      const r = nw.radius(node) * 1.05;
      taken.take({ of: node, left: node.x - r, right: node.x + r, top: node.y - r, bottom: node.y + r });
    }
    const kept = [];
    const order = [...nodes].sort((a, b) => (firstOnes.has(b.id) - firstOnes.has(a.id)) || nw.radius(b) - nw.radius(a) || a.y - b.y);
    for (const node of order) {
      for (const box of places(node, size)) {
        if (!seen(box) || !taken.free(box)) continue;
        taken.take(box);
        kept.push(box);
        break;
      }
      if (nodes.length > PLANNED && kept.length >= MOST) break;
    }
    return kept;
  }

  let cache = { key: "", shown: null, kept: [], size: font };
  /* The names that stand at this scale, in this part of the map: {kept, size}; each kept one is its box. */
  nw.labelled = (scale, view) => {
    const { size, planned: all } = sizeAt(scale);
    const state = nw.state();
    const seen = all || !view ? "" : [view.left, view.top, view.right, view.bottom].map((value) => Math.round((value * scale) / 40)).join();
    const key = [size.toFixed(3), all, seen, state.size, nw.cursor || ""].join("|");
    if (cache.key === key && cache.shown === nw.shown) return cache;
    const lit = nw.shown.lit ? nw.shown.lit.nodes : nw.shown.nodes;
    const wanted = [...nw.nodes.values()].filter((node) => nw.shown.nodes.has(node.id) && lit.has(node.id) && nw.markOf(node.id) === node
      && (!seen || (node.x > view.left && node.x < view.right && node.y > view.top && node.y < view.bottom)));
    const firstOnes = new Set([state.focus, nw.cursor].filter(Boolean));
    cache = { key, shown: nw.shown, size, kept: all ? wanted.map((node) => planned(node, size)) : thin(wanted, size, { firstOnes, view }) };
    return cache;
  };

  function write(ctx, { node, x, top, align }, size) {
    ctx.textAlign = align;
    node.lines.forEach((line, k) => {
      const wide = widthOf(line) * size + size * 0.3;
      const left = align === "center" ? x - wide / 2 : align === "left" ? x : x - wide;
      ctx.fillStyle = "rgba(255, 255, 255, 0.8)";
      ctx.fillRect(left, top + k * size * LINE, wide, size * LINE);
      ctx.fillStyle = nw.look.ink;
      ctx.fillText(line, x, top + (k + 0.84) * size * LINE);
    });
  }
  /* Bundles bear the first words of their names, the largest first, as far as there is room. */
  function writeBundles(ctx, size) {
    const taken = board(size);
    for (const { x, y, r, label } of [...nw.bundles.values()].filter(({ key }) => !nw.isOpen(key)).sort((a, b) => b.n - a.n)) {
      const [short] = label.split(",");
      const wide = widthOf(short) * size + size * 0.4;
      const box = { left: x - wide / 2, right: x + wide / 2, top: y + r + size * 0.1, bottom: y + r + size * 1.3 };
      if (!taken.free(box)) continue;
      taken.take(box);
      ctx.fillStyle = "rgba(255, 255, 255, 0.85)";
      ctx.fillRect(box.left, box.top, wide, size * LINE);
      ctx.fillStyle = nw.look.ink;
      ctx.fillText(short, x, y + r + size);
    }
  }
  nw.drawLabels = (ctx, scale, view) => {
    const { kept, size } = nw.labelled(scale, view);
    ctx.save();
    ctx.textBaseline = "alphabetic";
    ctx.font = `${size}px ${nw.look.font}`;
    for (const box of kept) write(ctx, box, size);
    if (nw.plan.aloneY > 0 && !nw.bundles.size) {
      ctx.textAlign = "left";
      ctx.fillStyle = "#565656";
      ctx.fillText(nw.t("alone_row"), 4, nw.plan.aloneY - size * 0.6);
    }
    ctx.textAlign = "center";
    ctx.font = `${12 / scale}px ${nw.look.font}`;
    writeBundles(ctx, 12 / scale);
    ctx.restore();
  };
})(window.nw);
