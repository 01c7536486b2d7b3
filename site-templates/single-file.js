// Shows the sections of a site in one file as pages, one at a time, and runs each page's scripts with that page's view of what a browser gives. Behind the '#' stands the
// page, and behind a '~' what the page itself would have there. Without this script all sections stand below each other, and links between them work all the same.
"use strict";
(() => {
  const main = document.querySelector("main"), real = window.location, html = document.documentElement;
  const sections = [...main.querySelectorAll("section[data-page]")], sheets = [...document.querySelectorAll("style[data-sheet]")];
  const files = new Map([...document.querySelectorAll("script[data-file]")].map(script => [script.dataset.file, script.textContent]));
  const compiled = new Map(), pages = new Map();
  const words = text => text.split(/\s+/).filter(Boolean);
  let current = null, taken = null, active = null, isClick = false;

  // A script's file is put into the document once, where the policy knows it by its hash; it hands over its function.
  window.trackerFile = run => { taken = run; };
  function functionOf(path) {
    if (!compiled.has(path) && files.has(path)) {
      const script = document.createElement("script");
      script.textContent = files.get(path);
      taken = null;
      document.head.append(script);
      script.remove();
      compiled.set(path, taken);
    }
    return compiled.get(path);
  }
  function run(page, path, element) {
    const script = functionOf(path), before = active;
    page.running = asItWas(page, path, element || document.createElement("script"));
    active = page;
    try {
      if (script) script(page.names);
    } catch (error) {
      reportError(error);
    }
    active = before;
    page.running = null;
    return Boolean(script);
  }
  // A script asks where it came from to find the site's root.
  function asItWas(page, path, element) {
    const address = "../".repeat(page.path.split("/").length - 1) + path, own = element.getAttribute.bind(element);
    element.getAttribute = name => name === "src" ? address : own(name);
    if (element.localName === "script" && !Object.hasOwn(element, "src")) Object.defineProperty(element, "src", { configurable: true, get: () => address });
    return element;
  }
  // What a page's script listens to around the pages is told to it while its page is shown.
  const listenTo = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const page = active;
    const isAround = page && listener && this instanceof Element && this.isConnected && !this.closest("[data-page]");
    listenTo.call(this, type, isAround ? event => { if (current === page) typeof listener === "function" ? listener.call(this, event) : listener.handleEvent(event); } : listener, options);
  };

  // Where an address leads to: a page and what stands behind its '#'; null: elsewhere.
  function resolve(page, address) {
    if (address.startsWith("#")) return { page, inner: address.slice(1) };
    if (/^[a-z][a-z0-9+.-]*:/i.test(address) || /^[\/\\]/.test(address)) return null;
    const url = new URL(address, `http://site.invalid/${page ? page.path : ""}`);
    const path = url.pathname.slice(1).replace(/(^|\/)$/, "$1index.html");
    return { path, page: pages.get(path), inner: url.hash.slice(1) };
  }
  const outer = (page, inner) => `#${page.path}${inner ? `~${inner}` : ""}`;
  function inAddress() {
    const hash = real.hash.slice(1), cut = hash.indexOf("~"), page = pages.get(cut < 0 ? hash : hash.slice(0, cut));
    if (page) return { page, inner: cut < 0 ? "" : hash.slice(cut + 1) };
    return { page: current || pages.get(sections[0].dataset.page), inner: hash };
  }
  function go(page, address, replace) {
    const to = resolve(page, String(address));
    if (!to || !to.page) { if (!to) real.assign(address); return; }
    if (replace) real.replace(outer(to.page, to.inner)); else real.hash = outer(to.page, to.inner);
  }

  // What a page's scripts see. A name that they set on window is the page's own.
  function namesOf(page) {
    const own = Object.create(null), listeners = new Map(), root = page.section;
    const isForeign = element => { const of = element.closest("[data-page]"); return of && of !== root; };
    const find = (selector, all) => {
      const inside = [...root.querySelectorAll(selector)];
      if (inside.length && !all) return inside;
      return [...inside, ...[...document.querySelectorAll(selector)].filter(element => !isForeign(element) && !inside.includes(element))];
    };
    const listen = target => (type, listener, options) => {
      if (!listener) return;
      if (target === window && (type === "hashchange" || type === "popstate")) { page.listeners.push([type, listener]); return; }
      if (type === "load" || type === "DOMContentLoaded") { queueMicrotask(() => call(listener, new Event(type))); return; }
      const guarded = event => { if (current === page) call(listener, event); };
      if (!listeners.has(listener)) listeners.set(listener, []);
      listeners.get(listener).push([target, type, guarded]);
      target.addEventListener(type, guarded, options);
    };
    const forget = target => (type, listener, options) => {
      page.listeners = page.listeners.filter(([t, l]) => t !== type || l !== listener);
      for (const [of, t, guarded] of listeners.get(listener) || []) if (of === target && t === type) target.removeEventListener(type, guarded, options);
    };
    const call = (listener, event) => typeof listener === "function" ? listener.call(view, event) : listener.handleEvent(event);
    const view = new Proxy({}, {
      get: (_, name) => name in names ? names[name] : name in own ? own[name] : bound(window, name),
      set: (_, name, value) => { if (name === "location") go(page, value); else own[name] = value; return true; },
      has: (_, name) => name in names || name in own || name in window
    });
    const names = { __proto__: null, window: view, self: view, globalThis: view, addEventListener: listen(window), removeEventListener: forget(window) };
    const docNames = {
      __proto__: null, defaultView: view, body: root,
      getElementById: id => find(`#${CSS.escape(id)}`)[0] || null,
      querySelector: selector => find(selector)[0] || null,
      querySelectorAll: selector => find(selector, true),
      getElementsByName: name => find(`[name="${CSS.escape(name)}"]`, true),
      getElementsByClassName: name => find(words(name).map(word => `.${CSS.escape(word)}`).join(""), true),
      getElementsByTagName: name => find(name, true),
      addEventListener: listen(document), removeEventListener: forget(document),
      createElement: (name, options) => {
        const kind = String(name).toLowerCase();
        return kind === "script" ? loader(page) : kind === "link" ? styleLoader(page) : document.createElement(name, options);
      }
    };
    Object.defineProperty(docNames, "currentScript", { get: () => page.running });
    Object.defineProperty(docNames, "location", { get: () => names.location, set: address => go(page, address) });
    names.document = new Proxy({}, {
      get: (_, name) => name in docNames ? docNames[name] : bound(document, name),
      set: (_, name, value) => { if (name in docNames) docNames[name] = value; else document[name] = value; return true; },
      has: (_, name) => name in docNames || name in document
    });
    const inner = () => { const at = inAddress(); return at.page === page ? at.inner : ""; };
    const place = {
      __proto__: null,
      assign: address => go(page, address), replace: address => go(page, address, true), reload: () => real.reload(), toString: () => real.href
    };
    Object.defineProperty(place, "hash", { get: () => { const text = inner(); return text ? `#${text}` : ""; }, set: hash => { real.hash = outer(page, String(hash).replace(/^#/, "")); } });
    Object.defineProperty(place, "href", { get: () => real.href, set: address => go(page, address) });
    names.location = new Proxy({}, {
      get: (_, name) => name in place ? place[name] : bound(real, name),
      set: (_, name, value) => { place[name] = value; return true; },
      has: (_, name) => name in place || name in real
    });
    const keep = method => (state, title, address) => {
      const cut = String(address ?? "").indexOf("#");
      history[method](state, "", address === undefined || address === null ? undefined : outer(page, cut < 0 ? "" : String(address).slice(cut + 1)));
    };
    const historyNames = { __proto__: null, pushState: keep("pushState"), replaceState: keep("replaceState") };
    names.history = new Proxy({}, { get: (_, name) => name in historyNames ? historyNames[name] : bound(history, name) });
    return new Proxy({}, {
      has: (_, name) => typeof name === "string" && (name in names || name in own),
      get: (_, name) => name in names ? names[name] : own[name],
      set: (_, name, value) => { if (name === "location") go(page, value); else own[name] = value; return true; }
    });
  }
  // Methods of the browser's own objects want these for 'this'; classes stay what they are.
  function bound(object, name) {
    const value = object[name];
    return typeof value === "function" && !Object.hasOwn(value, "prototype") ? value.bind(object) : value;
  }
  // A script element that a page makes to load a file of the site.
  function loader(page) {
    const element = document.createElement("script");
    let address = "";
    Object.defineProperty(element, "src", {
      get: () => address,
      set: value => {
        address = String(value);
        const to = resolve(page, address);
        queueMicrotask(() => element.dispatchEvent(new Event(to && run(page, to.path, element) ? "load" : "error")));
      }
    });
    return element;
  }

  // The same for a style sheet: it stands here already, and is shown with the page from now on. The sheet that goes into the document is an empty one.
  function styleLoader(page) {
    const element = document.createElement("link");
    let address = "";
    Object.defineProperty(element, "href", {
      get: () => address,
      set: value => {
        address = String(value);
        const to = resolve(page, address), sheet = to && sheets.find(s => s.dataset.sheet === to.path);
        if (sheet) { page.sheets.push(to.path); dress(); }
        queueMicrotask(() => element.dispatchEvent(new Event(sheet ? "load" : "error")));
      }
    });
    return element;
  }
  const dress = () => { for (const sheet of sheets) sheet.media = current.sheets.includes(sheet.dataset.sheet) ? "all" : "not all"; };

  // Ids are those of the page while it is shown alone.
  const idNames = ["id", "for", "list", "form", "headers", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "aria-details", "aria-errormessage", "aria-flowto"];
  const paintNames = ["fill", "stroke", "clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end"];
  function restoreIds(page) {
    const prefix = `${page.path}~`;
    for (const name of idNames) {
      for (const element of page.section.querySelectorAll(`[${name}]`)) {
        element.setAttribute(name, words(element.getAttribute(name)).map(id => id.startsWith(prefix) ? id.slice(prefix.length) : id).join(" "));
      }
    }
    for (const name of paintNames) {
      for (const element of page.section.querySelectorAll(`[${name}^="url("]`)) element.setAttribute(name, element.getAttribute(name).replace(`url(#${prefix}`, "url(#"));
    }
    for (const element of page.section.querySelectorAll("use")) {
      const address = element.getAttribute("href") || "";
      if (address.startsWith(`#${prefix}`)) element.setAttribute("href", `#${address.slice(prefix.length + 1)}`);
    }
  }

  // Addresses that scripts put into a page lead within the file too.
  function mend(link) {
    const address = link.getAttribute("href"), of = link.closest("[data-page]"), page = of ? pages.get(of.dataset.page) : pages.get(sections[0].dataset.page);
    if (!address || (address.startsWith("#") && (!of || pages.has(address.slice(1).split("~")[0])))) return;
    const to = resolve(page, address);
    if (to && to.page) link.setAttribute("href", outer(to.page, to.inner));
    else if (to && to.path !== undefined) { link.removeAttribute("href"); link.dataset.leftOut = ""; link.title = "Left out of this file: the site itself has it"; }
  }
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === "attributes") { if (change.target.localName === "a") mend(change.target); continue; }
      for (const node of change.addedNodes) {
        if (node.nodeType !== 1) continue;
        if (node.localName === "a") mend(node);
        for (const link of node.querySelectorAll("a[href]")) mend(link);
      }
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });

  function fire(page) {
    for (const [type, listener] of [...page.listeners]) {
      const event = new Event(type);
      if (typeof listener === "function") listener.call(window, event); else listener.handleEvent(event);
    }
  }
  function show(page, inner) {
    const before = current;
    if (before) { before.scroll = [scrollX, scrollY]; before.section.remove(); }
    current = page;
    main.append(page.section);
    dress();
    for (const link of document.querySelectorAll("nav a[href]")) {
      if (link.closest("[data-page]")) continue;
      if (page.nav && link.getAttribute("href") === `#${page.nav}`) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
    document.title = page.title;
    if (!page.names) {
      restoreIds(page);
      page.names = namesOf(page);
      for (const path of page.scripts) run(page, path, null);
      for (const element of [...page.section.querySelectorAll("script[data-src]")]) run(page, element.dataset.src, element);
    } else {
      fire(page);
    }
    reveal(page, inner, before);
  }
  function reveal(page, inner, before) {
    let target = null;
    try {
      target = inner && page.section.querySelector(`#${CSS.escape(decodeURIComponent(inner))}`);
    } catch {
      // Not well formed, so no id.
    }
    if (target) target.scrollIntoView();
    else if (before && before !== page) scrollTo(...(isClick ? [0, 0] : page.scroll || [0, 0]));
    if (before && before !== page && isClick) main.focus({ preventScroll: true });
    isClick = false;
  }

  for (const section of sections) {
    const { page: path, title, sheets: styles, scripts, nav } = section.dataset;
    pages.set(path, { path, title, section, sheets: words(styles), scripts: words(scripts), nav, listeners: [], names: null, scroll: null, running: null });
  }
  const first = inAddress();
  for (const section of sections) section.remove();
  html.classList.add("joined");
  document.addEventListener("click", event => { if (event.target.closest?.("a[href^='#']")) isClick = true; }, true);
  addEventListener("hashchange", () => {
    const { page, inner } = inAddress();
    if (page !== current) show(page, inner);
    else { fire(page); reveal(page, inner, page); }
  });
  show(first.page, first.inner);
})();
