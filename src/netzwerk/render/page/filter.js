/* From the state to what is drawn: which actors and ties are shown, and which of them stand out. */
"use strict";
(function (nw) {
  function nodeShown(node, state) {
    if (node.waves && !node.waves.includes(state.wave) && !(state.view === "changed" && node.waves.includes(state.wave - 1))) return false;
    if (state.hidden.includes(node[state.colour])) return false;
    return state.field === "" || node.fields.some(([name]) => name === state.field);
  }
  function edgeShown(edge, state, nodes) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) return false;
    if (!nw.inWave(edge, state) || (!state.lines.includes(nw.lineOf(edge)) && !edge.draft)) return false;
    if (state.kind !== "" && !edge.kinds.includes(state.kind)) return false;
    return !(state.strength > 0 && edge.state === "existing" && edge.strength < state.strength);
  }

  /* Everyone within so many steps of an actor, along shown ties. */
  function around(start, steps, edges) {
    const reached = new Map([[start, 0]]);
    let edge = [start];
    for (let step = 1; step <= steps; step += 1) {
      const next = [];
      for (const id of edge) {
        for (const { edge: tie, other } of nw.edgesOf.get(id)) {
          if (!edges.has(tie.id) || reached.has(other)) continue;
          reached.set(other, step);
          next.push(other);
        }
      }
      edge = next;
    }
    return reached;
  }

  function gapActors(gap) {
    if (gap.a || gap.b) return nw.gapEnds(gap).filter((id) => nw.nodes.has(id));
    return nw.plan.nodes.filter((node) => node.fields.some(([name]) => gap.fields.includes(name))).map((node) => node.id);
  }
  nw.gapActors = gapActors;

  /* What stands out: {nodes, edges}, or null where everything does. */
  function litBy(state, edges) {
    if (state.focus) {
      const reached = around(state.focus, state.steps, edges);
      const inner = (id) => reached.has(id) && reached.get(id) < state.steps;
      const lit = [...edges].filter((id) => {
        const edge = nw.edges.get(id);
        return reached.has(edge.from) && reached.has(edge.to) && (inner(edge.from) || inner(edge.to));
      });
      return { nodes: new Set(reached.keys()), edges: new Set(lit) };
    }
    if (state.edge) {
      const edge = nw.edges.get(state.edge);
      return { nodes: new Set([edge.from, edge.to]), edges: new Set([edge.id]) };
    }
    if (state.gap || state.matter) {
      const nodes = new Set(state.matter ? nw.matters.get(state.matter).actors.filter((id) => nw.nodes.has(id)) : gapActors(nw.gaps.get(state.gap)));
      const single = nodes.size === 1;
      const near = [...edges].filter((id) => {
        const { from, to } = nw.edges.get(id);
        return single ? nodes.has(from) || nodes.has(to) : nodes.has(from) && nodes.has(to);
      });
      if (single) for (const id of near) { nodes.add(nw.edges.get(id).from); nodes.add(nw.edges.get(id).to); }
      return { nodes, edges: new Set(near) };
    }
    return null;
  }

  /* The gaps drawn as lines: pairs of the chosen type, or of the chosen matter, whose ends are both shown. */
  function gapLines(state, nodes) {
    const matter = nw.matters.get(state.matter);
    const wanted = (gap) => state.tried.includes(gap.key) || gap.key === state.gap || (matter && matter.gaps.includes(gap.key))
      || (state.view === "missing" && !state.focus && !state.gap && !state.matter && gap.type === state.gaps);
    return nw.plan.gaps.filter((gap) => gap.a && gap.b && nodes.has(gap.a) && nodes.has(gap.b) && wanted(gap));
  }

  /* Whether a tie is of the wave that is looked at; where waves are compared, both ends of the comparison are. */
  nw.inWave = (edge, state) => !edge.waves || edge.waves.includes(state.wave) || (state.view === "changed" && edge.waves.includes(state.wave - 1));
  nw.shownBy = (state) => {
    const nodes = new Set([...nw.nodes.values()].filter((node) => nodeShown(node, state)).map((node) => node.id));
    const edges = new Set(nw.ties.filter((edge) => edgeShown(edge, state, nodes)).map((edge) => edge.id));
    if (state.edge && nodes.has(nw.edges.get(state.edge).from) && nodes.has(nw.edges.get(state.edge).to)) edges.add(state.edge);
    if (state.focus && !nodes.has(state.focus)) nodes.add(state.focus);
    return { nodes, edges, lit: litBy(state, edges), gaps: gapLines(state, nodes) };
  };

  nw.shown = nw.shownBy(nw.state());
  nw.onChange((state) => { nw.shown = nw.shownBy(state); });
})(window.nw);
