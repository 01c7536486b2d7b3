// The suggestions' filters; what was chosen stands in the address. A classic script: modules and fetch do not work from disk. The page is whole without it.
"use strict";
(() => {
  const $ = id => document.getElementById(id);
  const controls = $("controls"), list = $("list"), count = $("count"), nothing = $("nothing"), pager = $("pager");
  const pages = +(controls.dataset.pages || 1), fields = ["q", "status", "priority", "effect"];
  let sections = [], state = {}, others = null;

  // A section is a module; each of its entries knows what it is searched by.
  function collect(root) {
    for (const section of root.querySelectorAll(".of")) {
      const module = section.querySelector("h2").textContent;
      sections.push({ section, entries: [...section.querySelectorAll(".suggestions>li")].map(li => ({ li, text: `${module} ${li.textContent}`.toLowerCase() })) });
    }
  }
  collect(list);

  // The lists of the other pages, in their order.
  const parts = [];
  window.ST = { suggestions(page, markup) { parts[page] = markup; } };
  function loadOthers() {
    others ??= Promise.all(Array.from({ length: pages - 1 }, (_, i) => new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `../data/suggestions-${i + 2}.js`;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    }))).then(() => {
      for (let page = 2; page <= pages; page++) {
        const part = document.createElement("div");
        part.innerHTML = parts[page];
        part.className = "more";
        collect(part);
        list.append(part);
      }
    });
    return others;
  }

  function read() {
    const query = new URLSearchParams(location.hash.slice(1));
    state = Object.fromEntries(fields.map(field => [field, query.get(field) || ""]));
    for (const field of fields) if ($(field).value.trim() !== state[field]) $(field).value = state[field];
  }
  async function apply() {
    read();
    const isFiltered = fields.some(field => state[field]), now = JSON.stringify(state);
    if (isFiltered && pages > 1) {
      await loadOthers();
      if (now !== JSON.stringify(state)) return;
    }
    for (const part of list.querySelectorAll(".more")) part.hidden = !isFiltered;
    const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = entry =>
      (!state.status || entry.li.dataset.s === state.status) && (!state.priority || entry.li.dataset.p === state.priority)
      && (!state.effect || entry.li.dataset.e.split(",").includes(state.effect)) && words.every(word => entry.text.includes(word));
    let shown = 0;
    for (const { section, entries } of sections) {
      let own = 0;
      for (const entry of entries) {
        entry.li.hidden = isFiltered && !fits(entry);
        own += !entry.li.hidden;
      }
      section.hidden = own === 0;
      if (!section.parentElement.hidden) shown += own;
    }
    count.textContent = isFiltered ? TK.say(t("suggestions.shown"), { n: shown }) : "";
    nothing.hidden = shown > 0;
    if (pager) pager.hidden = isFiltered;
  }
  function choose(change, replace) {
    const query = new URLSearchParams(Object.entries({ ...state, ...change }).filter(([, value]) => value));
    const address = `#${query}`;
    if (address === (location.hash || "#")) return;
    if (replace) history.replaceState(null, "", address); else history.pushState(null, "", address);
    apply();
  }

  $("q").addEventListener("input", () => choose({ q: $("q").value.trim() }, true));
  for (const field of fields.slice(1)) $(field).addEventListener("change", () => choose({ [field]: $(field).value }));
  controls.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", apply);
  controls.hidden = false;
  apply();
})();
