// Which rows of the heatmap are shown, in which order, and the marks on their cells.
"use strict";
ST.make = (tag, text, className) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
};
ST.sign = points => points > 0 ? "+" : points < 0 ? "−" : "±";
/** A difference with one decimal, and as a cell has room for: whole points, below one point with one decimal. */
ST.signed = points => ST.sign(points) + ST.exact(Math.abs(points));
ST.points = points => {
  const size = Math.abs(points);
  return ST.sign(points) + (size && size < 1 ? (Math.round(size * 10) / 10).toFixed(1) : Math.round(size));
};
/** One figure less another: what stated figures have, without the last bits of binary fractions. */
ST.less = (now, then) => Math.round((now - then) * 1e6) / 1e6;
/** Which of the results it is that are not comparable with the same model's in the version before; undefined: none. */
ST.unlikeAt = (row, now, then) => {
  const { model } = ST.chunk(row);
  return model[now.at] === model[then.at] ? ST.unlike.get(ST.resultOf(row, now.version, model[now.at])) : undefined;
};
/** The step of a change: up or down by less than 2, 5, 10, 20 points or more; none where it is not like for like. */
ST.shade = change => {
  if (!change || change.worth !== "l") return "kn";
  const size = Math.abs(change.points);
  return size < 0.05 ? "k0" : `${change.points > 0 ? "ku" : "kd"}${size < 5 ? 1 : size < 10 ? 2 : size < 20 ? 3 : 4}`;
};
/** The day of the newest result that a row shows, of whatever version and model. */
ST.newestDay = row => {
  const { start, day } = ST.chunk(row), first = ST.place(row, 0);
  return day.subarray(start[first], start[first + ST.versions.length]).reduce((newest, one) => Math.max(newest, one), -1e9);
};
/** Whether a row's newest result is old, reckoned back from the time of the data; the sign stands at its newest version. */
ST.isStale = (row, newest) => !!newest && ST.today - ST.newestDay(row) > ST.staleDays();
ST.staleDays = () => +ST.state.stale || ST.stale;
/** The mark of a change beyond noise, if it is about what is shown: the pass rate, of one model, on one data set. */
ST.beyond = (row, found, change) => change && "lu".includes(change.worth) && !ST.isMatch() && ST.sure.get(ST.resultOf(row, found.version, ST.chunk(row).model[found.at])) || null;
/** What the gate says of a cell's result of a model (−1: the gravest of all): 0 nothing, 1 warned, 2 inconclusive, 3 blocked. */
ST.gateOf = (row, version, model) => {
  const word = one => ST.gate.get(ST.resultOf(row, version, one))?.word ?? 0;
  return !ST.gate.size ? 0 : model < 0 ? Math.max(...ST.models.map((_, one) => word(one))) : word(model);
};
ST.gateSign = word => ["", "△", "◐", "⊘"][word];
ST.gateWords = ["", t("gate.warned"), t("gate.inconclusive"), t("gate.blocked")];
ST.marks = (row, found, newest, model) => {
  const chunk = ST.chunk(row), flags = chunk.flags[found.at];
  return ST.gateSign(ST.gateOf(row, found.version, model)) + (flags & 1 ? "!" : "") + (chunk.edits.has(found.at) ? "✎" : "") + (flags & 32 ? "Σ" : "")
    + (newest && found.version === newest.version && ST.isStale(row, newest) ? "◷" : "")
    + ([ST.active?.[ST.ids[row]]].flat().includes(ST.versions[found.version]) ? "★" : "");
};
const spokenMarks = { "△": t("mark.warned"), "◐": t("mark.inconclusive"), "⊘": t("mark.blocked"), "!": t("mark.errors"), "✎": t("mark.edited"), "Σ": t("mark.totals"), "◷": t("mark.old"), "★": t("mark.active") };
/** Signs behind a rate, with words for who hears them. */
ST.signs = marks => {
  const signs = ST.make("b", marks);
  signs.setAttribute("role", "img");
  signs.setAttribute("aria-label", [...marks].map(mark => spokenMarks[mark]).join(", "));
  return signs;
};
ST.weakest = data => {
  const name = new ST.Column(data.name), rate = new ST.Column(data.rate);
  ST.weak = ST.ids.map(() => {
    const place = name.next();
    return place ? { name: data.names[place - 1], rate: rate.next() / 10 } : null;
  });
  for (const [row, rate] of data.odd) ST.weak[row].rate = rate;
  ST.came("weakest");
};

