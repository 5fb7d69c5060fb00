/* The bar above the map: saved views, the choices, and what stands under "Mehr". */
"use strict";
(function (nw) {
  const at = (id) => document.getElementById(id);
  const viewButtons = [...document.querySelectorAll("[data-view]")];
  for (const button of viewButtons) button.addEventListener("click", () => { nw.set(nw.views[button.dataset.view]); nw.showAll(); });

  function choices(id, entries, change) {
    const select = at(id);
    if (!select) return null;
    for (const [value, label] of entries) {
      const option = nw.el("option", label);
      option.value = value;
      select.append(option);
    }
    select.addEventListener("change", () => change(select.value));
    return select;
  }
  const strengths = [...new Set(nw.plan.edges.map((edge) => edge.strength).filter((value) => value !== null))].sort((a, b) => a - b);
  const steps = [...new Set(strengths.map(Math.floor))].filter((value) => value > strengths[0]).slice(0, 9);
  const selects = {
    field: choices("field", nw.plan.fields.map(([name, n]) => [name, `${name} (${nw.number(n)})`]), (field) => nw.set({ field })),
    kind: choices("kind", nw.plan.kinds.map((kind) => [kind, kind]), (kind) => nw.set({ kind })),
    strength: choices("strength", steps.map((value) => [String(value), nw.number(value)]), (value) => nw.set({ strength: Number(value) })),
    size: choices("size", [...nw.plan.readings.map(({ key, label }) => [key, label]), ["", nw.t("size_equal")]], (size) => nw.set({ size })),
  };
  selects.colour = choices("colour", nw.colours().map((colour) => [colour, nw.t(`legend_${colour}s`)]), (colour) => nw.set({ colour, hidden: [] }));
  at("colour-choice").hidden = nw.colours().length < 2;
  at("kind-choice").hidden = nw.plan.kinds.length === 0;
  at("strength-choice").hidden = steps.length === 0;

  at("back").addEventListener("click", () => { nw.undo(); if (at("back").disabled) at("map").focus(); });
  at("all").addEventListener("click", () => { nw.set(nw.views[nw.state().view]); nw.showAll(); nw.announce(nw.t("say_all")); });
  at("zoom-in").addEventListener("click", () => nw.zoom(1.25));
  at("zoom-out").addEventListener("click", () => nw.zoom(0.8));
  at("save-svg").addEventListener("click", () => nw.saveSvg());
  at("save-png").addEventListener("click", () => nw.savePng());
  at("to-tables").addEventListener("click", (event) => {
    event.preventDefault();
    openMore(false);
    at("tables").scrollIntoView();
    at("tables").focus({ preventScroll: true });
  });

  const more = at("more");
  const moreButton = at("more-button");
  function openMore(open) {
    more.hidden = !open;
    moreButton.setAttribute("aria-expanded", String(open));
  }
  moreButton.addEventListener("click", () => openMore(more.hidden));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || more.hidden) return;
    openMore(false);
    moreButton.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!more.hidden && !more.contains(event.target) && !moreButton.contains(event.target)) openMore(false);
  });
  document.getElementById("panel").addEventListener("keydown", (event) => { if (event.key === "Escape") nw.letGo(); });

  nw.onChange((state) => {
    for (const button of viewButtons) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
    for (const [key, select] of Object.entries(selects)) if (select) select.value = String(state[key]);
    at("back").disabled = !nw.canUndo();
    const ties = nw.shown.edges.size + nw.shown.gaps.filter((gap) => gap.type !== "fragility").length;
    at("shown").textContent = nw.t("shown", { nodes: nw.number(nw.shown.nodes.size), allNodes: nw.number(nw.plan.nodes.length), ties: nw.number(ties) });
  });
})(window.nw);
