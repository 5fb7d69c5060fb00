/* The shortlist of what a meeting can decide on: seen on the map, ticked as agreed, taken away in one file. */
"use strict";
(function (nw) {
  const room = document.getElementById("agreed");
  const listed = () => nw.plan.matters.filter((matter) => matter.shortlist);

  nw.matterTitle = (matter) => {
    const names = matter.actors.map((id) => (nw.nodes.has(id) ? nw.nodes.get(id).name : id)).join(" – ");
    return [matter.field, names].filter(Boolean).join(": ");
  };
  nw.agree = (key, on) => {
    const others = nw.state().agreed.filter((other) => other !== key);
    nw.set({ agreed: on ? [...others, key] : others });
    nw.announce(nw.t("agreed_count", { n: nw.number(nw.state().agreed.length) }));
  };
  function facts(matter) {
    const list = nw.el("dl.facts.small");
    const fact = (key, value) => { if (value) list.append(nw.el("dt", nw.t(key)), nw.el("dd", value)); };
    fact("gap_why", matter.evidence);
    fact("matter_next", matter.next);
    fact("matter_convenor", nw.nodes.has(matter.convenor) ? nw.nodes.get(matter.convenor).name : matter.convenor);
    fact("gap_effect", matter.effect);
    return list;
  }
  function row(matter) {
    const chosen = nw.state().matter === matter.key;
    const button = nw.button(".item", nw.el("span", nw.matterTitle(matter), nw.el("span.sub", matter.sentence || matter.evidence)),
      () => nw.set({ ...nw.letGoOf, view: "missing", matter: nw.state().matter === matter.key ? "" : matter.key }));
    button.setAttribute("aria-pressed", String(chosen));
    const item = nw.el("li", button);
    if (chosen) item.append(facts(matter));
    const boxes = nw.el("div.boxes");
    if (matter.decision) boxes.append(nw.el("p.small", nw.el("b", matter.decision)));
    else if (nw.plan.drafting) {
      const box = nw.el("input");
      box.type = "checkbox";
      box.checked = nw.state().agreed.includes(matter.key);
      box.addEventListener("change", () => nw.agree(matter.key, box.checked));
      boxes.append(nw.el("label.try", box, nw.el("span", nw.t("agree"))));
    }
    const gap = matter.gaps.map((key) => nw.gaps.get(key)).find((one) => one && nw.canTry(one));
    if (gap) boxes.append(nw.tryBox(gap));
    item.append(boxes);
    return item;
  }
  nw.shortlist = () => (listed().length ? [nw.el("h3", nw.t("shortlist_title")), nw.el("ol.list.shortlist", ...listed().map(row)), nw.el("h3", nw.t("all_gaps"))] : []);

  nw.agreedRows = (agreed) => [
    ["matter", "what", "decision", "responsible", "due", "status", "remark"].map((column) => nw.t(`agreed_col.${column}`)),
    ...agreed.map((key) => [key, nw.matterTitle(nw.matters.get(key)), nw.t("agreed_word"), "", "", "", ""]),
  ];
  let last = null;
  nw.onChange(({ agreed }) => {
    if (agreed === last) return;
    last = agreed;
    room.hidden = !agreed.length;
    room.replaceChildren(nw.el("h2", nw.t("agreed_title", { n: nw.number(agreed.length) })), nw.el("p.small.muted", nw.t("agreed_text")),
      nw.el("p", nw.button("", nw.t("agreed_save"), () => nw.save(new Blob([nw.sheetText(nw.agreedRows(nw.state().agreed))], { type: "text/csv;charset=utf-8" }), nw.t("agreed_file")))));
  });
})(window.nw);
