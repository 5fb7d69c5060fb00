/* Words and numbers in the plan's language, and elements made of text: never of markup. */
"use strict";
(function (nw) {
  const texts = nw.plan.texts;
  const numbers = new Intl.NumberFormat(nw.plan.lang, { maximumFractionDigits: 2 });
  const collator = new Intl.Collator(nw.plan.lang, { numeric: true });

  nw.t = (key, values = {}) => (texts[key] === undefined ? key : texts[key])
    .replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
  nw.number = (value) => (value === null ? nw.t("few") : numbers.format(value)); // null: too few to be told
  nw.compare = (a, b) => collator.compare(a, b);
  nw.byName = (a, b) => nw.compare(nw.nodes.get(a).name, nw.nodes.get(b).name);
  nw.countPartners = (n) => (n === 0 ? nw.t("no_partner") : n === 1 ? nw.t("partner_one") : nw.t("partners", { n: nw.number(n) }));

  /* el("p.muted", "text", child …): an element with classes; strings become text nodes. */
  nw.el = (name, ...children) => {
    const [tag, ...classes] = name.split(".");
    const element = document.createElement(tag);
    if (classes.length) element.className = classes.join(" ");
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };
  nw.button = (name, label, action) => {
    const button = nw.el(`button${name}`, label);
    button.type = "button";
    button.addEventListener("click", action);
    return button;
  };
  /* Say something to who listens; a change says one thing, the first that a room has to say of it. */
  nw.spoken = false;
  nw.announce = (text) => {
    nw.spoken = true;
    document.getElementById("live").textContent = text;
  };

  /* A name as people type it: case, umlauts, accents and dashes make no difference. */
  nw.fold = (text) => text.toLowerCase().replace(/ß/g, "ss").replace(/ae|oe|ue/g, (pair) => pair[0])
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
})(window.nw);
