/* The plan as the page reads it: nodes, ties and gaps by their keys, and who is tied to whom. */
"use strict";
(function (nw) {
  const plan = JSON.parse(document.getElementById("plan").textContent);
  for (const what of ["node", "edge"]) plan[`${what}s`] = plan[`${what}s`].map((one) => ({ ...plan.plain[what], ...one }));
  nw.plan = plan;
  nw.nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  nw.gaps = new Map(plan.gaps.map((gap) => [gap.key, gap]));
  nw.sectors = new Map(plan.sectors.map((sector) => [sector.key, sector]));
  nw.clusters = new Map(plan.clusters.map((cluster) => [cluster.key, cluster]));
  nw.fieldStyles = new Map(plan.fieldStyles.map((style) => [style.key, style]));
  for (const node of plan.nodes) node.field = node.fields.length ? node.fields[0][0] : "unknown"; // the one it leads, else its first
  /* Who has no sector, or is a draft, looks like this, also where the plan has nobody of the kind. */
  const plain = { key: "unknown", label: plan.texts.sector_unknown, colour: "#6b6b6b", ink: "#ffffff", shape: "circle", letter: "?", count: 0 };
  for (const styles of [nw.sectors, nw.clusters, nw.fieldStyles]) if (styles.size && !styles.has("unknown")) styles.set("unknown", plain);
  nw.readings = new Map(plan.readings.map((reading) => [reading.key, reading]));
  nw.matters = new Map(plan.matters.map((matter) => [matter.key, matter]));
  nw.pairOf = (a, b) => (a < b ? `${a}|${b}` : `${b}|${a}`);

  /* Ties by key and by actor, each seen from it: {edge, other}. Drafts and waves bring ties of their own. */
  nw.takeTies = (ties) => {
    nw.ties = ties;
    nw.edges = new Map(ties.map((edge) => [edge.id, edge]));
    nw.edgesOf = new Map([...nw.nodes.keys()].map((id) => [id, []]));
    for (const edge of ties) {
      nw.edgesOf.get(edge.from).push({ edge, other: edge.to });
      nw.edgesOf.get(edge.to).push({ edge, other: edge.from });
    }
  };
  nw.takeTies(plan.edges);

  /* Which entry of the legend a tie belongs to. */
  nw.lineOf = (edge) => {
    if (edge.state === "wished") return "wished";
    if (edge.state === "refused") return "refused";
    return edge.sure ? "confirmed" : "single";
  };
  /* Whether it is known who named what. */
  nw.grouped = plan.grouped;
  nw.linesThere = ["confirmed", "single", "wished", "refused"].filter((line) =>
    plan.edges.some((edge) => nw.lineOf(edge) === line));

  /* Whether a tie counts as a cooperation: it exists in the wave looked at, and no draft takes it away. */
  nw.counts = (edge) => edge.state === "existing" && !edge.off && (!edge.waves || edge.waves.includes(nw.state().wave));
  /* How many partners an actor has, whatever is shown. */
  nw.partnersOf = (id) => new Set(nw.edgesOf.get(id).filter(({ edge }) => nw.counts(edge)).map(({ other }) => other)).size;
})((window.nw = window.nw || {}));
