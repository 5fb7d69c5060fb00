/* "Stimmt nicht?": what people in the room say of a tie or an organisation, noted as a draft, listed, and taken away in one file. */
"use strict";
(function (nw) {
  const room = document.getElementById("drafts");
  let serial = 0;

  function labelled(text, field) {
    serial += 1;
    field.id = `correct-${serial}`;
    const label = nw.el("label", text);
    label.htmlFor = field.id;
    return nw.el("div.choice", label, field);
  }
  function select(options) {
    const field = nw.el("select");
    for (const [value, text] of options) {
      const option = nw.el("option", text);
      option.value = value;
      field.append(option);
    }
    return field;
  }
  function entry(length = 120) {
    const field = nw.el("input");
    field.type = "text";
    field.maxLength = length;
    field.autocomplete = "off";
    return field;
  }
  const others = (id) => [...nw.nodes.keys()].filter((other) => other !== id).sort(nw.byName).map((other) => [other, nw.nodes.get(other).name]);
  const strengths = () => ["1", "2", "3"].map((value) => [value, nw.t("intensity", { value })]);

  /* What can be said: each with the fields it needs, and the draft that it makes of them. */
  function forTie(edge) {
    const what = edge.state === "wished" ? "wish" : "tie";
    const base = { what, source: edge.from, target: edge.to, was: edge.strength === null || edge.assumed ? nw.t(`state_${edge.state}`) : nw.number(edge.strength) };
    const choices = { [`${what}_wrong`]: { fields: [], draft: () => ({ ...base, becomes: "wrong" }) } };
    if (what === "tie") choices.tie_changed = { fields: [["correct_strength", select(strengths())]], draft: ([value]) => ({ ...base, becomes: "changed", value }) };
    return choices;
  }
  function forActor(id) {
    const node = nw.nodes.get(id);
    const partner = () => [["correct_with", select(others(id))]];
    const sectors = nw.plan.sectors.filter(({ key }) => key !== node.sector && key !== nw.unknownSector).map(({ key, label }) => [key, label]);
    const has = new Set(node.fields.map(([name]) => name));
    const [open, own] = [nw.plan.fields.filter(([name]) => !has.has(name)), nw.plan.fields.filter(([name]) => has.has(name))].map((list) => list.map(([name]) => [name, name]));
    const choices = {
      tie_missing: { fields: partner(), draft: ([target]) => ({ what: "tie", source: id, target, becomes: "missing" }) },
      wish_missing: { fields: partner(), draft: ([target]) => ({ what: "wish", source: id, target, becomes: "missing" }) },
      name_changed: { fields: [["correct_name", entry()]], draft: ([value]) => ({ what: "name", source: id, was: node.name, becomes: "changed", value }) },
      actor_wrong: { fields: [], draft: () => ({ what: "actor", source: id, becomes: "wrong" }) },
    };
    if (sectors.length) choices.sector_changed = { fields: [["sector", select(sectors)]], draft: ([value]) => ({ what: "sector", source: id, was: nw.sectors.get(node.sector).label, becomes: "changed", value }) };
    if (open.length) choices.field_missing = { fields: [["filter_field", select(open)]], draft: ([target]) => ({ what: "field", source: id, target, becomes: "missing" }) };
    if (own.length) choices.field_wrong = { fields: [["filter_field", select(own)]], draft: ([target]) => ({ what: "field", source: id, target, becomes: "wrong" }) };
    return choices;
  }
  const forNobody = () => ({
    actor_missing: { fields: [["correct_name", entry()]], draft: ([value]) => ({ what: "actor", source: `neu:${value}`, becomes: "missing", value }) },
  });

  function form(title, choices) {
    const which = select(Object.keys(choices).map((key) => [key, nw.t(`correct_${key}`)]));
    const by = entry(80);
    const fields = nw.el("div");
    const show = () => fields.replaceChildren(...choices[which.value].fields.map(([label, field]) => labelled(nw.t(label), field)));
    which.addEventListener("change", show);
    show();
    const made = nw.el("form.correct", labelled(nw.t("correct_what"), which), fields, labelled(nw.t("correct_by"), by));
    const send = nw.button("", nw.t("correct_note"), () => {});
    send.type = "submit";
    made.append(send);
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      const { fields: asked, draft } = choices[which.value];
      const values = asked.map(([, field]) => field.value.trim());
      const empty = values.findIndex((value) => !value);
      if (empty >= 0) { asked[empty][1].focus(); nw.announce(nw.t("correct_empty")); return; }
      nw.note({ ...draft(values), by: by.value.trim() });
      room.querySelector("h2").focus();
    });
    made.hidden = true;
    const open = nw.button(".say", title, () => {
      made.hidden = !made.hidden;
      open.setAttribute("aria-expanded", String(!made.hidden));
      if (!made.hidden) which.focus();
    });
    open.setAttribute("aria-expanded", "false");
    return nw.el("div.wrong", open, made);
  }
  nw.correctTie = (edge) => (nw.plan.drafting && !edge.draft ? form(nw.t("correct"), forTie(edge)) : null);
  nw.correctActor = (id) => (nw.plan.drafting && !nw.nodes.get(id).draft ? form(nw.t("correct"), forActor(id)) : null);
  nw.correctMissing = () => (nw.plan.drafting ? form(nw.t("correct_missing"), forNobody()) : null);

  /* The list of what was noted, with what it changes. */
  function counts() {
    const plan = { organisations: nw.plan.nodes.length, ties: nw.plan.edges.filter((edge) => edge.state === "existing").length };
    const near = nw.neighbours();
    const now = { organisations: near.size, ties: nw.ties.filter(nw.counts).length, parts: nw.components(near).length };
    return nw.el("p.small", nw.t("draft_counts", { organisations: nw.number(now.organisations), before: nw.number(plan.organisations), ties: nw.number(now.ties), tiesBefore: nw.number(plan.ties), parts: nw.number(now.parts) }));
  }
  let last = null;
  nw.onChange(({ drafts }) => {
    if (drafts === last) return;
    last = drafts;
    room.hidden = !drafts.length;
    if (room.hidden) return;
    const head = nw.el("h2", nw.t("draft_title", { n: nw.number(drafts.length) }));
    head.tabIndex = -1;
    const rows = drafts.map((draft, place) => nw.el("li", nw.draftText(draft), draft.by ? nw.el("span.muted", ` (${draft.by})`) : null, " ",
      nw.button(".link.small", nw.t("try_drop"), () => nw.dropDraft(place))));
    room.replaceChildren(head, nw.el("p.small.muted", nw.t("draft_text")), nw.el("ol.plain.small", ...rows), counts(),
      nw.el("p", nw.button("", nw.t("draft_save"), saveDrafts)));
  });
  function saveDrafts() {
    nw.save(new Blob([nw.sheetText(nw.correctionRows(nw.state().drafts))], { type: "text/csv;charset=utf-8" }), nw.t("draft_file"));
    saved = nw.state().drafts;
  }
  let saved = nw.state().drafts;
  window.addEventListener("beforeunload", (event) => { if (nw.state().drafts !== saved && nw.state().drafts.length) event.preventDefault(); });
})(window.nw);
