/* What is known about one organisation, or one cooperation, and who said so. */
"use strict";
(function (nw) {
  const fact = (list, name, ...values) => list.append(nw.el("dt", name), nw.el("dd", ...values));

  function intensity(edge) {
    if (edge.strength === null) return "";
    return nw.t(edge.assumed ? "intensity_assumed" : "intensity", { value: nw.number(edge.strength) });
  }
  function witness([group, file, sheet, cell, kind, strength]) {
    const place = [file, sheet, cell ? nw.t("evidence_cell", { cell }) : ""].filter(Boolean).join(", ");
    const said = [kind, strength === null ? "" : nw.t("intensity", { value: nw.number(strength) })].filter(Boolean).join(", ");
    return nw.el("li", [group, said].filter(Boolean).join(": ") || place, group || said ? (place ? nw.el("span.muted", ` (${place})`) : null) : null);
  }
  function witnesses(edge) {
    if (!edge.seen.length) return nw.el("p.small.muted", nw.t("evidence_none"));
    return nw.el("ul.seen", ...edge.seen.map(witness));
  }
  function tieSummary(edge) {
    if (edge.draft) return nw.t(`draft_mark_${edge.draft}`);
    const sure = nw.grouped ? nw.t(edge.sure ? "tie_confirmed" : "line_single") : "";
    return [sure, edge.kinds.join(", "), intensity(edge)].filter(Boolean).join(" · ");
  }

  function partnerList(id, state, title) {
    const ties = nw.edgesOf.get(id).filter(({ edge }) => edge.state === state && nw.inWave(edge, nw.state())).sort((a, b) => nw.byName(a.other, b.other));
    if (!ties.length) return [];
    const rows = ties.map(({ edge, other }) => {
      const name = nw.el("summary", nw.nodes.get(other).name);
      const open = nw.button(".link.small", nw.t("open_actor"), () => nw.set({ ...nw.letGoOf, focus: other, steps: 1 }));
      const tell = nw.button(".link.small", nw.t("open_tie"), () => nw.set({ ...nw.letGoOf, edge: edge.id }));
      return nw.el("details", name, nw.el("p.small", tieSummary(edge)), nw.plan.evidence ? witnesses(edge) : null, nw.el("p.small", open, " · ", tell));
    });
    return [nw.el("h3", title), ...rows];
  }

  function position(reading, node) {
    const [value, , , low, high, note] = node.positions[reading.key] || [null];
    if (value === null) return nw.el("p.position.small", nw.el("b", reading.label), `: ${nw.t("position_undefined")}`);
    const rank = low !== null && low !== undefined && high !== null
      ? `, ${nw.t("position_rank", { low: nw.number(low), high: nw.number(high), n: nw.number(nw.plan.nodes.length) })}` : "";
    return nw.el("p.position.small", nw.el("b", reading.label), `: ${nw.number(value)}${rank}`, note ? nw.el("span.muted", ` (${note})`) : null,
      reading.notMeans ? nw.el("span.muted", ` ${nw.t("not_means", { text: reading.notMeans })}`) : null);
  }

  function steps(state) {
    const row = nw.el("div.steps", nw.el("span.muted.small", nw.t("steps")));
    for (const k of [1, 2]) {
      const button = nw.button("", nw.t(`steps_${k}`), () => nw.set({ steps: k }));
      button.setAttribute("aria-pressed", String(state.steps === k));
      row.append(button);
    }
    return row;
  }

  nw.actorDetails = (id) => {
    const node = nw.nodes.get(id);
    const state = nw.state();
    const count = nw.partnersOf(id);
    const facts = nw.el("dl.facts");
    if (node.short) fact(facts, nw.t("short"), node.short);
    fact(facts, nw.t("sector"), nw.sectors.get(node.sector).label);
    if (nw.clusters.size) fact(facts, nw.t("cluster"), nw.clusters.get(node.cluster).label);
    const roles = node.fields.map(([name, role]) => nw.el("div", name, role ? ` (${nw.t(`role_${role}`)})` : ""));
    if (nw.plan.fields.length) fact(facts, nw.t("fields"), ...(roles.length ? roles : [nw.t("no_fields")]));
    const anyone = nw.plan.nodes.some((other) => other.present);
    const remarks = [node.roster ? "" : nw.t("not_on_roster"), anyone ? nw.t(node.present ? "present" : "absent") : ""].filter(Boolean);
    const gaps = nw.plan.gaps.filter((gap) => nw.gapEnds(gap).includes(id));
    return [
      nw.backLink(), nw.el("h2", node.name), facts,
      remarks.length ? nw.el("p.small.muted", remarks.join(" · ")) : null,
      node.cut ? nw.el("p.small", nw.t("cutpoint")) : null,
      node.draft ? nw.el("p.small.draft", nw.t(`draft_mark_${node.draft}`)) : null,
      count ? steps(state) : null,
      nw.correctActor(id),
      nw.plan.trying && state.gone !== id ? nw.el("p.small", nw.button(".link", nw.t("try_gone"), () => nw.set({ gone: id }))) : null,
      ...(count ? partnerList(id, "existing", nw.countPartners(count)) : [nw.el("h3", nw.t("no_partner"))]),
      ...partnerList(id, "wished", nw.t("wishes")),
      ...partnerList(id, "refused", nw.t("refusals")),
      ...(gaps.length ? nw.gapSection(gaps) : []),
      nw.plan.readings.length ? nw.el("h3", nw.t("positions")) : null, ...nw.plan.readings.map((reading) => position(reading, node)),
    ];
  };

  nw.edgeDetails = (id) => {
    const edge = nw.edges.get(id);
    const title = { existing: "tie_title", wished: "tie_wish", refused: "tie_refused" }[edge.state];
    return [
      nw.backLink(), nw.el("h2", nw.t(title)),
      nw.el("p", nw.actorLink(edge.from), edge.state === "wished" || nw.plan.directed ? " → " : " – ", nw.actorLink(edge.to)),
      nw.el("p.small", tieSummary(edge)),
      edge.bridge ? nw.el("p.small", nw.t("tie_bridge")) : null,
      nw.waveFacts(edge),
      nw.correctTie(edge),
      ...(nw.plan.evidence ? [nw.el("h3", nw.t("evidence")), witnesses(edge)] : []),
    ];
  };
})(window.nw);
