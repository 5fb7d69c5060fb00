/* Names on the map: where the plan put them while they are legible, else as many as have room. */
"use strict";
(function (nw) {
  const { font, width, height } = nw.plan;
  const LEGIBLE = 8.8;
  const LARGEST = 17;
  const LINE = 1.17;
  const MOST = 70; // names at once where there are more actors than names have room
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
  /* The names that stand at this scale, in this part of the map: {kept, size}. */
  nw.labelled = (scale, view) => {
    const { size, planned } = sizeAt(scale);
    const state = nw.state();
    const seen = planned || !view ? "" : [view.left, view.top, view.right, view.bottom].map((value) => Math.round((value * scale) / 40)).join();
    const key = [size.toFixed(3), planned, seen, JSON.stringify(state), nw.cursor || ""].join("|");
    if (cache.key === key) return cache;
    const lit = nw.shown.lit ? nw.shown.lit.nodes : nw.shown.nodes;
    const wanted = all.filter((node) => nw.shown.nodes.has(node.id) && lit.has(node.id)
      && (!seen || (node.x > view.left && node.x < view.right && node.y > view.top && node.y < view.bottom)));
    const firstOnes = new Set([state.focus, nw.cursor].filter(Boolean));
    const kept = planned ? wanted : thin(wanted, size, firstOnes);
    cache = { key, size, kept: all.length > 150 ? kept.slice(0, MOST) : kept };
    return cache;
  };

  nw.drawLabels = (ctx, scale, view) => {
    const { kept, size } = nw.labelled(scale, view);
    ctx.save();
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    ctx.font = `${size}px ${nw.look.font}`;
    for (const node of kept) {
      const top = node.y + nw.radius(node) + 3;
      node.lines.forEach((line, k) => {
        const wide = ctx.measureText(line).width + size * 0.3;
        ctx.fillStyle = "rgba(255, 255, 255, 0.8)";
        ctx.fillRect(node.x - wide / 2, top + k * size * LINE, wide, size * LINE);
        ctx.fillStyle = nw.look.ink;
        ctx.fillText(line, node.x, top + (k + 0.84) * size * LINE);
      });
    }
    if (nw.plan.aloneY > 0) {
      ctx.textAlign = "left";
      ctx.fillStyle = "#565656";
      ctx.fillText(nw.t("alone_row"), 4, nw.plan.aloneY - size * 0.6);
    }
    ctx.restore();
  };
  nw.frame = { width, height };
})(window.nw);
