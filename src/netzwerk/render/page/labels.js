/* Names on the map: where the plan put them while they are legible, else as many as have room. */
"use strict";
(function (nw) {
  const { font, width, height } = nw.plan;
  const LEGIBLE = 9.6;
  const LARGEST = 17;
  const LINE = 1.17;
  const all = nw.plan.nodes;

  /* The size of the letters on the map's own scale, and whether every planned label can stand. */
  function sizeAt(scale) {
    const onScreen = font * scale;
    if (onScreen < LEGIBLE) return { size: 11 / scale, planned: false };
    return { size: Math.min(onScreen, LARGEST) / scale, planned: all.length <= 150 };
  }

  function box(node, size) {
    const grown = size / font;
    const top = node.y + nw.radius(node) + 3;
    const wide = node.width * grown;
    return { left: node.x - wide / 2, right: node.x + wide / 2, top, bottom: top + node.lines.length * size * LINE };
  }
  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  /* Take the most telling first; a grid keeps the comparison short for thousands. */
  function thin(nodes, size, firstOnes) {
    const cell = Math.max(8 * size, 1);
    const grid = new Map();
    const kept = [];
    const order = [...nodes].sort((a, b) => (firstOnes.has(b.id) - firstOnes.has(a.id)) || nw.radius(b) - nw.radius(a) || a.y - b.y);
    for (const node of order) {
      const own = box(node, size);
      const cells = [];
      for (let x = Math.floor(own.left / cell); x <= own.right / cell; x += 1) {
        for (let y = Math.floor(own.top / cell); y <= own.bottom / cell; y += 1) cells.push(`${x},${y}`);
      }
      if (cells.some((key) => (grid.get(key) || []).some((other) => overlap(own, other)))) continue;
      for (const key of cells) grid.set(key, [...(grid.get(key) || []), own]);
      kept.push(node);
    }
    return kept;
  }

  let cache = { key: "", kept: [], size: font };
  nw.labelled = (scale) => {
    const { size, planned } = sizeAt(scale);
    const state = nw.state();
    const key = [size.toFixed(3), planned, JSON.stringify(state), nw.cursor || ""].join("|");
    if (cache.key === key) return cache;
    const lit = nw.shown.lit ? nw.shown.lit.nodes : nw.shown.nodes;
    const wanted = all.filter((node) => nw.shown.nodes.has(node.id) && lit.has(node.id));
    const firstOnes = new Set([state.focus, nw.cursor].filter(Boolean));
    cache = { key, size, kept: planned ? wanted : thin(wanted, size, firstOnes) };
    return cache;
  };

  nw.drawLabels = (ctx, scale) => {
    const { kept, size } = nw.labelled(scale);
    ctx.save();
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    ctx.lineJoin = "round";
    ctx.strokeStyle = "rgba(255, 255, 255, 0.92)";
    ctx.lineWidth = size * 0.28;
    ctx.fillStyle = nw.look.ink;
    for (const node of kept) {
      const strong = node.id === nw.state().focus || node.id === nw.cursor;
      ctx.font = `${strong ? "bold " : ""}${size}px ${nw.look.font}`;
      const top = node.y + nw.radius(node) + 3;
      node.lines.forEach((line, k) => {
        const y = top + (k + 0.86) * size * LINE;
        ctx.strokeText(line, node.x, y);
        ctx.fillText(line, node.x, y);
      });
    }
    ctx.restore();
  };
  nw.frame = { width, height };
})(window.nw);
