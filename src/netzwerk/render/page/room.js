/* Room mode: the map alone on the wall, in letters for the last row, one organisation after the other. */
"use strict";
(function (nw) {
  const at = (id) => document.getElementById(id);
  const root = document.documentElement;
  const bar = at("room-bar");
  nw.frozen = () => root.dataset.frozen === "yes";
  let before = null;

  /* Give the screen to the map, or take it back; what was looked at before comes back with it. */
  nw.takeRoom = (on, back = null) => {
    if (on === nw.inRoom()) return;
    if (on) {
      before = { state: nw.state(), back: back || document.activeElement };
      root.dataset.room = "yes";
      const may = document.fullscreenEnabled && (!navigator.userActivation || navigator.userActivation.isActive);
      if (may) root.requestFullscreen().catch(() => {}); // without it the window has to do
    } else {
      delete root.dataset.room;
      delete root.dataset.frozen;
      if (document.fullscreenElement) document.exitFullscreen();
    }
    at("room").hidden = !on;
    nw.showAll();
    if (!on && before) {
      const { drafts, agreed } = nw.state();
      nw.set({ ...before.state, drafts, agreed });
      before.back.focus();
    }
  };
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement && nw.inRoom()) leave(); });

  /* What stands above the map: a line for all, and one of names beneath it. */
  nw.caption = (text, beside = "") => {
    at("room-caption").textContent = text;
    at("room-beside").textContent = beside;
    nw.announce([text, beside].filter(Boolean).join(". "));
  };

  const order = () => [...nw.shown.nodes].sort(nw.byName);
  function one(way) {
    const all = order();
    if (!all.length) return;
    const here = all.indexOf(nw.state().focus);
    const next = here < 0 ? (way > 0 ? 0 : all.length - 1) : (here + way + all.length) % all.length;
    nw.set({ ...nw.letGoOf, focus: all[next], steps: 1 });
    tell();
  }
  function tell() {
    const id = nw.state().focus;
    if (!id) { nw.caption(nw.plan.title, nw.t("room_all")); nw.showAll(); return; }
    const partners = [...new Set(nw.edgesOf.get(id).filter(({ edge }) => nw.counts(edge)).map(({ other }) => other))].sort(nw.byName);
    nw.caption(nw.nodes.get(id).name, partners.length ? `${nw.countPartners(partners.length)}: ${partners.map((other) => nw.nodes.get(other).lines.join(" ")).join(", ")}` : nw.t("no_partner"));
    nw.lookAt(id, ...partners);
  }
  function freeze() {
    if (nw.frozen()) delete root.dataset.frozen;
    else root.dataset.frozen = "yes";
    at("room-freeze").setAttribute("aria-pressed", String(nw.frozen()));
    nw.announce(nw.t(nw.frozen() ? "room_frozen" : "room_moving"));
  }
  function leave() {
    if (nw.telling()) nw.endStory();
    nw.takeRoom(false);
  }

  nw.startRoom = () => {
    nw.takeRoom(true, at("more-button"));
    bar.hidden = false;
    at("story-bar").hidden = true;
    nw.set({ ...nw.letGoOf, size: "", gaps: "" });
    tell();
    at("room-next").focus();
  };
  at("room-next").addEventListener("click", () => one(1));
  at("room-before").addEventListener("click", () => one(-1));
  at("room-all").addEventListener("click", () => { nw.set({ ...nw.letGoOf }); tell(); });
  at("room-freeze").addEventListener("click", freeze);
  at("room-leave").addEventListener("click", leave);
  at("start-room").addEventListener("click", () => nw.startRoom());

  /* Keys, also those of a presenter's clicker; a frozen picture hears only its own end. */
  document.addEventListener("keydown", (event) => {
    if (!nw.inRoom() || event.ctrlKey || event.metaKey || event.altKey) return;
    const forth = ["ArrowRight", "PageDown"].includes(event.key);
    const back = ["ArrowLeft", "PageUp"].includes(event.key);
    if (event.key === "Escape") leave();
    else if (event.key === "f" || event.key === "F") freeze();
    else if (nw.frozen()) { if (forth || back) event.preventDefault(); return; }
    else if (forth || back) (nw.telling() ? nw.tellNext : one)(forth ? 1 : -1);
    else if (event.key === "Home" && nw.telling()) nw.tellAt(0);
    else if (event.key === "End" && nw.telling()) nw.tellAt(nw.plan.stations.length - 1);
    else if ((event.key === "n" || event.key === "N") && nw.telling()) nw.toggleNotes();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
})(window.nw);
