/* The legend, which is the filter: what is ticked is shown. */
"use strict";
(function (nw) {
  const room = document.getElementById("legend");
  const mark = (child) => {
    const svg = nw.svg("svg", { width: 30, height: 24, viewBox: "0 0 30 24", "aria-hidden": "true" });
    svg.append(child);
    return svg;
  };

  function entry({ picture, label, hint, count, checked, change }) {
    const box = nw.el("input");
    box.type = "checkbox";
    box.checked = checked;
    box.addEventListener("change", () => change(box.checked));
    const text = nw.el("span", label, hint ? nw.el("small", hint) : null);
    const number = nw.el("span.n", nw.number(count));
    return { box, row: nw.el("label.entry", box, picture, text, number) };
  }

  const boxes = new Map();
  const sectors = nw.el("fieldset.sectors");
  let shownColour = "";
  /* What the colour shows: sectors, clusters where there are any, or fields. */
  function colourSet({ colour, hidden: hiddenNow }) {
    shownColour = colour;
    boxes.clear();
    sectors.replaceChildren(nw.el("legend", nw.t(`legend_${colour}s`)));
    for (const style of nw.styles()) {
      const made = entry({
        picture: mark(nw.svgMark(style, 14, 12, 9)), label: style.label, count: style.count, checked: !hiddenNow.includes(style.key),
        change: (on) => {
          const hidden = nw.state().hidden.filter((key) => key !== style.key);
          nw.set({ hidden: on ? hidden : [...hidden, style.key].sort() });
        },
      });
      boxes.set(style.key, made.box);
      sectors.append(made.row);
    }
  }

  function stroke({ color, width, dashes }) {
    return mark(nw.svg("line", { x1: 0, y1: 12, x2: 30, y2: 12, stroke: color, "stroke-width": width, "stroke-dasharray": dashes ? dashes.join(" ") : "none" }));
  }
  const samples = {
    confirmed: { color: nw.look.sure, width: 2.6, dashes: false }, single: nw.grouped ? { color: nw.look.single, width: 1, dashes: false } : { color: nw.look.named, width: 1.6, dashes: false },
    wished: { color: nw.look.wished, width: 1.8, dashes: [7, 5] }, refused: { color: nw.look.refused, width: 1.8, dashes: [2, 4] },
  };
  const lineBoxes = new Map();
  function lineSet() {
    const set = nw.el("fieldset.lines", nw.el("legend", nw.t("legend_lines")));
    for (const line of nw.linesThere) {
      const made = entry({
        picture: stroke(samples[line]), label: nw.lineName(line),
        hint: line === "confirmed" ? nw.t("line_confirmed_hint") : "",
        count: nw.ties.filter((edge) => nw.lineOf(edge) === line).length, checked: nw.state().lines.includes(line),
        change: (on) => nw.set({ lines: nw.linesThere.filter((other) => (other === line ? on : nw.state().lines.includes(other))) }),
      });
      lineBoxes.set(line, made.box);
      set.append(made.row);
    }
    return set;
  }

  const draftRow = nw.el("p.sizes.gap-sample", stroke(nw.draftStroke.added), nw.t("legend_draft"));
  const gapRow = nw.el("p.sizes.gap-sample", stroke(nw.gapStroke), nw.t("line_gap"));
  const sizes = nw.el("p.sizes");
  function sizeRow() {
    const reading = nw.readings.get(nw.state().size);
    const svg = nw.svg("svg", { width: 62, height: 36, viewBox: "0 0 62 36", "aria-hidden": "true" });
    for (const [x, r] of [[9, 8.5], [42, 17]]) svg.append(nw.svg("circle", { cx: x, cy: 18, r, fill: "none", stroke: "#565656", "stroke-width": 1.4 }));
    if (reading) sizes.replaceChildren(svg, nw.el("span", nw.t("legend_size", { measure: reading.label })));
    else sizes.replaceChildren(nw.el("span", nw.t("legend_size_plain")));
  }

  const reset = nw.button(".link", nw.t("reset"), () => nw.unfilter());
  const foot = nw.el("p.small.muted", nw.t("legend_hint"), " ", reset);
  room.append(foot, sectors, lineSet(), draftRow, gapRow, sizes);

  nw.onChange((state) => {
    if (state.colour !== shownColour) colourSet(state);
    for (const [key, box] of boxes) box.checked = !state.hidden.includes(key);
    for (const [line, box] of lineBoxes) box.checked = state.lines.includes(line);
    draftRow.hidden = state.drafts.length === 0;
    gapRow.hidden = nw.shown.gaps.length === 0;
    reset.hidden = !nw.isFiltered();
    sizeRow();
  });
})(window.nw);