ST.selection = (() => {
  const filters = ["set", "state", "from", "to", "stale"];
  const states = {
    none: { words: t("heatmap.state_none"), is: row => ST.find(row, ST.versions.length - 1, -1) === -1 },
    stale: { words: t("heatmap.state_stale"), is: (row, newest) => ST.isStale(row, newest) },
    errors: { words: t("heatmap.state_errors"), is: anyResult((chunk, at) => chunk.flags[at] & 2) },
    partly: { words: t("heatmap.state_partly"), is: anyResult((chunk, at) => chunk.flags[at] & 1 && !(chunk.flags[at] & 2)) },
    totals: { words: t("heatmap.state_totals"), is: anyResult((chunk, at) => chunk.flags[at] & 32) },
    edited: { words: t("heatmap.state_edited"), is: anyResult((chunk, at) => chunk.edits.has(at)) },
    dataset: { words: t("heatmap.state_dataset"), is: row => cells(row).some(({ found, column }) => ST.changeOf(row, found, ST.view.model(column))?.worth === "d") },
    up: { words: t("heatmap.state_up"), is: (row, newest, model) => (ST.changeOf(row, newest, model)?.points ?? 0) > 0 },
    down: { words: t("heatmap.state_down"), is: (row, newest, model) => (ST.changeOf(row, newest, model)?.points ?? 0) < 0 },
    better: { words: t("heatmap.state_better"), is: (row, newest, model) => sign(row, newest, model) > 0 },
    worse: { words: t("heatmap.state_worse"), is: (row, newest, model) => sign(row, newest, model) < 0 },
  };
  /** With what the gate says, where it says anything: known once the marks are there. */
  const all = () => ({ ...states, ...ST.gate.size ? Object.fromEntries([3, 2, 1].map(word => [["", "warned", "inconclusive", "blocked"][word], { words: TK.say(t("heatmap.state_gate"), { word: ST.gateWords[word] }), is: row => gates(row).includes(word) }])) : {} });
  const sign = (row, newest, model) => newest ? ST.beyond(row, newest, ST.changeOf(row, newest, model))?.sign ?? 0 : 0;
  const gates = row => ST.view.columns.map((_, column) => ({ version: ST.view.cell(row, column).version, model: ST.view.model(column) })).map(({ version, model }) => version === undefined ? 0 : ST.gateOf(row, version, model));
  function cells(row) {
    return ST.view.columns.map((_, column) => ({ found: ST.view.cell(row, column), column })).filter(({ found }) => found.at >= 0);
  }
  function anyResult(is) {
    return row => cells(row).some(({ found }) => is(ST.chunk(row), found.at));
  }
  const modelOf = (row, newest) => ST.view === ST.viewsOf.models && newest ? ST.chunk(row).model[newest.at] : ST.view.model(0);
  const isDate = text => /^\d{4}-\d\d-\d\d$/.test(text || "");

  /** What of the figures a row is ordered by; null comes last, whichever way. */
  const keys = {
    latest: row => ST.latest(row)?.value ?? null,
    change: row => {
      const newest = ST.latest(row), change = newest && ST.changeOf(row, newest, modelOf(row, newest));
      return change && change.worth === "l" ? change.points : null;
    },
    evidence: row => {
      const newest = ST.latest(row), chunk = ST.chunk(row);
      return newest && chunk.pass[newest.at] >= 0 && chunk.fail[newest.at] >= 0 ? chunk.pass[newest.at] + chunk.fail[newest.at] : null;
    },
    weakest: row => ST.weak[row]?.rate ?? null,
    date: row => {
      const newest = ST.latest(row);
      return newest && ST.chunk(row).day[newest.at];
    },
  };
  const sortKey = sort => {
    const key = (sort || "").replace(/^-/, ""), column = ST.view.columns.indexOf(key);
    return column >= 0 && !ST.view.items ? row => ST.view.cell(row, column).value ?? null : ST.view.fill && !["latest", "weakest"].includes(key) ? undefined : keys[key];
  };

  /** Goes through all rows, and lets the page breathe in between; false where somebody chose something else meanwhile. */
  async function each(count, isCurrent, visit) {
    let started = performance.now();
    for (let row = 0; row < count; row++) {
      visit(row);
      if (row % 16 === 15 && performance.now() - started > 24) {
        await new Promise(done => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });
        if (!isCurrent()) return false;
        started = performance.now();
      }
    }
    return true;
  }

  async function find(state, isCurrent) {
    const words = (state.q || "").toLowerCase().split(/\s+/).filter(Boolean), tag = ST.tags.indexOf(state.tag);
    const wanted = all()[state.state], from = isDate(state.from) ? ST.day(state.from) : -Infinity, to = isDate(state.to) ? ST.day(state.to) : Infinity, dated = from > -Infinity || to < Infinity;
    const rows = [], values = [], key = sortKey(state.sort), isPast = !!ST.view.fill;
    const whole = await each(ST.rows, isCurrent, row => {
      if (words.length) {
        const text = ST.group[row] < 0 ? ST.words[row] : `${ST.words[row]} ${ST.groups[ST.group[row]].toLowerCase()}`;
        if (!words.every(word => text.includes(word))) return;
      }
      if (ST.fresh && !ST.versions.some((_, version) => ST.fresh.has(row * ST.versions.length + version))) return;
      if (state.tag && !ST.tag[row].includes(tag)) return;
      if (wanted && !isPast) {
        const newest = ST.latest(row);
        if (!wanted.is(row, newest, modelOf(row, newest))) return;
      }
      if (state.set && !isPast && !anyResult((chunk, at) => chunk.sets[chunk.set[at]] === state.set)(row)) return;
      if (dated && !isPast && !anyResult((chunk, at) => chunk.day[at] >= from && chunk.day[at] <= to)(row)) return;
      rows.push(row);
      if (key) values[row] = key(row);
    });
    if (!whole) return [];
    const down = (state.sort || "").startsWith("-");
    if (key) rows.sort((a, b) => values[a] === null || values[b] === null ? (values[a] === null) - (values[b] === null) || a - b : (down ? values[b] - values[a] : values[a] - values[b]) || a - b);
    else if (/^-?module$/.test(state.sort || "")) rows.sort((a, b) => (ST.words[a] < ST.words[b] ? -1 : ST.words[a] > ST.words[b] ? 1 : a - b) * (down ? -1 : 1));
    return rows;
  }

  /** Rows as the grid has them, gathered under headings where somebody asked for that. */
  function items(rows, state, height) {
    const item = (row, under) => ({ key: under === undefined ? `${row}` : `${row}|${under}`, row, height });
    if (state.group !== "group" && state.group !== "tag") return rows.map(row => item(row));
    const names = state.group === "group" ? ST.groups : ST.tags, none = state.group === "group" ? t("heatmap.no_group") : t("heatmap.no_tag"), gathered = new Map([...names.map(name => [name, []]), ["", []]]);
    for (const row of rows) {
      const under = state.group === "group" ? (ST.group[row] < 0 ? [""] : [names[ST.group[row]]]) : ST.tag[row].length ? ST.tag[row].map(tag => names[tag]) : [""];
      for (const name of under) gathered.get(name).push(row);
    }
    const closed = new Set((state.closed || "").split("\n").filter(Boolean));
    return [...gathered].filter(([, list]) => list.length).flatMap(([name, list]) => {
      const title = name || none, isClosed = closed.has(title), heading = { key: `group ${title}`, group: title, title, isClosed, note: TK.say(t("count.modules"), { n: list.length }), height: 32 };
      return isClosed ? [heading] : [heading, ...list.map(row => item(row, name))];
    });
  }

  return {
    get states() { return all(); }, items, find,
    byWeakest: state => /^-?weakest$/.test(state.sort || ""),
    /** Whether the figures of all rows are needed to know which to show, and in which order. */
    needsAll: state => filters.some(name => state[name] && name !== "stale") || (!!sortKey(state.sort) && !/^-?weakest$/.test(state.sort)),
  };
})();
