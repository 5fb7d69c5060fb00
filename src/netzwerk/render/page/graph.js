/* What holds together: components, reach, single points and ties between sectors, counted in the page. */
"use strict";
(function (nw) {
  /* Who works with whom, as sets by actor: existing ties without those gone, and with those added. */
  nw.neighbours = ({ without = "", more = [] } = {}) => {
    const near = new Map([...nw.nodes.values()].filter(({ id, draft, waves }) => id !== without && draft !== "removed" && (!waves || waves.includes(nw.state().wave))).map(({ id }) => [id, new Set()]));
    const join = (a, b) => { if (a !== b && near.has(a) && near.has(b)) { near.get(a).add(b); near.get(b).add(a); } };
    for (const edge of nw.ties) if (nw.counts(edge)) join(edge.from, edge.to);
    for (const [a, b] of more) join(a, b);
    return near;
  };

  nw.components = (near) => {
    const seen = new Set();
    const parts = [];
    for (const start of near.keys()) {
      if (seen.has(start)) continue;
      const part = [start];
      seen.add(start);
      for (let k = 0; k < part.length; k += 1) for (const other of near.get(part[k])) if (!seen.has(other)) { seen.add(other); part.push(other); }
      parts.push(part);
    }
    return parts.sort((a, b) => b.length - a.length);
  };

  /* How many pairs are at most two steps apart. */
  nw.pairsWithinTwo = (near) => {
    let twice = 0;
    for (const [start, first] of near) {
      const reached = new Set(first);
      for (const other of first) for (const next of near.get(other)) reached.add(next);
      reached.delete(start);
      twice += reached.size;
    }
    return twice / 2;
  };

  /* Those without whom their part would fall apart (Tarjan), without recursion. */
  nw.cutpoints = (near) => {
    const order = new Map();
    const low = new Map();
    const cut = new Set();
    for (const root of near.keys()) {
      if (order.has(root)) continue;
      let children = 0;
      const stack = [{ id: root, parent: null, rest: [...near.get(root)] }];
      order.set(root, order.size);
      low.set(root, order.get(root));
      while (stack.length) {
        const top = stack.at(-1);
        const next = top.rest.pop();
        if (next === undefined) {
          stack.pop();
          const under = stack.at(-1);
          if (!under) continue;
          low.set(under.id, Math.min(low.get(under.id), low.get(top.id)));
          if (under.id === root) children += 1;
          else if (low.get(top.id) >= order.get(under.id)) cut.add(under.id);
        } else if (!order.has(next)) {
          order.set(next, order.size);
          low.set(next, order.get(next));
          stack.push({ id: next, parent: top.id, rest: [...near.get(next)] });
        } else if (next !== top.parent) low.set(top.id, Math.min(low.get(top.id), order.get(next)));
      }
      if (children > 1) cut.add(root);
    }
    return cut;
  };

  /* How many cooperations run between each two sectors: {"a|b": n}. */
  nw.sectorTies = (near) => {
    const counted = {};
    for (const [a, others] of near) {
      for (const b of others) {
        if (a > b) continue;
        const pair = nw.pairOf(nw.nodes.get(a).sector, nw.nodes.get(b).sector);
        counted[pair] = (counted[pair] || 0) + 1;
      }
    }
    return counted;
  };

  nw.numbersOf = (near) => {
    const parts = nw.components(near);
    let ties = 0;
    for (const others of near.values()) ties += others.size;
    return {
      organisations: near.size, ties: ties / 2, parts: parts.length, largest: parts.length ? parts[0].length : 0,
      alone: parts.filter((part) => part.length === 1).length, reach: nw.pairsWithinTwo(near), cut: nw.cutpoints(near), sectors: nw.sectorTies(near),
    };
  };
})(window.nw);
