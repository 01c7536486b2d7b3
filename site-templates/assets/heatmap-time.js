// The heatmap at an earlier moment: the commits (data/time.js) and what they changed (data/time-<n>.js, read beside data/cells-<n>.js), replayed up to one of them.
"use strict";
ST.past = (() => {
  const make = ST.make;
  let data = null, commits = null, rates = null, best = null, reached = -1, bar = null, range, told, play, timer = 0;

  const cellsOfRow = () => ST.versions.length * ST.models.length, columns = [];
  /** Figures that are no plain tenths: a text each, and their numbers from 1002 on. */
  const odd = [], oddPlaces = new Map();
  function numberOf(text) {
    if (!oddPlaces.has(text)) oddPlaces.set(text, 1001 + odd.push(text));
    return oddPlaces.get(text);
  }
  /** Of a number as the rates hold it: whether there were too many errors, whether nothing but errors, its text (null: no rate), its value. */
  const plain = number => number < 1002 ? "" : odd[number - 1002].replace("!", "");
  const hasErrors = number => number > 1001 && odd[number - 1002].endsWith("!");
  const textOf = number => number < 1 ? null : number < 1002 ? ((number - 1) / 10).toFixed(1) : /\d/.test(plain(number)) ? plain(number) : null;
  const valueOf = number => number < 1 ? -1 : number < 1002 ? (number - 1) / 10 : textOf(number) === null ? -1 : parseFloat(plain(number));
  const noneOf = number => plain(number) === "e" ? t("none.errors") : t("none.rate");
  /** The commits, with the results that each changed; null: the files are not all of one build. */
  function unpack() {
    const at = new ST.Column(data.at), place = new ST.Column(data.place), older = new ST.Column(data.older), bytes = atob(data.hash), byNumber = new Map();
    let time = 0, number = 0, off = 0;
    const list = data.subjects.map((text, i) => {
      const commit = {
        hash: Array.from(bytes.slice(4 * i, 4 * i + 4), byte => byte.charCodeAt(0).toString(16).padStart(2, "0")).join(""), time: new Date((time += at.signed()) * 1000), number: number += place.next(),
        results: [], now: [], best: [], get subject() { return said(text, this.results); }
      };
      byNumber.set(number, commit);
      commit.older = number + (data.older ? off += older.signed() : 0);
      return commit;
    });
    list.all = data.all;
    return columns.every((column, file) => changed(column, file * ST.per, byNumber)) ? list : null;
  }
  /** What the commits changed of some rows, of which the cells' file knows most. */
  function changed(column, start, byNumber) {
    const [cells, first, rest, count, later, rate, decided] = ["cells", "first", "rest", "count", "later", "rate", "best"].map(name => new ST.Column(column[name]));
    let sum = 2166136261;
    const mix = value => { sum = Math.imul(sum ^ value, 16777619); };
    function put(number, result, now) {
      const commit = byNumber.get(number);
      commit?.results.push(result);
      commit?.now.push(now);
      mix(result - start * cellsOfRow());
      mix(parseInt(commit?.hash, 16));
      if (now > 1001) for (const letter of odd[now - 1002]) mix(letter.charCodeAt());
      else mix(now);
    }
    for (let row = start; row < Math.min(start + ST.per, ST.rows); row++) {
      for (let version = 0, before = 0; version < ST.versions.length; version++) {
        const kind = cells.next(), chunk = ST.chunk(row), from = ST.resultOf(row, version, 0);
        if (!kind) continue;
        before += 64 * first.signed() + rest.next();
        if (kind === 1) {
          for (let [at, to] = ST.span(row, version); at < to; at++) put(before, from + chunk.model[at], shown(chunk, at));
          continue;
        }
        for (let model = 0; model < ST.models.length; model++) {
          const at = ST.find(row, version, model);
          for (let left = count.next(), number = before; left > 0; left--) {
            number += later.next();
            const code = rate.next();
            put(number, from + model, code > 1004 ? numberOf(`${column.odd[code - 1005]}`) : code > 1 ? code - 3 : code ? tenths(chunk.edits.get(at)?.rate) : shown(chunk, at));
          }
        }
      }
    }
    for (let cell = start * ST.versions.length; decided.at < decided.text.length;) {
      cell += decided.next();
      byNumber.get(decided.next())?.best.push([cell, decided.next() - 1]);
    }
    return sum >>> 0 === column.sum;
  }
  const tenths = rate => Number.isNaN(rate) ? 0 : Math.round(rate * 10) + 1;
  const shown = (chunk, at) => {
    const rate = chunk.rate[at], flags = chunk.flags[at];
    return flags & 3 ? numberOf((Number.isNaN(rate) ? flags & 2 ? "e" : "" : rate.toFixed(1)) + (flags & 1 ? "!" : "")) : tenths(rate);
  };
  /** A subject, where it names the cells that the commit changed by reference. */
  function said(text, results) {
    const cells = [...new Set(results.map(result => Math.floor(result / ST.models.length)))];
    return text.replace(/\^(.)/g, (_, letter) => {
      if (letter === "^") return letter;
      const cell = cells["abcdefghijklmnopqrstuvwxyz".indexOf(letter.toLowerCase())], name = `${ST.ids[Math.floor(cell / ST.versions.length)]} ${ST.versions[cell % ST.versions.length]}`;
      return letter === letter.toLowerCase() ? name : `${name} ${ST.models[results.find(result => Math.floor(result / ST.models.length) === cell) % ST.models.length]}`;
    });
  }
  /** Makes rates what they were after a commit: −1 not there, 0 no rate, up to 1001 tenths and 1, else one of the odd. */
  function reach(place) {
    rates ||= new Int32Array(ST.rows * cellsOfRow()).fill(-1);
    best ||= new Int16Array(ST.rows * ST.versions.length).fill(-1);
    if (place < reached) {
      rates.fill(-1);
      best.fill(-1);
      reached = -1;
    }
    while (reached < place) {
      const { results, now } = commits[++reached];
      for (let i = 0; i < results.length; i++) rates[results[i]] = now[i];
      for (const [cell, model] of commits[reached].best) best[cell] = model;
    }
  }
  /** What the rates were after a commit, the oldest being 0 (before it: −1), as a list of its own. */
  function ratesAt(place) {
    if (place < 0) return new Int32Array(ST.rows * cellsOfRow()).fill(-1);
    reach(place);
    return rates.slice();
  }
  function cell(row, version) {
    const from = (row * ST.versions.length + version) * ST.models.length, wanted = ST.state.model ? ST.models.indexOf(ST.state.model) : -1;
    let found = wanted >= 0 ? -1 : best[row * ST.versions.length + version];
    for (let model = 0; found < 0 && model < ST.models.length; model++) if (rates[from + model] >= 0 && (wanted < 0 || model === wanted)) found = model;
    if (found < 0) return { none: t("time.not_yet") };
    if (wanted < 0 && best[row * ST.versions.length + version] < 0) for (let model = found + 1; model < ST.models.length; model++) if (rates[from + model] >= 0 && isBetter(rates[from + model], rates[from + found])) found = model;
    const number = rates[from + found], text = textOf(number);
    return text === null ? { none: noneOf(number) } : { value: valueOf(number), text, errors: hasErrors(number), model: found, version };
  }
  /** As the heatmap has it: what has too many errors is only best where all have, then the pass rate decides; where the match rate decided a tie, the commit says so. */
  const isBetter = (one, other) => hasErrors(one) !== hasErrors(other) ? hasErrors(other) : valueOf(one) > valueOf(other);
  function before(row, found) {
    for (let earlier = found.version - 1; earlier >= 0; earlier--) {
      const then = cell(row, earlier);
      if (!then.none) return then;
    }
    return null;
  }
  function latest(row) {
    for (let version = ST.versions.length - 1; version >= 0; version--) {
      const found = cell(row, version);
      if (!found.none) return found;
    }
    return null;
  }
  /** The changes do not tell the data sets: nothing says whether two results ran on the same. */
  function change(row, found) {
    const then = found && before(row, found);
    return then ? { then, points: Math.round((found.value - then.value) * 1e6) / 1e6, worth: then.model === found.model ? "u" : "m" } : null;
  }
  function fill(row, column) {
    const td = make("td"), found = cell(row, column), isNew = changedAt(row, column);
    if (found.none) {
      td.className = "z";
      td.append("–", make("p", found.none));
    } else {
      const difference = change(row, found);
      td.className = (difference ? difference.worth : "l") + ST.stepOf(found.value);
      td.append(found.text);
      if (found.errors) {
        td.classList.add("g");
        td.append(ST.signs("!"));
      }
      if (difference) td.append(make("p", ST.points(difference.points)));
      td.append(make("p", ST.models[found.model]));
    }
    if (isNew) td.classList.add("new");
    return td;
  }
  /** Whether the commit of the moment changed a cell. */
  function changedAt(row, version) {
    const from = (row * ST.versions.length + version) * ST.models.length;
    return commits[reached]?.results.some(result => result >= from && result < from + ST.models.length);
  }

  async function load() {
    if (commits) return;
    await Promise.all([ST.load("time"), ST.needAll(), ...Array.from({ length: Math.ceil(ST.rows / ST.per) }, (_, file) => ST.load(`time-${file}`))]);
    commits ||= unpack();
    if (!commits) throw new Error(t("time.renewed"));
  }
  const find = hash => /^[0-9a-f]{4,64}$/.test(hash) ? commits.findIndex(commit => hash.length <= 8 ? commit.hash.startsWith(hash) : hash.startsWith(commit.hash)) : -1;
  /** Where what is newer begins: after a commit, or on a day; −1: there is no such commit. */
  function begin(since) {
    if (/^\d{4}-\d\d-\d\d$/.test(since)) {
      const day = Date.parse(since), place = commits.findIndex(commit => commit.time >= day);
      return place < 0 ? commits.length : place;
    }
    const place = find(since);
    return place < 0 ? -1 : place + 1;
  }
  /** The cells (row × versions + version) that changed since a commit or a day; null: there is no such commit. */
  function since(text) {
    const from = begin(text);
    if (from < 0) return null;
    const cells = new Set();
    for (let i = from; i < commits.length; i++) for (const result of commits[i].results) cells.add(Math.floor(result / ST.models.length));
    return cells;
  }

  function controls() {
    if (bar) return;
    bar = make("section", undefined, "time");
    bar.setAttribute("aria-label", t("time.travel"));
    play = make("button", t("time.play"));
    const close = make("button", t("time.back"));
    range = make("input");
    told = make("output");
    play.type = close.type = "button";
    range.type = "range";
    range.min = 0;
    range.max = commits.length - 1;
    range.setAttribute("aria-label", t("time.commit"));
    told.setAttribute("aria-live", "polite");
    range.addEventListener("input", () => { stop(); ST.choose({ at: commits[+range.value].hash }, true); });
    play.addEventListener("click", () => timer ? stop() : start());
    close.addEventListener("click", () => { stop(); ST.choose({ at: "" }); });
    bar.append(play, range, close, told);
    document.getElementById("controls").append(bar);
  }
  function start() {
    const step = Math.max(1, Math.round(commits.length / 80));
    let place = +range.value >= commits.length - 1 ? 0 : +range.value;
    play.textContent = t("time.pause");
    timer = setInterval(() => {
      place = Math.min(commits.length - 1, place + step);
      ST.choose({ at: commits[place].hash }, true);
      if (place === commits.length - 1) stop();
    }, 350);
  }
  function stop() {
    clearInterval(timer);
    timer = 0;
    if (play) play.textContent = t("time.play");
  }
  /** Shows the moment of a commit; false where there is no such commit. */
  function show(hash) {
    const place = find(hash);
    if (place < 0) {
      if (bar) bar.hidden = true;
      return false;
    }
    reach(place);
    controls();
    bar.hidden = false;
    range.value = place;
    const commit = commits[place], page = Math.floor(commit.older / 200) + 1, older = Math.max(0, Math.floor((commits.all - 100) / 200));
    range.setAttribute("aria-valuetext", `${commit.time.toISOString().slice(0, 10)}, ${commit.subject}`);
    const link = make("a", commit.hash), time = make("time", TK.moment(commit.time));
    link.href = `history/${page > older ? "index" : `page-${page}`}.html`;
    time.dateTime = time.title = commit.time.toISOString();
    told.replaceChildren(make("strong", TK.say(t("time.place"), { place: place + 1, all: commits.length })), " ", time, " ", link, " ", commit.subject);
    return true;
  }
  ST.time = told => { data = told; ST.came("time"); };
  ST.changed = (file, column) => { columns[file] = column; ST.came(`time-${file}`); };
  return { load, show, since, rates: ratesAt, textOf, valueOf, noneOf, get commits() { return commits; }, cell, fill, latest, change, hide() { stop(); if (bar) bar.hidden = true; }, get newest() { return commits.at(-1)?.hash; } };
})();
