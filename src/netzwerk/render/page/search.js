/* Finding an organisation by its name or short name, as it is typed. */
"use strict";
(function (nw) {
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  const index = nw.plan.nodes.map((node) => ({ id: node.id, name: nw.fold(node.name), short: nw.fold(node.short), label: nw.fold(node.lines.join(" ")) }));
  let current = -1;

  nw.find = (text) => {
    const wanted = nw.fold(text);
    if (!wanted) return [];
    const rank = ({ name, short, label }) => {
      if (short === wanted || name === wanted) return 0;
      if (name.startsWith(wanted) || short.startsWith(wanted) || label.startsWith(wanted)) return 1;
      if (` ${name} ${short}`.includes(` ${wanted}`)) return 2;
      return name.includes(wanted) || short.includes(wanted) ? 3 : 9;
    };
    return index.map((entry) => [rank(entry), entry.id]).filter(([place]) => place < 9)
      .sort((a, b) => a[0] - b[0] || nw.byName(a[1], b[1])).slice(0, 12).map(([, id]) => id);
  };

  function close() {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function choose(id) {
    input.value = "";
    close();
    nw.set({ ...nw.views[nw.state().view], focus: id });
    nw.lookAt(id);
  }
  function mark(place) {
    const options = [...list.querySelectorAll('[role="option"]')];
    if (!options.length) return;
    current = (place + options.length) % options.length;
    options.forEach((option, k) => option.setAttribute("aria-selected", String(k === current)));
    input.setAttribute("aria-activedescendant", options[current].id);
    options[current].scrollIntoView({ block: "nearest" });
  }
  function open() {
    const found = nw.find(input.value);
    list.replaceChildren(...found.map((id, k) => {
      const node = nw.nodes.get(id);
      const option = nw.el("li", node.short ? `${node.name} (${node.short})` : node.name);
      option.id = `found-${k}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(id); });
      option.dataset.actor = id;
      return option;
    }));
    current = -1;
    input.removeAttribute("aria-activedescendant");
    if (!found.length && nw.fold(input.value)) {
      const none = nw.el("li.none", nw.t("search_none"));
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.setAttribute("aria-selected", "false");
      list.append(none);
    }
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) open();
      mark(event.key === "ArrowDown" ? current + 1 : current - 1);
    } else if (event.key === "Enter") {
      const [first] = nw.find(input.value);
      const option = list.querySelector('[aria-selected="true"]');
      if (option && option.dataset.actor) choose(option.dataset.actor);
      else if (first) choose(first);
    } else if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    } else return;
    event.preventDefault();
  });
})(window.nw);
