/* What is shown right now, as one record: every change can be undone and stands in the address. */
"use strict";
(function (nw) {
  const calm = { colour: nw.plan.colour, hidden: [], field: "", kind: "", strength: 0, focus: "", steps: 1, edge: "", gap: "", matter: "", tried: [], gone: "", open: [] };
  const lines = nw.linesThere.filter((line) => line === "confirmed" || line === "single");
  const measured = (key) => (nw.readings.has(key) ? key : nw.plan.size);
  const gapTypes = [...new Set(nw.plan.gaps.map((gap) => gap.type))];
  const firstGaps = gapTypes.includes("wish") ? "wish" : gapTypes[0] || "";

  /* The saved views; each is a whole state, so that a click always leads to the same picture. */
  nw.views = {
    who: { ...calm, view: "who", lines, size: nw.plan.size, gaps: "" },
    connect: { ...calm, view: "connect", lines, size: measured("betweenness"), gaps: "" },
    missing: { ...calm, view: "missing", lines, size: nw.plan.size, gaps: firstGaps },
    changed: { ...calm, view: "changed", lines, size: nw.plan.size, gaps: "" },
  };
  /* What people noted on this page; no view changes it, and no address tells it. */
  const noted = { drafts: [], agreed: [], wave: nw.plan.waves.length - 1 };
  nw.MOST_TRIED = 5;
  let state = { ...nw.views.who, ...noted };
  const past = [];
  const listeners = [];

  nw.state = () => state;
  nw.inRoom = () => document.documentElement.dataset.room === "yes";
  nw.onChange = (listener) => listeners.push(listener);
  nw.canUndo = () => past.length > 0;

  function put(next) {
    state = Object.freeze(next);
    keep();
    nw.spoken = false;
    for (const listener of listeners) listener(state);
  }
  nw.set = (change) => {
    const next = { ...state, ...change };
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    past.push(state);
    if (past.length > 200) past.shift();
    put(next);
  };
  nw.undo = () => {
    if (past.length) put(past.pop());
  };
  /* Look at another state for the length of one answer: nobody hears of it. */
  nw.peek = (other, answer) => {
    const [kept, shown] = [state, nw.shown];
    state = other;
    nw.shown = nw.shownBy(other);
    try { return answer(); } finally { [state, nw.shown] = [kept, shown]; }
  };
  nw.letGoOf = { focus: "", edge: "", gap: "", matter: "" };
  nw.isFiltered = () => state.hidden.length > 0 || state.field !== "" || state.kind !== "" || state.strength > 0
    || state.lines.join() !== nw.views[state.view].lines.join();
  nw.unfilter = () => nw.set({ hidden: [], field: "", kind: "", strength: 0, lines: nw.views[state.view].lines });

  /* The address keeps what differs from the view's own state. */
  function keep() {
    if (location.protocol === "about:") return;
    const own = nw.views[state.view];
    const kept = new URLSearchParams();
    if (state.view !== "who") kept.set("view", state.view);
    for (const key of Object.keys(own)) {
      if (key === "view" || String(state[key]) === String(own[key])) continue;
      kept.set(key, Array.isArray(state[key]) ? JSON.stringify(state[key]) : String(state[key]));
    }
    if (state.wave !== noted.wave) kept.set("wave", String(state.wave));
    const hash = kept.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  const known = {
    focus: (value) => nw.nodes.has(value), gone: (value) => nw.nodes.has(value), matter: (value) => nw.matters.has(value), edge: (value) => nw.edges.has(value), gap: (value) => nw.gaps.has(value),
    gaps: (value) => gapTypes.includes(value) || value === "", size: (value) => nw.readings.has(value) || value === "",
    field: (value) => nw.plan.fields.some(([name]) => name === value), kind: (value) => nw.plan.kinds.includes(value),
  };
  function readList(text, allowed) {
    let list = [];
    try { list = JSON.parse(text); } catch (error) { if (!(error instanceof SyntaxError)) throw error; }
    return Array.isArray(list) ? allowed.filter((value) => list.includes(value)) : [];
  }
  nw.readAddress = () => {
    const kept = new URLSearchParams(location.hash.slice(1));
    const view = kept.get("view");
    const { drafts, agreed, wave } = state;
    const next = { ...nw.views[Object.hasOwn(nw.views, view) ? view : "who"], drafts, agreed, wave };
    for (const [key, value] of kept) {
      if (key === "wave") next.wave = nw.plan.waves[Number(value)] ? Number(value) : next.wave;
      else if (key === "lines") next.lines = readList(value, nw.linesThere);
      else if (key === "hidden") next.hidden = readList(value, [...nw.sectors.keys(), ...nw.clusters.keys(), ...nw.fieldStyles.keys()]);
      else if (key === "tried") next.tried = readList(value, [...nw.gaps.keys()]).slice(0, nw.MOST_TRIED);
      else if (key === "open") next.open = readList(value, nw.plan.bundles.map((bundle) => bundle.key));
      else if (key === "colour") next.colour = nw.colours().includes(value) ? value : "sector";
      else if (key === "steps") next.steps = value === "2" ? 2 : 1;
      else if (key === "strength") next.strength = Number(value) > 0 ? Number(value) : 0;
      else if (Object.hasOwn(known, key) && known[key](value)) next[key] = value;
    }
    put(next);
  };
})(window.nw);
