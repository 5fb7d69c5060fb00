/* The story: stations made of the sentences, each a view with its caption; walked by keys, printed as a hand-out. */
"use strict";
(function (nw) {
  const at = (id) => document.getElementById(id);
  const stations = nw.plan.stations;
  let place = -1;
  nw.telling = () => place >= 0;

  /* A station's view as a whole state: what it names over the saved view that it begins with. */
  nw.stateOfStation = (station) => {
    const { drafts, agreed, wave } = nw.state();
    const next = { ...nw.views[station.view in nw.views ? station.view : "who"], drafts, agreed, wave, size: station.size && nw.readings.has(station.size) ? station.size : "" };
    if (nw.nodes.has(station.focus)) next.focus = station.focus;
    if (nw.gaps.has(station.gap)) next.gap = station.gap;
    if (nw.matters.has(station.matter)) next.matter = station.matter;
    if (nw.plan.fields.some(([name]) => name === station.field)) next.field = station.field;
    if (station.lines.length) next.lines = nw.linesThere.filter((line) => station.lines.includes(line));
    if (nw.colours().includes(station.colour)) next.colour = station.colour;
    next.gaps = nw.plan.gaps.some((gap) => gap.type === station.gaps) ? station.gaps : "";
    return next;
  };

  nw.tellAt = (wanted) => {
    place = Math.min(stations.length - 1, Math.max(0, wanted));
    const station = stations[place];
    nw.set(nw.stateOfStation(station));
    nw.showAll();
    const lit = nw.shown.lit && [...nw.shown.lit.nodes];
    if (lit && lit.length > 1 && lit.length <= 25) nw.lookAt(...lit);
    nw.caption(station.caption);
    at("story-place").textContent = nw.t("story_place", { k: nw.number(place + 1), n: nw.number(stations.length) });
    at("story-notes").textContent = station.notes;
    at("story-before").disabled = place === 0;
    at("story-next").disabled = place === stations.length - 1;
  };
  nw.tellNext = (way) => nw.tellAt(place + way);
  nw.toggleNotes = () => {
    at("story-notes").hidden = !at("story-notes").hidden;
    at("story-notes-button").setAttribute("aria-expanded", String(!at("story-notes").hidden));
  };
  nw.endStory = () => { place = -1; };

  nw.startStory = () => {
    nw.takeRoom(true, at("more-button"));
    at("room-bar").hidden = true;
    at("story-bar").hidden = false;
    at("story-notes").hidden = true;
    nw.tellAt(0);
    at("story-next").focus();
  };
  const end = () => { nw.endStory(); nw.takeRoom(false); };
  at("start-story").hidden = at("print-story").hidden = !stations.length;
  at("start-story").addEventListener("click", () => nw.startStory());
  at("story-next").addEventListener("click", () => { nw.tellNext(1); if (at("story-next").disabled) at("story-before").focus(); });
  at("story-before").addEventListener("click", () => { nw.tellNext(-1); if (at("story-before").disabled) at("story-next").focus(); });
  at("story-notes-button").addEventListener("click", () => nw.toggleNotes());
  at("story-leave").addEventListener("click", end);

  /* The hand-out: every station with its picture and caption, two on a page. */
  nw.handOut = () => stations.map((station, k) => nw.peek(nw.stateOfStation(station), () =>
    nw.el("section.station", nw.el("h2", `${k + 1}. ${station.caption}`), nw.drawing({ caption: false }), station.notes ? nw.el("p", station.notes) : null)));
})(window.nw);
