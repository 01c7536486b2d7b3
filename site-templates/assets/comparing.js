// Two results of a module compared figure by figure, as `tracker compare` does it: the same choice of evidence, the same words. What is written here twice is held together by a test.
"use strict";
(() => {
  const S = TK.statistics, { say } = TK, alpha = .05;
  const words = { better: t("word.better"), worse: t("word.worse"), even: t("word.no_difference"), unclear: t("word.no_evidence"), unlike: t("word.not_comparable") };
  const reasons = { dataset: t("reason.dataset"), judge: t("reason.judge"), rubrics: t("reason.rubrics"), items: t("reason.items"), unit: t("reason.unit"), errors: t("reason.errors") };
  const units = { item: t("compare.unit_items"), verdict: t("compare.unit_verdicts") };
  const sum = values => values.reduce((all, value) => all === null || value === null ? null : all + value, 0);
  const ordinal = (a, b) => a < b ? -1 : a > b ? 1 : 0;

  // Moments: as UTC where the text names a zone, else as they stand.
  function moment(text) {
    const [, y, mo, d, h, mi, s, fraction, zone] = /^(\d{4})-(\d\d)-(\d\d).(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(Z|z|[+-]\d\d:?\d\d)?$/.exec(text) || [];
    if (!y) return 0;
    const offset = zone && zone.length > 1 ? (zone[0] === "-" ? -1 : 1) * (+zone.slice(1, 3) * 60 + +zone.slice(-2)) : 0;
    return Date.UTC(+y, mo - 1, +d, +h, +mi, +s) - offset * 60000 + +`0.${(fraction || "0").slice(0, 7)}` * 1000;
  }
  const byTime = (a, b) => moment(a.time) - moment(b.time) || ordinal(a.time, b.time) || ordinal(a.id, b.id);

  // Runs of the same thing.
  const counted = module => module.experiments.filter(e => e.withdrawn === null);
  const isSameCell = (a, b) => a.model === b.model && a.dataset === b.dataset;
  const isSameThing = (a, b) => a.version === b.version && isSameCell(a, b) && a.datasetVersion === b.datasetVersion && a.params === b.params && a.judge === b.judge
    && a.rubricsVersion === b.rubricsVersion && a.unit === b.unit && (a.promptHash === null || b.promptHash === null || a.promptHash === b.promptHash);
  const repeatsOf = (module, e) => e.withdrawn !== null ? [e] : counted(module).filter(x => isSameThing(x, e)).sort(byTime);
  const triesOf = (module, e) => counted(module).filter(x => x.version === e.version && isSameCell(x, e)).length;

  async function sideOf(module, experiment, pool, sheetOf) {
    const repeats = repeatsOf(module, experiment), own = await sheetOf(experiment);
    const hasCounts = run => run.pass !== null && run.fail !== null;
    const side = { experiment, pooled: pool && !own && hasCounts(experiment) ? repeats.filter(hasCounts) : [experiment], repeats, tries: triesOf(module, experiment), stack: own ? stackOf([own]) : null };
    if (!own || !pool) return side;
    const pooled = [], sheets = [];
    for (const run of repeats) {
      const sheet = run.id === experiment.id ? own : await sheetOf(run);
      if (sheet && sheet.items.length === own.items.length && sheet.items.every((item, i) => item === own.items[i])) { pooled.push(run); sheets.push(sheet); }
    }
    return { ...side, pooled, stack: stackOf(sheets), alone: side.stack };
  }

  // The verdicts of one side, all over the same items. a#2 is what was said of a the second time.
  function stackOf(sheets) {
    const items = sheets[0].items, places = new Map(items.map((item, i) => [item, i]));
    const baseOf = item => { const at = item.lastIndexOf("#"); return at > 0 && /^[0-9]+$/.test(item.slice(at + 1)) && places.has(item.slice(0, at)) ? item.slice(0, at) : item; };
    const has = row => sheets.every(sheet => sheet.rows.has(row)), base = items.map(baseOf);
    const count = (row, place) => {
      const found = { pass: 0, fail: 0, error: 0 };
      for (const sheet of sheets) { const letter = sheet.rows.get(row)[place]; if (letter === "P") found.pass++; else if (letter === "F") found.fail++; else if (letter === "E") found.error++; }
      return found;
    };
    const tallies = rows => {
      const all = new Map();
      items.forEach((_, place) => {
        const tally = all.get(base[place]) || { passed: 0, judged: 0 };
        for (const row of rows) { const c = count(row, place); if (c.pass + c.fail) { tally.passed += c.pass / (c.pass + c.fail); tally.judged++; } }
        all.set(base[place], tally);
      });
      return [...all.values()];
    };
    return { runs: sheets.length, sheets, items, base, has, count, tallies, placeOf: item => places.has(item) ? places.get(item) : -1, rubrics: [...sheets[0].rows.keys()].filter(r => r !== "*" && has(r)).sort(ordinal) };
  }

  // The figures of one side by itself.
  const rubricOf = (e, name) => e.rubrics.find(r => r.name === name) || null;
  function figureOf(runs) {
    const known = runs.filter(Boolean).map(r => ({ pass: r.pass, fail: r.fail, error: r.error === null ? r.total === null ? null : 0 : r.error, total: r.total, rate: r.rate, text: r.text }));
    if (!known.length) return { pass: null, fail: null, error: null, total: null, rate: null };
    if (known.length === 1) return known[0];
    const rates = known.map(r => r.rate).filter(r => r !== null);
    const all = { pass: sum(known.map(r => r.pass)), fail: sum(known.map(r => r.fail)), error: sum(known.map(r => r.error)), total: sum(known.map(r => r.total)), spread: rates.length > 1 ? [Math.min(...rates), Math.max(...rates)] : null };
    return all.pass !== null && all.fail !== null ? { ...all, rate: S.rateOf(all.pass, all.fail) } : { ...all, pass: null, fail: null, rate: known.at(-1).rate, text: known.at(-1).text };
  }
  function withInterval(figure, stack, rows, isOnePerItem) {
    if (stack && rows) {
      const rate = S.clusteredRate(stack.tallies(rows));
      return { ...figure, interval: rate && S.clusteredInterval(rate, 1 - alpha), tooNarrow: false };
    }
    if (figure.pass === null || figure.fail === null || figure.pass < 0 || figure.fail < 0 || figure.pass + figure.fail === 0) return { ...figure, interval: null, tooNarrow: false };
    return { ...figure, interval: S.wilson(figure.pass / (figure.pass + figure.fail), figure.pass + figure.fail), tooNarrow: !isOnePerItem || Boolean(figure.spread) };
  }
  // A rubric that only scores is no part of the verdicts: its errors are its own.
  const isApart = (e, r) => e.total !== null && [r.pass, r.fail, r.total, r.rate].every(n => n === null);
  const verdictRows = (e, stack) => stack.rubrics.filter(name => !e.rubrics.some(r => r.name === name && isApart(e, r)));
  const passRows = (e, stack) => e.unit !== "verdict" && stack.has("*") ? ["*"] : e.unit === "item" ? null : verdictRows(e, stack);
  const hasOneVerdictAnItem = e => e.unit === "item" || (e.unit === "verdict" && e.rubrics.filter(r => !isApart(e, r)).length === 1);

  // Whether two are about the same thing; null: nothing stands against it.
  const differ = (a, b) => a !== null && b !== null && a !== b;
  function againstAll(before, after) {
    const a = before.experiment, b = after.experiment;
    const names = (a, b) => say(t("compare.names"), { a, b }), versions = (a, b) => say(t("compare.versions"), { a: a ?? t("dataset.unknown"), b: b ?? t("dataset.unknown") });
    if (a.dataset !== b.dataset) return ["dataset", names(a.dataset ?? t("compare.unnamed"), b.dataset ?? t("compare.unnamed"))];
    if (a.datasetVersion !== b.datasetVersion) return ["dataset", versions(a.datasetVersion, b.datasetVersion)];
    if (differ(a.judge, b.judge)) return ["judge", names(a.judge, b.judge)];
    if (differ(a.rubricsVersion, b.rubricsVersion)) return ["rubrics", versions(a.rubricsVersion, b.rubricsVersion)];
    if (!before.stack || !after.stack) return null;
    const was = new Set(before.stack.base), now = new Set(after.stack.base), common = [...was].filter(item => now.has(item)).length;
    return was.size === now.size && common === was.size ? null : ["items", say(t("compare.items_common"), { a: was.size, b: now.size, common })];
  }
  function againstPassRate(before, after) {
    const a = before.experiment, b = after.experiment;
    if (differ(a.unit, b.unit)) return ["unit", say(t("compare.units"), { a: units[a.unit], b: units[b.unit] })];
    const was = [...new Set(a.rubrics.map(r => r.name))].sort(ordinal), now = [...new Set(b.rubrics.map(r => r.name))].sort(ordinal);
    const gone = was.filter(r => !now.includes(r)), added = now.filter(r => !was.includes(r));
    if (was.length && now.length && (gone.length || added.length)) return ["rubrics", [...gone.map(rubric => say(t("compare.rubric_before"), { rubric })), ...added.map(rubric => say(t("compare.rubric_after"), { rubric }))].join(", ")];
    const size = e => e.total === null ? null : e.total + (e.skipped ?? 0);
    return againstSize(size(a), size(b), before, after);
  }
  function againstRubric(rubric, before, after) {
    const a = rubricOf(before.experiment, rubric), b = rubricOf(after.experiment, rubric);
    return !a || !b ? ["rubrics", a ? t("compare.only_before") : t("compare.only_after")] : againstSize(a.total, b.total, before, after);
  }
  const againstSize = (was, now, before, after) => was !== now && was !== null && now !== null && (!before.stack || !after.stack) ? ["items", say(t("compare.verdicts"), { a: was, b: now })] : null;
  function againstErrors(before, after, most) {
    const part = f => f.total > 0 ? 100 * (f.error ?? 0) / f.total : 0, text = f => f.total > 0 ? (Math.floor((2000 * (f.error ?? 0) + f.total) / (2 * f.total)) / 10).toFixed(1) : "0.0";
    return Math.max(part(before), part(after)) > most ? ["errors", say(t("compare.errors"), { a: text(before), b: text(after), most: +most.toFixed(2) })] : null;
  }

  // What the data say of one difference.
  function ofTotals(was, now, itemsBefore, itemsAfter, before, after, mayBeTooNarrow) {
    if (![was.pass, was.fail, now.pass, now.fail].every(n => n !== null && n >= 0) || was.pass + was.fail === 0 || now.pass + now.fail === 0) return null;
    const nWas = was.pass + was.fail, nNow = now.pass + now.fail, p = was.pass / nWas, q = now.pass / nNow;
    const n1 = Math.min(nWas / before.pooled.length, itemsBefore ?? Infinity), n2 = Math.min(nNow / after.pooled.length, itemsAfter ?? Infinity);
    return {
      method: t("compare.by_totals"), points: 100 * (q - p), n: Math.min(nWas, nNow), items: itemsBefore !== null && itemsAfter !== null ? Math.min(itemsBefore, itemsAfter) : null,
      better: null, worse: null, leftOut: 0, p: S.independentP(p * n1, n1, q * n2, n2), h: S.cohensH(p, q), mayBeTooNarrow, intervalAt: level => S.independent(p * n1, n1, q * n2, n2, S.twoSided(level)), isTotals: true
    };
  }
  function itemsOf(e) {
    const judged = r => r.pass === null || r.fail === null ? null : r.pass + r.fail;
    if (e.unit === "item") return judged(e);
    const known = e.rubrics.map(judged).filter(n => n !== null);
    return known.length ? Math.max(...known) : null;
  }
  function unitsOf(runs) {
    const gcd = (a, b) => b ? gcd(b, a % b) : a;
    let units = 1;
    for (let i = 2; i <= runs && units <= 1000000; i++) units = units / gcd(units, i) * i;
    return Math.min(units, 1000000);
  }
  function pairsOf(before, after, rows) {
    const pairs = [], items = new Map(), better = [], worse = [];
    let leftOut = 0;
    before.items.forEach((item, place) => {
      const other = after.placeOf(item);
      for (const row of rows) {
        const was = before.count(row, place), now = other < 0 ? { pass: 0, fail: 0, error: 0 } : after.count(row, other);
        if (!(was.pass + was.fail) || !(now.pass + now.fail)) { leftOut += was.pass + was.fail + was.error + now.pass + now.fail + now.error ? 1 : 0; continue; }
        const base = before.base[place];
        if (!items.has(base)) items.set(base, items.size);
        const first = was.pass / (was.pass + was.fail), second = now.pass / (now.pass + now.fail);
        pairs.push([items.get(base), first, second]);
        if (first !== second) (second > first ? better : worse).push({ item, row });
      }
    });
    after.items.forEach((item, place) => {
      if (before.placeOf(item) < 0) leftOut += rows.filter(row => { const c = after.count(row, place); return c.pass + c.fail + c.error > 0; }).length;
    });
    return { pairs, count: items.size, better, worse, leftOut, isSingle: before.runs === 1 && after.runs === 1, units: unitsOf(Math.max(before.runs, after.runs)) };
  }
  function ofPairs(found) {
    const { pairs, better, worse, count } = found;
    if (!pairs.length) return null;
    const before = pairs.reduce((all, p) => all + p[1], 0) / pairs.length, after = pairs.reduce((all, p) => all + p[2], 0) / pairs.length;
    const shared = { points: 100 * (after - before), n: pairs.length, items: count, better: better.length, worse: worse.length, leftOut: found.leftOut, h: S.cohensH(before, after), mayBeTooNarrow: false };
    if (found.isSingle && count === pairs.length) {
      const both = pairs.filter(p => p[1] === 1 && p[2] === 1).length, neither = pairs.length - both - worse.length - better.length;
      return { ...shared, method: t("compare.by_mcnemar"), p: S.mcNemar(better.length, worse.length), intervalAt: level => S.paired(both, worse.length, better.length, neither, S.twoSided(level)) };
    }
    const was = Array.from({ length: count }, () => ({ passed: 0, judged: 0 })), now = Array.from({ length: count }, () => ({ passed: 0, judged: 0 })), differences = new Array(count).fill(0);
    for (const [item, first, second] of pairs) {
      was[item].passed += first; was[item].judged++;
      now[item].passed += second; now[item].judged++;
      differences[item] += Math.round((second - first) * found.units);
    }
    const { p, drawn } = S.permutation(differences);
    return { ...shared, p, intervalAt: S.clusteredDifference(was, now), method: drawn ? say(t("compare.by_draws"), { draws: S.draws.toLocaleString("en") }) : t("compare.by_permutation") };
  }

  function passRate(module, before, after, against) {
    const rowsBefore = before.stack && passRows(before.experiment, before.stack), rowsAfter = after.stack && passRows(after.experiment, after.stack);
    const was = withInterval(figureOf(before.pooled), before.stack, rowsBefore, hasOneVerdictAnItem(before.experiment)), now = withInterval(figureOf(after.pooled), after.stack, rowsAfter, hasOneVerdictAnItem(after.experiment));
    const figure = { kind: "pass_rate", name: t("pass_rate"), before: was, after: now, better: [], worse: [], evidence: null, against: against || againstPassRate(before, after) || againstErrors(was, now, module.max_error_share) };
    if (figure.against) return figure;
    if (rowsBefore && rowsAfter && rowsBefore.join("\n") === rowsAfter.join("\n")) return withPairs(figure, before, after, rowsBefore);
    const first = itemsOf(before.experiment), second = itemsOf(after.experiment);
    return { ...figure, evidence: ofTotals(was, now, first, second, before, after, first === null || second === null) };
  }
  function ofRubric(module, before, after, rubric, against) {
    const rows = side => side.stack && side.stack.has(rubric) ? [rubric] : null, rowsBefore = rows(before), rowsAfter = rows(after);
    const was = withInterval(figureOf(before.pooled.map(e => rubricOf(e, rubric))), before.stack, rowsBefore, true), now = withInterval(figureOf(after.pooled.map(e => rubricOf(e, rubric))), after.stack, rowsAfter, true);
    const figure = { kind: "rubric", rubric, name: module.nameOf(rubric), before: was, after: now, better: [], worse: [], evidence: null, against: against || againstRubric(rubric, before, after) || againstErrors(was, now, module.max_error_share) };
    if (figure.against) return figure;
    return rowsBefore && rowsAfter ? withPairs(figure, before, after, rowsBefore) : { ...figure, evidence: ofTotals(was, now, null, null, before, after, false) };
  }
  function withPairs(figure, before, after, rows) {
    const found = pairsOf(before.stack, after.stack, rows);
    return { ...figure, evidence: ofPairs(found), better: found.better, worse: found.worse };
  }

  const sameFlips = (a, b) => a.length === b.length && a.every((flip, i) => flip.item === b[i].item && flip.row === b[i].row);
  const alone = side => side.pooled.length === 1 ? side : { ...side, pooled: [side.experiment], stack: side.alone ?? side.stack };
  function compare(module, before, after) {
    // Where a run would count on both sides, no side is pooled: nothing can be told from a run against itself.
    if (before.pooled.some(e => after.pooled.includes(e))) [before, after] = [alone(before), alone(after)];
    const against = againstAll(before, after), names = [...new Set([...before.pooled, ...after.pooled].flatMap(e => e.rubrics.map(r => r.name)))].sort(ordinal);
    const rubrics = names.map(name => ofRubric(module, before, after, name, against));
    let total = passRate(module, before, after, against);
    const [only] = rubrics;
    if (rubrics.length === 1 && only.evidence && total.evidence && only.before.pass === total.before.pass && only.before.fail === total.before.fail && only.after.pass === total.after.pass && only.after.fail === total.after.fail
      && sameFlips(only.better, total.better) && sameFlips(only.worse, total.worse)) total = { ...total, evidence: only.evidence };
    const figures = [total], match = rubrics.find(f => f.rubric === module.primary);
    if (match) figures.push({ ...match, kind: "match_rate", name: t("match_rate") });
    else if (before.experiment.statedMatch !== null || after.experiment.statedMatch !== null) {
      const stated = e => ({ pass: null, fail: null, error: null, total: null, rate: e.statedMatch, text: e.matchText, interval: null });
      figures.push({ kind: "match_rate", name: t("match_rate"), before: stated(before.experiment), after: stated(after.experiment), better: [], worse: [], evidence: null, against: null });
    }
    return judge(module, { module, before, after, figures: [...figures, ...rubrics], notes: notesOf(module, before, after, total) });
  }
  function judge(module, comparison) {
    const members = [...new Set(comparison.figures.map(f => f.evidence).filter(Boolean))], adjusted = S.adjust(members.map(m => m.p));
    const level = S.levelOf(members.length, adjusted.filter(p => p <= alpha).length);
    for (const figure of comparison.figures) {
      const place = members.indexOf(figure.evidence);
      if (place < 0) { Object.assign(figure, { word: figure.against ? "unlike" : "unclear", adjusted: null, interval: null }); continue; }
      const p = adjusted[place], interval = figure.evidence.intervalAt(level);
      const word = p <= alpha && interval.low > 0 ? "better" : p <= alpha && interval.high < 0 ? "worse" : interval.low >= -module.margin && interval.high <= module.margin ? "even" : "unclear";
      Object.assign(figure, { word, adjusted: p, interval });
    }
    return { ...comparison, level, family: members.length };
  }

  // What a reader should know beside the figures.
  function notesOf(module, before, after, total) {
    const notes = [], a = before.experiment, b = after.experiment, known = x => x !== null;
    if (a.model !== b.model && a.version !== b.version) notes.push(t("compare.note_both"));
    if (a.params !== b.params) notes.push(say(t("compare.note_params"), { a: a.params ?? t("not_given"), b: b.params ?? t("not_given") }));
    if (known(a.judge) !== known(b.judge) || known(a.rubricsVersion) !== known(b.rubricsVersion)) notes.push(t("compare.note_judge"));
    if (known(a.unit) !== known(b.unit)) notes.push(t("compare.note_unit"));
    if (a.datasetVersion === null && b.datasetVersion === null) notes.push(t("compare.note_dataset"));
    ofSide(notes, module, before, t("compare.before"), t("compare.withdrawn_before"));
    ofSide(notes, module, after, t("compare.after"), t("compare.withdrawn_after"));
    if (total.against) return notes;
    if (!total.evidence) return [...notes, t("compare.note_no_counts")];
    if (total.evidence.isTotals) {
      const where = !before.stack && !after.stack ? t("compare.verdicts_either") : !before.stack ? t("compare.verdicts_before") : !after.stack ? t("compare.verdicts_after") : t("compare.verdicts_rows");
      notes.push(say(t("compare.note_totals"), { where }));
    }
    if (total.evidence.mayBeTooNarrow) notes.push(t("compare.note_narrow"));
    const { leftOut, n, points } = total.evidence;
    if (leftOut > 0) notes.push(say(t("compare.note_left_out"), { n: leftOut, others: n, points: wording.points(points) }));
    return notes;
  }
  function ofSide(notes, module, side, name, withdrawn) {
    const spread = runs => { const rated = runs.filter(r => r.rate !== null), end = isOver => wording.rate(rated.reduce((all, r) => isOver(r.rate, all.rate) ? r : all)); return rated.length < 2 ? "" : say(t("compare.spread"), { low: end((a, b) => a < b), high: end((a, b) => a > b) }); };
    const e = side.experiment;
    if (e.withdrawn !== null) notes.push(say(withdrawn, { reason: e.withdrawn.replace(/\.+$/, "") }));
    if (e.withheld) notes.push(say(t("compare.note_withheld"), { id: e.id }));
    if (side.pooled.length > 1) notes.push(say(t("compare.pooled"), { side: name, n: side.pooled.length, spread: spread(side.pooled) }));
    if (side.repeats.length > side.pooled.length) {
      notes.push(side.pooled.length === 1 ? say(t("compare.one_of"), { side: name, n: side.repeats.length, spread: spread(side.repeats) }) : say(t("compare.not_pooled"), { side: name, n: side.repeats.length - side.pooled.length }));
    }
    if (side.tries >= 3) notes.push(say(t("compare.tries"), { module: module.id, version: e.version, model: e.model, n: side.tries }));
  }

  function grouped(all, keyOf) {
    const groups = new Map();
    for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) || []), one]);
    return groups;
  }

  // Figures as words, with the digits of the program.
  const round = (x, decimals) => { const scale = 10 ** decimals, whole = Math.round(Math.abs(x) * scale) / scale; return x < 0 ? -whole : whole; };
  const wording = {
    points: x => { const r = round(x, 1); return r > 0 ? `+${r.toFixed(1)}` : r < 0 ? `−${(-r).toFixed(1)}` : "0.0"; },
    // Stated rates may have more decimals than one.
    exact: x => /\..{2}/.test(x) ? `${x}` : x.toFixed(1),
    // As stated, with the digits that it had.
    rate: f => f.text ?? wording.exact(f.rate),
    difference: x => { const text = wording.exact(Math.abs(x)); return x > 0 ? `+${text}` : x < 0 ? `−${text}` : "0.0"; },
    interval: i => i ? say(t("compare.interval"), { low: wording.points(i.low), high: wording.points(i.high) }) : "–",
    p: p => { const d = p < .001 ? 4 : 3; return p < .0001 ? "< 0.0001" : round(round(p, 12), d).toFixed(d); },
    level: level => `${+(100 * level).toFixed(2)} %`,
    side: f => f.rate === null ? "–" : f.pass !== null && f.fail !== null ? `${(S.rateOf(f.pass, f.fail) ?? f.rate).toFixed(1)} (${f.pass}/${f.pass + f.fail})` : say(t("compare.stated"), { rate: wording.rate(f) }),
    ofRates: f => f.before.rate !== null && f.after.rate !== null ? wording.difference(round(f.after.rate - f.before.rate, 6)) : f.evidence ? wording.points(f.evidence.points) : "–",
    // Only verdicts of both sides are compared: the whole rates may move another way, by more than their rounding.
    isOfPairs: f => !!f.evidence && f.before.rate !== null && f.after.rate !== null && Math.abs(f.evidence.points - round(f.after.rate - f.before.rate, 6)) > .1 + 1e-9,
    compared: f => wording.isOfPairs(f) ? wording.points(f.evidence.points) : wording.ofRates(f),
    change: f => wording.isOfPairs(f) ? say(t("compare.change_of_pairs"), { points: wording.compared(f), rates: wording.ofRates(f) }) : wording.ofRates(f),
    size: f => !f.evidence ? "–" : f.evidence.items !== null && f.evidence.items !== f.evidence.n ? say(t("compare.size"), { n: f.evidence.n, items: f.evidence.items }) : `${f.evidence.n}`,
    flips: f => f.evidence && f.evidence.worse !== null ? `−${f.evidence.worse}/+${f.evidence.better}` : "–",
    ps: f => f.adjusted === null ? "–" : `${wording.p(f.evidence.p)} (${wording.p(f.adjusted)})`,
    word: f => words[f.word],
    reason: ([kind, why]) => say(t("compare.reason"), { kind: reasons[kind], why }),
    verdict: f => f.against ? say(t("compare.verdict"), { word: words[f.word], reason: wording.reason(f.against) }) : words[f.word],
    run: e => `${e.version} ${e.model}`,
    dataset: e => say(e.dataset === null && e.datasetVersion === null ? t("compare.dataset_unknown") : e.dataset === null ? t("compare.dataset_version") : e.datasetVersion === null ? t("compare.dataset_name") : t("compare.dataset"), { name: e.dataset, version: e.datasetVersion }),
    methods: c => {
      const groups = grouped(c.figures.filter(f => f.evidence), f => f.evidence.method);
      return [...groups].map(([method, figures]) => groups.size === 1 ? method : say(t("compare.method_of"), { method, figures: figures.map(f => f.name).join(", ") }));
    },
    family: c => c.family ? say(t("compare.family"), { n: c.family, level: wording.level(c.level) }) : null,
    costs: c => { const text = cost => cost === null ? t("dataset.unknown") : `${cost} USD`, was = c.before.experiment.cost, now = c.after.experiment.cost; return was === null && now === null ? null : say(t("compare.cost"), { before: text(was), after: text(now) }); }
  };

  // What an experiment is held against unless somebody chooses: the version before on the same model and data set.
  function versionBefore(module, e) {
    const order = new Intl.Collator("en", { numeric: true }).compare, earlier = counted(module).filter(x => order(x.version, e.version) < 0 && isSameCell(x, e));
    if (!earlier.length) return null;
    const version = earlier.map(x => x.version).sort(order).at(-1), like = x => [x.datasetVersion === e.datasetVersion, x.params === e.params, x.judge === e.judge && x.rubricsVersion === e.rubricsVersion];
    return earlier.filter(x => x.version === version).sort((x, y) => { const a = like(x), b = like(y); for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return b[i] - a[i]; return byTime(y, x); })[0];
  }

  TK.comparing = { compare, sideOf, wording, counted, byTime, versionBefore, stackOf, isApart };
})();
