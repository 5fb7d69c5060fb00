/* Everything is in its room: read the address, draw, and say what changed. */
"use strict";
(function (nw) {
  let said = null;
  nw.onChange((state) => {
    nw.redraw();
    if (said !== null && !nw.spoken) {
      if (state.focus && state.focus !== said.focus) {
        nw.announce(nw.t("say_focus", { name: nw.nodes.get(state.focus).name, n: nw.number(nw.shown.lit.nodes.size - 1) }));
      } else if (state.view !== said.view) nw.announce(nw.t("say_view", { view: nw.t(`view_${state.view}`) }));
      else nw.announce(document.getElementById("shown").textContent);
    }
    said = state;
  });
  nw.readAddress();
  nw.showAll();
  new ResizeObserver(() => { if (!nw.inRoom() || !nw.state().focus) nw.showAll(); }).observe(document.getElementById("map"));
  window.addEventListener("hashchange", () => { if (location.hash.length > 1) nw.readAddress(); });
  document.documentElement.dataset.ready = "yes";
})(window.nw);
