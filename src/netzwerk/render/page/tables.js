/* Everything on the map as tables with real headers: what is shown, in the same words. */
"use strict";
(function (nw) {
  const room = document.getElementById("table-room");
  const FIRST = 250;
  const name = (id) => (nw.nodes.has(id) ? nw.nodes.get(id).name : id);

  function table(title, columns, lines) {
    const head = nw.el("tr", ...columns.map(([label, numeric]) => {
      const cell = nw.el(numeric ? "th.number" : "th", label);
      cell.scope = "col";
      return cell;
    }));
    const body = nw.el("tbody");
    const fill = (some) => body.append(...some.map((line) => nw.el("tr", ...line().map((value, k) => {
      const cell = nw.el(k === 0 ? "th" : columns[k][1] ? "td.number" : "td", value);
      if (k === 0) cell.scope = "row";
      return cell;
    }))));
    fill(lines.slice(0, FIRST));
    const scroll = nw.el("div.scroll", nw.el("table", nw.el("caption", `${title} (${nw.number(lines.length)})`), nw.el("thead", head), body));
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", title);
    if (lines.length <= FIRST) return [scroll];
    const more = nw.button(".link", nw.t("table_rest", { n: nw.number(lines.length - FIRST) }), () => { fill(lines.slice(FIRST)); more.remove(); });
    return [scroll, more];
  }

  function actors() {
    const columns = [[nw.t("col_name")], [nw.t("col_short")], [nw.t("col_sector")], [nw.t("col_fields")], [nw.t("col_partners"), true],
      [nw.t("col_names")], [nw.t("col_place")]];
    const shown = [...nw.shown.nodes].sort(nw.byName);
    return table(nw.t("table_nodes"), columns, shown.map((id) => () => {
      const node = nw.nodes.get(id);
      const partners = nw.edgesOf.get(id).filter(({ edge }) => nw.counts(edge)).map(({ other }) => other).sort(nw.byName);
      return [node.name, node.short, nw.sectors.get(node.sector).label, node.fields.map(([field]) => field).join(", "), nw.number(partners.length),
        partners.length ? partners.map(name).join("; ") : nw.t("alone"), nw.square(node)];
    }));
  }
  function ties() {
    const shown = nw.ties.filter((edge) => nw.shown.edges.has(edge.id));
    const columns = [
      [["col_from"], (edge) => name(edge.from)], [["col_to"], (edge) => name(edge.to)], [["col_state"], (edge) => nw.t(edge.draft ? `draft_mark_${edge.draft}` : `state_${edge.state}`)],
      [["col_confirmed"], (edge) => nw.t(edge.sure ? "yes" : "no"), nw.grouped],
      [["col_strength", true], (edge) => (edge.strength === null ? "" : nw.number(edge.strength))],
      [["col_kinds"], (edge) => edge.kinds.join(", ")], [["col_groups"], (edge) => edge.groups.join(", "), nw.plan.evidence],
    ].filter(([, , there = true]) => there);
    return table(nw.t("table_ties"), columns.map(([[label, numeric]]) => [nw.t(label), numeric]), shown.map((edge) => () => columns.map(([, cell]) => cell(edge))));
  }
  function gaps() {
    const columns = [[nw.t("col_between")], [nw.t("col_type")], [nw.t("col_field")], [nw.t("col_reason")], [nw.t("col_effect")]];
    return table(nw.t("table_gaps"), columns, nw.plan.gaps.map((gap) => () => [nw.gapTitle(gap), nw.t(`gap.${gap.type}`), gap.fields.join(", "), gap.evidence, gap.effect]));
  }

  /* The same as sentences: each organisation with those partners that come after it, so that every tie is said once. */
  function sentences() {
    const order = [...nw.shown.nodes].sort(nw.byName);
    const place = new Map(order.map((id, k) => [id, k]));
    const later = (id, state) => nw.edgesOf.get(id).filter(({ edge, other }) => nw.shown.edges.has(edge.id) && !edge.off && edge.state === state
      && place.get(other) > place.get(id)).map(({ other }) => other).sort(nw.byName);
    const lines = order.flatMap((id) => ["existing", "wished", "refused"].flatMap((state) => {
      const others = later(id, state);
      if (others.length) return [nw.t(`text_${state}`, { name: name(id), others: others.map(name).join("; ") })];
      return state === "existing" && nw.partnersOf(id) === 0 ? [nw.t("text_none", { name: name(id) })] : [];
    }));
    const list = nw.el("ul.plain", ...lines.slice(0, 2 * FIRST).map((line) => nw.el("li", line)));
    list.id = "text-room";
    const parts = [nw.el("h3", nw.t("text_title")), list];
    if (lines.length > 2 * FIRST) {
      const more = nw.button(".link", nw.t("table_rest", { n: nw.number(lines.length - 2 * FIRST) }), () => { list.append(...lines.slice(2 * FIRST).map((line) => nw.el("li", line))); more.remove(); });
      parts.push(more);
    }
    return parts;
  }

  /* The square of the printed map in which an actor stands: letters across, numbers down. */
  nw.grid = { across: 8, down: 5 };
  nw.square = ({ x, y }) => {
    const place = (value, size, parts) => Math.min(parts - 1, Math.max(0, Math.floor((value / size) * parts)));
    return String.fromCharCode(65 + place(x, nw.frame.width, nw.grid.across)) + (place(y, nw.frame.height, nw.grid.down) + 1);
  };

  let last = "";
  let waiting = 0;
  nw.onChange((state) => {
    const key = JSON.stringify([state.hidden, state.field, state.kind, state.strength, state.lines, state.drafts, state.wave, state.view === "changed"]);
    if (key === last) return;
    last = key;
    clearTimeout(waiting);
    const soon = window.requestIdleCallback || ((task) => setTimeout(task, 200));
    waiting = setTimeout(() => soon(fill, { timeout: 4000 }), nw.nodes.size > 300 ? 1200 : 60); // the picture first
  });
  function fill() {
    room.replaceChildren(...actors(), ...ties(), ...(nw.plan.gaps.length ? gaps() : []), ...sentences());
  }
})(window.nw);
