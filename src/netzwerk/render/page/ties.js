/* The ties and gaps on the canvas: one stroke for all that look alike, and which of them lies under the pointer. */
"use strict";
(function (nw) {
  const CHUNK = 40; // lines in one path: long paths are slow to stroke
  const BEND = 0.12; // of two lines between the same two, one is bent
  const rank = { faint: 0, single: 1, named: 1, sure: 2, wished: 3, refused: 3, gap: 4, draft: 5 };
  let lines = [];

  /* What is drawn, from the state: each line with its ends and its look; those lit lie on top. */
  function collect() {
    const drawn = [];
    const state = nw.state();
    const { lit } = nw.shown;
    const existing = new Set();
    const bundled = new Map();
    for (const edge of nw.ties) {
      if (!nw.shown.edges.has(edge.id)) continue;
      const [a, b] = [nw.markOf(edge.from), nw.markOf(edge.to)];
      if (a === b) continue;
      if (a.bundle || b.bundle) {
        const key = nw.pairOf(a.id, b.id);
        bundled.set(key, { a, b, n: (bundled.has(key) ? bundled.get(key).n : 0) + 1 });
        continue;
      }
      const pair = nw.pairOf(edge.from, edge.to);
      const bend = existing.has(pair) ? BEND : 0;
      existing.add(pair);
      const dim = lit && !lit.edges.has(edge.id);
      const look = dim ? { color: nw.look.dim, width: 1, dashes: false, order: -1 } : nw.stroke(edge, lit !== null);
      drawn.push({ key: edge.id, a, b, bend, arrow: nw.plan.directed || (edge.state === "wished" && edge.oneWay), ...look, order: look.order ?? rank[nw.lineOf(edge)] ?? 1 });
    }
    for (const { a, b, n } of bundled.values()) {
      drawn.push({ key: "", a, b, bend: 0, color: "#b9b9b9", width: Math.min(12, 0.8 + Math.sqrt(n) / 2), dashes: false, order: 0 });
    }
    for (const gap of nw.shown.gaps) {
      const look = state.tried.includes(gap.key) ? nw.triedStroke : nw.gapStroke;
      drawn.push({ key: `gap:${gap.key}`, a: nw.markOf(gap.a), b: nw.markOf(gap.b), bend: existing.has(nw.pairOf(gap.a, gap.b)) ? BEND : 0, order: rank.gap, ...look });
    }
    lines = drawn.filter(({ a, b }) => a !== b);
    const groups = new Map();
    for (const line of lines) {
      const look = [line.order, line.color, line.width, line.dashes || ""].join(";");
      if (!groups.has(look)) groups.set(look, []);
      groups.get(look).push(line);
    }
    return [...groups.values()].sort((one, other) => one[0].order - other[0].order);
  }
  let groups = [];
  nw.gatherTies = () => { groups = collect(); };

  const bent = ({ a, b, bend }) => ({ x: (a.x + b.x) / 2 - bend * (b.y - a.y), y: (a.y + b.y) / 2 + bend * (b.x - a.x) });
  function trace(ctx, line) {
    ctx.moveTo(line.a.x, line.a.y);
    if (!line.bend) ctx.lineTo(line.b.x, line.b.y);
    else {
      const middle = bent(line);
      ctx.quadraticCurveTo(2 * middle.x - (line.a.x + line.b.x) / 2, 2 * middle.y - (line.a.y + line.b.y) / 2, line.b.x, line.b.y);
    }
  }
  const within = ({ a, b }, { left, top, right, bottom }) => Math.max(a.x, b.x) >= left && Math.min(a.x, b.x) <= right
    && Math.max(a.y, b.y) >= top && Math.min(a.y, b.y) <= bottom;

  function arrow(ctx, line) {
    const from = line.bend ? bent(line) : line.a;
    const angle = Math.atan2(line.b.y - from.y, line.b.x - from.x);
    const r = nw.radius(line.b) * 1.15;
    const [x, y] = [line.b.x - r * Math.cos(angle), line.b.y - r * Math.sin(angle)];
    ctx.beginPath();
    ctx.moveTo(x, y);
    for (const side of [0.42, -0.42]) ctx.lineTo(x - 8 * Math.cos(angle + side), y - 8 * Math.sin(angle + side));
    ctx.fill();
  }

  nw.drawTies = (ctx, view) => {
    ctx.save();
    ctx.lineCap = "butt";
    for (const group of groups) {
      const [{ color, width, dashes }] = group;
      ctx.strokeStyle = color;
      ctx.fillStyle = color;
      ctx.lineWidth = width;
      ctx.setLineDash(dashes || []);
      let open = 0;
      ctx.beginPath();
      for (const line of group) {
        if (!within(line, view)) continue;
        trace(ctx, line);
        open += 1;
        if (open % CHUNK === 0) {
          ctx.stroke();
          ctx.beginPath();
        }
      }
      ctx.stroke();
      ctx.setLineDash([]);
      for (const line of group) if (line.arrow && within(line, view)) arrow(ctx, line);
    }
    ctx.restore();
  };

  /* The line nearest to a point of the map, within a few pixels of the screen; those on top first. */
  nw.lineAt = ({ x, y }, scale) => {
    let found = "";
    let least = 6 / scale;
    for (const line of lines) {
      if (!line.key) continue;
      const ends = line.bend ? [[line.a, bent(line)], [bent(line), line.b]] : [[line.a, line.b]];
      for (const [a, b] of ends) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const share = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
        const away = Math.hypot(a.x + share * dx - x, a.y + share * dy - y);
        if (away <= least) [found, least] = [line.key, away];
      }
    }
    return found;
  };
  nw.drawnLines = () => lines;
})(window.nw);
