/* What would be, if: up to five gaps closed on trial, or one organisation gone; the numbers change at once. */
"use strict";
(function (nw) {
  const room = document.getElementById("tried");
  const isPair = (gap) => Boolean(gap.a && gap.b && nw.nodes.has(gap.a) && nw.nodes.has(gap.b));
  nw.canTry = (gap) => isPair(gap) && gap.type !== "fragility" && nw.plan.trying;

  nw.tryGap = (key, on) => {
    const { tried } = nw.state();
    if (on && tried.length >= nw.MOST_TRIED && !tried.includes(key)) {
      nw.announce(nw.t("try_full", { n: nw.MOST_TRIED }));
      return false;
    }
    nw.set({ tried: on ? [...tried.filter((other) => other !== key), key] : tried.filter((other) => other !== key) });
    return true;
  };
  nw.tryBox = (gap) => {
    const box = nw.el("input");
    box.type = "checkbox";
    box.checked = nw.state().tried.includes(gap.key);
    box.dataset.gap = gap.key;
    box.addEventListener("change", () => {
      if (!nw.tryGap(gap.key, box.checked)) box.checked = false;
    });
    return nw.el("label.try", box, nw.el("span", nw.t("try")));
  };

  /* The numbers before and after, from the same ties. */
  nw.comparison = (state) => {
    const before = nw.numbersOf(nw.neighbours());
    const more = state.tried.map((key) => nw.gaps.get(key)).filter(isPair).map(({ a, b }) => [a, b]);
    return { before, after: nw.numbersOf(nw.neighbours({ without: state.gone, more })) };
  };

  function changes(before, after) {
    const one = (key, a, b) => {
      const cell = nw.el(a === b ? "td.number" : "td.number.changed", nw.number(b));
      const head = nw.el("th", nw.t(`try_${key}`));
      head.scope = "row";
      return nw.el("tr", head, nw.el("td.number", nw.number(a)), cell);
    };
    const head = nw.el("tr", ...["try_what", "try_now", "try_then"].map((key) => {
      const cell = nw.el("th", nw.t(key));
      cell.scope = "col";
      return cell;
    }));
    return nw.el("table.small.numbers", nw.el("caption.unseen", nw.t("try_title")), nw.el("thead", head), nw.el("tbody",
      one("organisations", before.organisations, after.organisations), one("ties", before.ties, after.ties), one("parts", before.parts, after.parts),
      one("largest", before.largest, after.largest), one("reach", before.reach, after.reach), one("cut", before.cut.size, after.cut.size)));
  }

  /* Cooperations between sectors, the changed cells marked by colour, frame and sign. */
  function matrix(before, after) {
    const keys = nw.plan.sectors.map(({ key }) => key);
    if (keys.length < 2 || keys.length > 12) return null;
    const letter = (key) => {
      const short = nw.el("abbr", nw.sectors.get(key).letter);
      short.title = nw.sectors.get(key).label;
      return short;
    };
    const head = nw.el("tr", nw.el("td"), ...keys.map((key) => {
      const cell = nw.el("th", letter(key));
      cell.scope = "col";
      return cell;
    }));
    const rows = keys.map((row, k) => {
      const first = nw.el("th", letter(row));
      first.scope = "row";
      return nw.el("tr", first, ...keys.map((column, j) => {
        if (j > k) return nw.el("td");
        const pair = nw.pairOf(row, column);
        const [a, b] = [before[pair] || 0, after[pair] || 0];
        return a === b ? nw.el("td", nw.number(b)) : nw.el("td.changed", `${nw.number(b)} (${b > a ? "+" : "−"}${nw.number(Math.abs(b - a))})`);
      }));
    });
    return nw.el("details", nw.el("summary", nw.t("try_sectors")), nw.el("div.scroll", nw.el("table.small.matrix", nw.el("caption.unseen", nw.t("try_sectors")), nw.el("thead", head), nw.el("tbody", ...rows))));
  }

  function list(state) {
    const rows = state.tried.map((key) => nw.el("li", nw.gapTitle(nw.gaps.get(key)), " ", nw.button(".link.small", nw.t("try_drop"), () => nw.tryGap(key, false))));
    if (state.gone) rows.push(nw.el("li", nw.t("try_without", { name: nw.nodes.get(state.gone).name }), " ", nw.button(".link.small", nw.t("try_drop"), () => nw.set({ gone: "" }))));
    return nw.el("ul.plain.small", ...rows);
  }
  function cutNames(before, after) {
    const names = (ids) => [...ids].sort(nw.byName).map((id) => nw.nodes.get(id).name).join(", ");
    const [gone, come] = [[...before.cut].filter((id) => !after.cut.has(id)), [...after.cut].filter((id) => !before.cut.has(id))];
    return [gone.length ? nw.el("p.small", nw.t("try_cut_less", { names: names(gone) })) : null, come.length ? nw.el("p.small", nw.t("try_cut_more", { names: names(come) })) : null];
  }

  let last = "";
  nw.onChange((state) => {
    const key = JSON.stringify([state.tried, state.gone, state.drafts]);
    if (key === last) return;
    last = key;
    room.hidden = !state.tried.length && !state.gone;
    if (room.hidden) return;
    const wasOpen = room.querySelector("details") ? room.querySelector("details").open : true;
    const { before, after } = nw.comparison(state);
    const sectors = matrix(before.sectors, after.sectors);
    if (sectors) sectors.open = wasOpen;
    const parts = [nw.el("h2", nw.t("try_title")), list(state), changes(before, after), ...cutNames(before, after), sectors,
      nw.el("p.small", nw.button(".link", nw.t("try_end"), () => nw.set({ tried: [], gone: "" })))];
    room.replaceChildren(...parts.filter(Boolean));
    nw.announce(nw.t("try_said", { parts: nw.number(after.parts), reach: nw.number(after.reach), cut: nw.number(after.cut.size) }));
  });
})(window.nw);
