/* What people in the room say is missing, wrong or changed: drafts laid over the plan, never into it. */
"use strict";
(function (nw) {
  /* A draft is a record in the words of the form of corrections:
     {what: tie, wish, actor, sector, name or field; source, target; was; becomes: missing, wrong or changed; value; by; when}. */
  const plain = new Map(nw.plan.nodes.map((node) => [node.id, node]));
  const stateOf = { tie: "existing", wish: "wished" };

  function added(draft, place) {
    return { id: `draft${place}`, from: draft.source, to: draft.target, state: stateOf[draft.what], sure: false, strength: null, assumed: false,
      kinds: [], groups: [], thick: 1.6, bridge: false, seen: [], draft: "added" };
  }
  function nodesWith(drafts) {
    const nodes = new Map(plain);
    let row = 0;
    for (const { what, source, target, becomes, value } of drafts) {
      const node = nodes.get(source);
      if (what === "actor" && becomes === "missing") {
        nodes.set(source, { id: source, x: 70 + (row % 8) * 120, y: nw.plan.height + 46 + Math.floor(row / 8) * 70, r: {}, name: value, short: "", sector: nw.unknownSector,
          lines: [value.length > 18 ? `${value.slice(0, 17)}…` : value], width: nw.plan.font * 7, roster: false, present: false, fields: [], cut: false, cluster: nw.unknownSector, field: "unknown",
          bundle: "", positions: {}, draft: "added" });
        row += 1;
      } else if (node && what === "actor") nodes.set(source, { ...node, draft: "removed" });
      else if (node && what === "name") nodes.set(source, { ...node, name: value, draft: "changed" });
      else if (node && what === "sector") nodes.set(source, { ...node, sector: value, draft: "changed" });
      else if (node && what === "field") {
        const others = node.fields.filter(([name]) => name !== target);
        nodes.set(source, { ...node, fields: becomes === "wrong" ? others : [...others, [target, "active"]], draft: "changed" });
      }
    }
    return { nodes, rows: Math.ceil(row / 8) };
  }
  function tiesWith(drafts, nodes) {
    const off = new Map();
    const come = [];
    drafts.forEach((draft, place) => {
      if (!(draft.what in stateOf)) return;
      if (draft.becomes === "missing") come.push(added(draft, place));
      else off.set(nw.pairOf(draft.source, draft.target) + stateOf[draft.what], draft.becomes === "wrong" ? "removed" : "changed");
    });
    const gone = (edge) => nodes.get(edge.from).draft === "removed" || nodes.get(edge.to).draft === "removed";
    return [...nw.plan.edges.map((edge) => {
      const mark = gone(edge) ? "removed" : off.get(nw.pairOf(edge.from, edge.to) + edge.state);
      return mark ? { ...edge, draft: mark, off: mark === "removed" } : edge;
    }), ...come];
  }

  nw.unknownSector = "unknown";
  nw.frame = { width: nw.plan.width, height: nw.plan.height };
  let last = nw.state().drafts;
  nw.onChange(({ drafts }) => {
    if (drafts === last) return;
    last = drafts;
    const { nodes, rows } = nodesWith(drafts);
    nw.nodes = nodes;
    nw.frame = { width: nw.plan.width, height: nw.plan.height + (rows ? rows * 70 + 50 : 0) };
    nw.takeTies(tiesWith(drafts, nodes));
  });

  /* Note a draft; the same about the same takes the place of the one before. */
  nw.note = (draft) => {
    const about = ({ what, source, target }) => JSON.stringify([what, ...(what === "tie" || what === "wish" ? [nw.pairOf(source, target)] : [source, what === "field" ? target : ""])]);
    const drafts = nw.state().drafts.filter((other) => about(other) !== about(draft));
    nw.set({ drafts: [...drafts, { when: today(), by: "", was: "", value: "", target: "", ...draft }] });
    nw.announce(nw.t("draft_noted", { text: nw.draftText(nw.state().drafts.at(-1)) }));
  };
  nw.dropDraft = (place) => nw.set({ drafts: nw.state().drafts.filter((_, k) => k !== place) });
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  const nameOf = (id) => (plain.has(id) ? plain.get(id).name : nw.nodes.has(id) ? nw.nodes.get(id).name : id);
  const becomes = ({ becomes: verdict, value }) => (value || nw.t(`draft_${verdict}`));
  nw.draftText = (draft) => {
    const { what, source, target } = draft;
    const names = target ? `${nameOf(source)} – ${nameOf(target)}` : nameOf(source);
    return `${nw.t(`draft_what.${what}`)}: ${names}: ${what === "actor" && draft.becomes === "missing" ? nw.t("draft_missing") : becomes(draft)}`;
  };

  /* The form of corrections, as `netzwerk run` reads it back: one line a draft. */
  nw.correctionRows = (drafts) => [
    ["wave", "what", "source", "target", "was", "becomes", "said_by", "when"].map((column) => nw.t(`draft_col.${column}`)),
    ...drafts.map((draft) => [nw.plan.wave, nw.t(`draft_what.${draft.what}`), draft.what === "actor" && draft.becomes === "missing" ? draft.value : nameOf(draft.source),
      draft.target ? nameOf(draft.target) : "", draft.was, draft.what === "actor" && draft.becomes === "missing" ? nw.t("draft_missing") : becomes(draft), draft.by, draft.when]),
  ];
  /* Cells that a spreadsheet would take for a formula begin with an apostrophe; the reader of sheets drops it. */
  nw.sheetText = (rows) => `\ufeff${rows.map((row) => row.map((cell) => {
    const text = String(cell).replace(/[\r\n]+/g, " ");
    const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
    return /[";]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }).join(";")).join("\r\n")}\r\n`;
})(window.nw);
