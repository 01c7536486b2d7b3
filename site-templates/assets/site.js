// On every page: what other scripts share, and times in the reader's zone. A classic script: modules and fetch do not work from disk.
"use strict";
window.TK = (() => {
  const root = document.currentScript.getAttribute("src").replace(/assets\/site\.js$/, "");
  const loads = new Map();

  function make(tag, text, className) {
    const element = document.createElement(tag);
    if (text !== undefined && text !== null) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  // A script of the site, once; its path is from the site's root.
  function load(path) {
    if (!loads.has(path)) {
      loads.set(path, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = root + path;
        script.onload = done;
        script.onerror = () => failed(new Error(`${path} is not there`));
        document.head.append(script);
      }));
    }
    return loads.get(path);
  }

  // What somebody chose stands behind the # of the address; without a = it is an anchor.
  const read = () => location.hash.includes("=") ? Object.fromEntries(new URLSearchParams(location.hash.slice(1))) : {};
  function choose(change) {
    const query = new URLSearchParams(Object.entries({ ...read(), ...change }).filter(([, value]) => value));
    history.replaceState(null, "", query.size ? `#${query}` : location.pathname + location.search);
  }

  // A moment in the reader's zone, in the form that times without a zone have, since both stand in one column.
  const two = number => String(number).padStart(2, "0");
  const moment = date => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;

  // Times that name their zone, in the reader's; the exact one stays in the title. Others are left as they stand.
  function localTimes(within) {
    for (const time of within.querySelectorAll("time")) {
      const exact = time.dateTime || time.textContent;
      if (!/T.*(Z|[+-]\d\d:?\d\d)$/i.test(exact)) continue;
      const date = new Date(exact.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
      if (Number.isNaN(+date)) continue;
      time.title = exact;
      time.textContent = moment(date);
    }
  }

  // A text with its values; of a text about a number the form that the number takes in the page's language.
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const say = (text, values) => (text.other ? text[rules.select(values.n)] || text.other : text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // The search: its script is loaded when somebody first asks for it.
  async function find() {
    await load("assets/find.js");
    TK.openFind();
  }
  function offerFind() {
    const button = document.getElementById("find");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", find);
    addEventListener("keydown", event => {
      const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable;
      if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); event.stopImmediatePropagation(); find(); }
    });
  }

  // All modules: [id, name, group].
  let modules = null;
  const list = (all, models, findFiles) => { modules = all; Object.assign(TK, { models, findFiles }); };
  async function loadList() {
    await load("data/find/modules.js");
    return modules;
  }

  addEventListener("DOMContentLoaded", () => { localTimes(document); offerFind(); });
  return { root, make, load, say, read, choose, moment, localTimes, list, loadList };
})();
