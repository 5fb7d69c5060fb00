/* The plan as the page reads it: nodes, edges and gaps by their keys, and who is tied to whom. */
"use strict";
(function (nw) {
  const plan = JSON.parse(document.getElementById("plan").textContent);
  nw.plan = plan;
  nw.nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  nw.edges = new Map(plan.edges.map((edge) => [edge.id, edge]));
  nw.gaps = new Map(plan.gaps.map((gap) => [gap.key, gap]));
  nw.sectors = new Map(plan.sectors.map((sector) => [sector.key, sector]));
  nw.clusters = new Map(plan.clusters.map((cluster) => [cluster.key, cluster]));
  nw.readings = new Map(plan.readings.map((reading) => [reading.key, reading]));

  /* Edges by actor, each seen from it: {edge, other}. */
  nw.edgesOf = new Map(plan.nodes.map((node) => [node.id, []]));
  for (const edge of plan.edges) {
    nw.edgesOf.get(edge.from).push({ edge, other: edge.to });
    nw.edgesOf.get(edge.to).push({ edge, other: edge.from });
  }

  /* Which entry of the legend a tie belongs to. */
  nw.lineOf = (edge) => {
    if (edge.state === "wished") return "wished";
    if (edge.state === "refused") return "refused";
    return edge.sure ? "confirmed" : "single";
  };
  /* Whether it is known who named what. */
  nw.grouped = plan.edges.some((edge) => edge.groups.length > 0);
  nw.linesThere = ["confirmed", "single", "wished", "refused"].filter((line) =>
    plan.edges.some((edge) => nw.lineOf(edge) === line));

  /* How many partners an actor has, whatever is shown. */
  nw.partnersOf = (id) => new Set(nw.edgesOf.get(id)
    .filter(({ edge }) => edge.state === "existing").map(({ other }) => other)).size;
})((window.nw = window.nw || {}));
