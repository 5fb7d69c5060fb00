/* What became of each cooperation from one wave to the next; the slider goes from wave to wave, the places stay. */
"use strict";
(function (nw) {
  const { waves } = nw.plan;
  const slider = document.getElementById("wave");
  const KINDS = ["new", "first_named", "with_joiner", "ended", "not_named_again", "with_leaver", "not_asked", "kept"];

  const between = (k) => nw.t("wave_between", { a: waves[k - 1].date, b: waves[k].date });
  const changed = (k, kind) => nw.ties.filter((edge) => edge.change && edge.change[k - 1] === kind && nw.shown.nodes.has(edge.from) && nw.shown.nodes.has(edge.to));
  const names = (edge) => `${nw.nodes.get(edge.from).name} – ${nw.nodes.get(edge.to).name}`;
  function sample({ color, width, dashes }) {
    const svg = nw.svg("svg", { width: 30, height: 14, viewBox: "0 0 30 14", "aria-hidden": "true" });
    svg.append(nw.svg("line", { x1: 0, y1: 7, x2: 30, y2: 7, stroke: color, "stroke-width": width, "stroke-dasharray": dashes ? dashes.join(" ") : "none" }));
    return svg;
  }
  function section(k, kind) {
    const ties = changed(k, kind);
    const head = nw.el("summary", sample(nw.changeStroke[kind]), ` ${nw.t(`change.${kind}`)}`, nw.el("span.n", ` ${nw.number(ties.length)}`));
    const list = nw.el("ul.plain.small", ...ties.map((edge) => nw.el("li", nw.button(".link", names(edge), () => nw.set({ ...nw.letGoOf, edge: edge.id })))));
    return nw.el("details", head, nw.el("p.small.muted", nw.t(`change_hint.${kind}`)), list);
  }
  function people(k) {
    const here = (wave) => [...nw.nodes.values()].filter((node) => node.waves && node.waves.includes(wave)).map(({ id }) => id);
    const [was, is] = [new Set(here(k - 1)), new Set(here(k))];
    const list = (ids) => ids.sort(nw.byName).map((id) => nw.nodes.get(id).name).join(", ");
    const [come, gone] = [[...is].filter((id) => !was.has(id)), [...was].filter((id) => !is.has(id))];
    return [come.length ? nw.el("p.small", nw.t("wave_joined", { names: list(come) })) : null, gone.length ? nw.el("p.small", nw.t("wave_left", { names: list(gone) })) : null];
  }

  nw.contexts.changed = ({ wave }) => {
    const head = nw.el("h2", nw.t("changed_title"));
    if (waves.length < 2) return [head, nw.el("p", nw.t("changed_single"))];
    if (wave === 0) return [head, nw.el("p", nw.t("changed_first", { date: waves[0].date }))];
    return [head, nw.el("p.small", between(wave)), ...people(wave), ...KINDS.map((kind) => section(wave, kind)), nw.el("p.small.muted", nw.t("changed_text"))];
  };
  /* What one tie says of itself: wave by wave. */
  nw.waveFacts = (edge) => (edge.change ? nw.el("ul.plain.small", ...edge.change.map((kind, k) => (kind ? nw.el("li", `${between(k + 1)}: ${nw.t(`change.${kind}`)}`) : null))) : null);

  if (waves.length > 1) {
    slider.max = String(waves.length - 1);
    slider.addEventListener("input", () => nw.set({ wave: Number(slider.value), ...nw.letGoOf }));
  }
  nw.onChange(({ wave }) => {
    if (waves.length < 2) return;
    slider.value = String(wave);
    slider.setAttribute("aria-valuetext", waves[wave].date);
    document.getElementById("wave-date").textContent = waves[wave].date;
  });
})(window.nw);
