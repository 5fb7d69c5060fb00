/* On paper: the drawing with its squares, who stands in which, the shortlist; or the hand-out of the story. */
"use strict";
(function (nw) {
  const FIRST = 10;
  const [room, beside] = ["print-room", "print-list"].map((id) => document.getElementById(id));
  let handOut = false;

  function organisations() {
    const shown = [...nw.shown.nodes].sort(nw.byName).map((id) => nw.nodes.get(id));
    return [nw.el("h2", `${nw.t("table_nodes")} (${nw.number(shown.length)})`),
      nw.el("ul", ...shown.map((node) => nw.el("li", nw.el("b", nw.square(node)), ` ${node.name} (${nw.styleOf(node).letter})`)))];
  }
  function missing() {
    if (nw.plan.matters.length) {
      const listed = nw.plan.matters.filter((matter) => matter.shortlist).slice(0, FIRST);
      return [nw.el("h2", nw.t("shortlist_title")), nw.el("ol", ...listed.map((matter) => nw.el("li", `${nw.matterTitle(matter)}: ${matter.next}`)))];
    }
    const { gaps } = nw.state();
    const first = nw.plan.gaps.filter((gap) => gap.type === (gaps || "wish")).slice(0, FIRST);
    if (!first.length) return [];
    return [nw.el("h2", nw.t(`gap.${first[0].type}`)), nw.el("ol", ...first.map((gap) => nw.el("li", `${nw.gapTitle(gap)}: ${gap.evidence}`)))];
  }

  nw.printHandOut = () => {
    handOut = true;
    window.print();
  };
  document.getElementById("print-story").addEventListener("click", () => nw.printHandOut());
  document.getElementById("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", () => {
    document.documentElement.dataset.handOut = handOut ? "yes" : "no";
    room.replaceChildren(...(handOut ? nw.handOut() : [nw.drawing({ grid: true, caption: false })]));
    beside.replaceChildren(...(handOut ? [] : [...organisations(), ...missing()]));
  });
  window.addEventListener("afterprint", () => {
    handOut = false;
    delete document.documentElement.dataset.handOut;
    room.replaceChildren();
    beside.replaceChildren();
  });
})(window.nw);
