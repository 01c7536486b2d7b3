// The heatmap's figures, as data/heatmap.js and data/cells-<n>.js bring them: the columns of numbers are taken apart here (src/StaticTracker/Site/Parts/CellColumns.cs says what they hold).
"use strict";
window.ST = (() => {
  const root = document.currentScript.getAttribute("src").replace(/assets\/heatmap-data\.js$/, "");
  const digits = new Uint8Array(128);
  for (let code = 32, digit = 0; code < 127; code++) if (!"\"&'<>\\".includes(String.fromCharCode(code))) digits[code] = digit++;
  class Column {
    constructor(text) { this.text = text; this.at = 0; }
    digit() { return digits[this.text.charCodeAt(this.at++)]; }
    next() {
      const first = this.digit();
      if (first < 70) return first;
      if (first < 88) return 70 + (first - 70) * 89 + this.digit();
      let number = 0;
      for (let left = this.digit(); left > 0; left--) number = number * 89 + this.digit();
      return number + 70;
    }
    signed() { return signed(this.next()); }
    /** A number that shares its digits with the one after it. */
    paired() {
      if (this.second !== undefined) {
        const second = this.second;
        this.second = undefined;
        return second;
      }
      const both = this.next(), root = Math.floor(Math.sqrt(both)), rest = both - root * root;
      this.second = rest < root ? root : rest - root;
      return rest < root ? rest : root;
    }
  }
  const signed = number => number & 1 ? -(number + 1) / 2 : number / 2;

  // Wilson's score interval at 95 %, in percent: the same steps as the program's, so that the same digits come out.
  function wilson(pass, fail) {
    const n = pass + fail, z = 1.959963984540054, z2 = z * z, rate = pass / n;
    const centre = (rate + z2 / (2 * n)) / (1 + z2 / n), half = z * Math.sqrt(rate * (1 - rate) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    return [100 * Math.min(Math.max(centre - half, 0), rate), 100 * Math.min(Math.max(centre + half, rate), 1)];
  }

  const files = new Map(), parts = new Map(), chunks = [];
  const own = {
    rows: 0, chunks, sure: new Map(), unlike: new Map(), gate: new Map(), Column, wilson,
    list(data) {
      const group = new Column(data.group), tag = new Column(data.tag), primary = new Column(data.primary);
      Object.assign(own, data);
      own.rows = data.ids.length;
      own.names = data.names.map((name, i) => name || data.ids[i]);
      own.words = own.names.map((name, i) => `${name} ${data.ids[i]}`.toLowerCase());
      own.group = own.names.map(() => group.next() - 1);
      own.tag = own.names.map(() => Array.from({ length: tag.next() }, () => tag.next()));
      own.primary = own.names.map(() => primary.next());
      own.came("heatmap");
    },
    /** Marks of results by their place: beyond noise (sign, and which of them it is), not comparable with the version before (which of them), and what the gate says (1 warned, 2 inconclusive, 3 blocked). */
    marked(data) {
      const sure = new Column(data.sure), unlike = new Column(data.unlike), gate = new Column(data.gate);
      own.family = data.family;
      for (let place = 0; sure.at < sure.text.length;) {
        const step = sure.next();
        own.sure.set(place += Math.floor(step / 2), { at: own.sure.size, sign: step % 2 ? -1 : 1 });
      }
      for (let place = 0; unlike.at < unlike.text.length;) own.unlike.set(place += unlike.next(), own.unlike.size);
      for (let place = 0; gate.at < gate.text.length;) {
        const step = gate.next();
        own.gate.set(place += Math.floor(step / 3), { at: own.gate.size, word: step % 3 + 1 });
      }
      own.came("marks");
    },
    resultOf: (row, version, model) => (row * own.versions.length + version) * own.models.length + model,
    cells(file, data) {
      chunks[file] = unpack(data, Math.min(own.per, own.rows - file * own.per) * own.versions.length);
      own.came(`cells-${file}`);
    },
    /** Loads a file of data/ once; the promise ends when its script has handed over what it holds. */
    load(name) {
      if (!files.has(name)) {
        const entry = {};
        entry.ready = new Promise((done, failed) => { entry.done = done; entry.failed = failed; });
        files.set(name, entry);
        const script = document.createElement("script");
        script.src = `${root}data/${name}.js`;
        script.onerror = () => entry.failed(new Error(`data/${name}.js is not there`));
        document.head.append(script);
      }
      return files.get(name).ready;
    },
    /** Loads a further script of the heatmap once. */
    part(name) {
      if (!parts.has(name)) {
        parts.set(name, new Promise((done, failed) => {
          const script = document.createElement("script");
          script.src = `${root}assets/heatmap-${name}.js`;
          script.onload = done;
          script.onerror = () => failed(new Error(`heatmap-${name}.js is not there`));
          document.head.append(script);
        }));
      }
      return parts.get(name);
    },
    came: name => files.get(name)?.done(),
    has: row => !!chunks[Math.floor(row / own.per)],
    need: row => own.load(`cells-${Math.floor(row / own.per)}`),
    needAll: () => Promise.all(Array.from({ length: Math.ceil(own.rows / own.per) }, (_, file) => own.load(`cells-${file}`))),
    chunk: row => chunks[Math.floor(row / own.per)],
    /** The place of a cell in its chunk. */
    place: (row, version) => (row % own.per) * own.versions.length + version,
    /** The results of a cell: from, to. */
    span(row, version) {
      const chunk = own.chunk(row), cell = own.place(row, version);
      return [chunk.start[cell], chunk.start[cell + 1]];
    },
    /** The result that a cell shows for a model (−1: the best): its place in the chunk, or why there is none: −1 never run, −2 on other data sets only, −3 not on this model. */
    find(row, version, model) {
      const chunk = own.chunk(row), cell = own.place(row, version);
      if (!chunk.ran[cell]) return -1;
      const from = chunk.start[cell], to = chunk.start[cell + 1];
      if (from === to) return -2;
      if (model < 0) return chunk.best[cell] < 0 ? -2 : from + chunk.best[cell];
      for (let at = from; at < to; at++) if (chunk.model[at] === model) return at;
      return -3;
    },
    /** A figure with one decimal, or with as many as it has. */
    exact: figure => /\..{2}/.test(figure = Math.round(figure * 1e6) / 1e6) ? `${figure}` : figure.toFixed(1),
    rateText: (chunk, at) => chunk.oddRates.get(at) ?? chunk.rate[at].toFixed(1),
    matchText: (chunk, at) => chunk.oddMatches.get(at) ?? chunk.match[at].toFixed(1),
    interval(chunk, at) {
      if (chunk.flags[at] & 16) return chunk.ends.get(at);
      return chunk.pass[at] >= 0 && chunk.fail[at] >= 0 && chunk.pass[at] + chunk.fail[at] > 0 ? wilson(chunk.pass[at], chunk.fail[at]) : null;
    },
    /** yyyy-mm-dd of a day counted from 2000 on, and back. */
    date: day => new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10),
    day: date => Math.round((Date.parse(date.slice(0, 10)) - Date.UTC(2000, 0, 1)) / 864e5),
  };

  /** The place in a cell of the first result with the highest pass rate, then match rate; −1: there is no result. */
  function bestOf(chunk, from, to) {
    let best = from;
    const rate = at => chunk.rate[at] >= 0 ? chunk.rate[at] : -1, match = at => chunk.match[at] >= 0 ? chunk.match[at] : -1;
    for (let at = from + 1; at < to; at++) if (rate(at) > rate(best) || (rate(at) === rate(best) && match(at) > match(best))) best = at;
    return from < to ? best - from : -1;
  }
  /** With one decimal, half rounded up, as the program does. */
  const percent = (part, whole) => Math.floor((2000 * part + whole) / (2 * whole)) / 10;

  function unpack(data, cells) {
    const column = name => new Column(data[name]), [count, best, other, model, sum, pass, error, part, match, whole, tenths, day, days, set, runs, flags, ends] =
      ["cells", "best", "other", "model", "sum", "pass", "error", "part", "match", "whole", "tenths", "day", "days", "set", "runs", "flags", "ends"].map(column);
    const chunk = { sets: data.sets, start: new Uint32Array(cells + 1), ran: new Uint8Array(cells), best: new Int16Array(cells), others: new Map(), ends: new Map() };
    let results = 0;
    for (let cell = 0; cell < cells; cell++) {
      const number = count.next();
      chunk.start[cell] = results;
      chunk.ran[cell] = number ? 1 : 0;
      if (!number) continue;
      results += number - 1;
      chunk.best[cell] = best.next() - 1;
      const others = other.next();
      if (others) chunk.others.set(cell, data.others[others - 1]);
    }
    chunk.start[cells] = results;
    for (const name of ["model", "set", "runs", "flags"]) chunk[name] = new Uint16Array(results);
    for (const name of ["pass", "fail", "error", "rate", "match"]) chunk[name] = new Float64Array(results);
    chunk.day = new Int32Array(results);
    const oddCounts = new Map(data.odd.counts.map(([at, ...counts]) => [at, counts.map(count => count ?? -1)]));
    let near = 0, of = 0, passes = [], lastDay = 0, lastSet = 0;
    for (let cell = 0; cell < cells; cell++) {
      let lastModel = -1;
      if (cell % own.versions.length === 0) {
        of = part.next();
        passes = [];
      }
      for (let at = chunk.start[cell]; at < chunk.start[cell + 1]; at++) {
        chunk.model[at] = lastModel += model.next() + 1;
        const change = sum.paired(), all = near + signed(change - 1);
        if (change) {
          if (Math.abs(all - near) > 34) near = all;
          chunk.pass[at] = passes[lastModel] = (passes[lastModel] || 0) + pass.signed();
          chunk.error[at] = error.next();
          chunk.fail[at] = all - chunk.pass[at] - chunk.error[at];
        } else [chunk.pass[at], chunk.fail[at], chunk.error[at]] = oddCounts.get(at);
        const judged = chunk.pass[at] + chunk.fail[at], told = match.paired();
        chunk.rate[at] = chunk.pass[at] >= 0 && chunk.fail[at] >= 0 && judged > 0 ? percent(chunk.pass[at], judged) : NaN;
        if (told > 1) {
          const items = Math.ceil(all / of) - (all % of ? whole.next() : 0);
          chunk.match[at] = percent(Math.floor((2 * chunk.pass[at] * items + all) / (2 * all)) + signed(told - 2), items);
        } else chunk.match[at] = told ? tenths.next() / 10 : NaN;
        chunk.day[at] = lastDay += (at === chunk.start[cell] ? day : days).signed();
        chunk.set[at] = lastSet += set.signed();
        chunk.runs[at] = runs.next() + 1;
        chunk.flags[at] = flags.next();
        if (chunk.flags[at] & 16) chunk.ends.set(at, [ends.next() / 10, ends.next() / 10]);
      }
    }
    const odd = (name, figures) => new Map(data.odd[name].flatMap(([at, text]) => { figures[at] = text === null ? NaN : parseFloat(text); return text === null ? [] : [[at, text]]; }));
    chunk.oddRates = odd("rates", chunk.rate);
    chunk.oddMatches = odd("matches", chunk.match);
    for (let cell = 0; cell < cells; cell++) if (chunk.best[cell] < 0) chunk.best[cell] = bestOf(chunk, chunk.start[cell], chunk.start[cell + 1]);
    chunk.edits = new Map(data.odd.edits.map(([at, rate, match, words]) => [at, { rate, match, words }]));
    const [edit, was, wasMatch, said] = ["edit", "was", "wasMatch", "said"].map(column);
    const before = (column, shown) => { const more = column.next() - 1; return more < 0 ? null : Math.round(shown * 10 + (more & 1 ? -(more + 1) / 2 : more / 2)) / 10; };
    for (let left = edit.next(), at = 0; left > 0; left--) {
      at += edit.next();
      chunk.edits.set(at, { rate: before(was, chunk.rate[at]), match: before(wasMatch, chunk.match[at]), words: data.words[said.next()] });
    }
    return chunk;
  }
  return own;
})();
