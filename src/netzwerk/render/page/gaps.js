/* What is missing: a list by type beside the map; the chosen type or row is drawn as dashed lines. */
"use strict";
(function (nw) {
  const FIRST = 12;

  /* Whom a gap is about: one, a pair, or a set joined by a bar. */
  nw.gapEnds = (gap) => [gap.a, gap.b].filter(Boolean).flatMap((id) => (nw.nodes.has(id) ? [id] : id.split("|")));
  nw.gapTitle = (gap) => {
    const names = nw.gapEnds(gap).map((id) => (nw.nodes.has(id) ? nw.nodes.get(id).name : id));
    if (names.length) return names.join(" – ");
    const sectors = gap.sectors.map((id) => (nw.sectors.has(id) ? nw.sectors.get(id).label : id));
    return (gap.fields.length ? gap.fields : sectors).join(" – ");
  };
  function row(gap) {
    const state = nw.state();
    const chosen = state.gap === gap.key;
    const button = nw.button(".item", nw.el("span", nw.gapTitle(gap), nw.el("span.sub", gap.evidence)),
      () => nw.set({ ...nw.letGoOf, view: "missing", gap: nw.state().gap === gap.key ? "" : gap.key, gaps: gap.type }));
    button.setAttribute("aria-pressed", String(chosen));
    const item = nw.el("li", button);
    if (chosen) {
      const facts = nw.el("dl.facts.small");
      if (gap.effect) facts.append(nw.el("dt", nw.t("gap_effect")), nw.el("dd", gap.effect));
      if (gap.quality) facts.append(nw.el("dt", nw.t("gap_quality")), nw.el("dd", nw.t(`quality_${gap.quality}`)));
      item.append(facts);
    }
    if (nw.canTry(gap)) item.append(nw.tryBox(gap));
    return item;
  }
  function rows(gaps) {
    const chosen = gaps.findIndex((gap) => gap.key === nw.state().gap);
    const first = gaps.slice(0, Math.max(FIRST, chosen + 1));
    const rest = gaps.slice(first.length);
    const list = nw.el("ul.list", ...first.map(row));
    if (!rest.length) return [list];
    const more = nw.button(".link.small", nw.t("missing_more", { n: nw.number(rest.length) }), () => {
      list.append(...rest.map(row));
      list.children[first.length].querySelector("button").focus();
      more.remove();
    });
    return [list, more];
  }

  nw.gapSection = (gaps) => [nw.el("h3", nw.t("gaps_here")), ...rows(gaps)];

  nw.contexts.missing = (state) => {
    const head = [nw.el("h2", nw.t("missing_title"))];
    if (!nw.plan.gaps.length) return [...head, nw.el("p", nw.t(nw.plan.gapsKnown ? "missing_empty" : "missing_none"))];
    const types = [...new Set(nw.plan.gaps.map((gap) => gap.type))];
    const sections = types.map((type) => {
      const gaps = nw.plan.gaps.filter((gap) => gap.type === type);
      const section = nw.el("details", nw.el("summary", nw.t(`gap.${type}`), nw.el("span.n", ` ${nw.number(gaps.length)}`)));
      section.dataset.type = type;
      section.open = type === state.gaps;
      if (section.open) section.append(...rows(gaps));
      section.firstChild.addEventListener("click", (event) => {
        event.preventDefault();
        nw.set({ ...nw.letGoOf, gaps: state.gaps === type ? "" : type });
        const opened = document.querySelector(`#context details[data-type="${type}"] summary`);
        if (opened) opened.focus();
      });
      return section;
    });
    return [...head, nw.el("p.small", nw.t("missing_text")), ...nw.shortlist(), ...sections];
  };
})(window.nw);
