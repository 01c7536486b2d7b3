// Two runs on the same items: what they found as the page that compares results shows it, then prompt, settings and cost. Other fingerprints are other items, unless only those in common are wanted.
"use strict";
(() => {
  const { make } = TK, C = TK.comparing, { table, section, word } = TK.comparison, $ = id => document.getElementById(id), full = new Map();
  const statuses = { running: t("run.running"), completed: t("run.completed"), failed: t("run.failed"), archived: t("run.archived") };
  let runs = [], turn = 0;
  TK.runs = all => { runs = all; };
  TK.someRuns = (_, some) => { for (const run of some) full.set(run.id, run); };
  const load = async run => { await TK.load(`data/runs/${run[11]}.js`); return { ...full.get(run[0]), module: run[4], status: run[2] }; };

  function fill(select, options, value) {
    select.replaceChildren(new Option(t("runs.choose"), ""), ...options.map(run => new Option(`${run[0]}${run[2] === "completed" ? "" : `, ${Object.hasOwn(statuses, run[2]) ? statuses[run[2]] : run[2]}`}`, run[0])));
    select.value = value || "";
  }
  const say = text => $("said").replaceChildren(...(text ? [make("p", text, "none")] : []));
  function clear() { $("result").replaceChildren(); $("more").replaceChildren(); }

  async function apply() {
    const now = ++turn, choice = TK.read();
    await TK.load("data/runs/list.js");
    const find = id => runs.find(run => run[0] === id), b = find(choice.b), a = find(choice.a), of = b || a;
    fill($("run-b"), runs, b && b[0]);
    fill($("run-a"), of ? runs.filter(run => run[4] === of[4]) : runs, a && a[0]);
    $("common").checked = choice.common === "yes";
    clear();
    for (const key of ["a", "b"]) if (choice[key] && !find(choice[key])) { say(TK.say(t("runs.none"), { id: choice[key] })); return; }
    if (!a || !b) { say(t("runs.choose_two")); return; }
    if (a === b) { say(t("runs.same")); return; }
    if (a[4] !== b[4]) { say(TK.say(t("runs.other_module"), { a: a[0], module_a: a[4], b: b[0], module_b: b[4] })); return; }
    const [before, after] = [await load(a), await load(b)];
    if (now !== turn) return;
    say("");
    $("more").append(...[differences("made with", t("column.made_with"), before.settings, after.settings, false), differences("took", t("runs.took"), before.usage, after.usage, true)].filter(Boolean));
    await figures(before, after, now);
    prompt(before, after, now);
  }

  async function figures(before, after, now) {
    const missing = [before, after].find(run => run.results.length !== 1);
    if (missing) { say(TK.say(missing.results.length ? t("runs.several") : t("runs.no_result_here"), { id: missing.id })); return; }
    const module = await TK.loadModule(after.module), result = run => module && module.experiments.find(e => e.id === run.results[0]), isCommon = $("common").checked;
    if (!result(before) || !result(after)) { say(t("runs.not_in_module")); return; }
    const sheetOf = e => TK.loadSheet(module.id, e);
    let [one, other] = [await alone(module, result(before), sheetOf), await alone(module, result(after), sheetOf)];
    const others = one.stack && other.stack ? otherTexts([before, one], [after, other]) : [];
    if (isCommon) {
      if (!one.stack || !other.stack) { say(t("runs.no_verdicts")); return; }
      const common = new Set(inBoth(one, other, others));
      if (!common.size) { say(t("runs.no_common")); return; }
      [one, other] = [cut(one, common), cut(other, common)];
    }
    if (now !== turn) return;
    if (!isCommon && before.fingerprint && after.fingerprint && before.fingerprint !== after.fingerprint) {
      const line = make("p", null, "headline"), common = one.stack && other.stack ? itemsOf(one, inBoth(one, other, others)) : null;
      line.append(word("unlike", TK.say(t("runs.other_items"), { a: short(before.fingerprint), b: short(after.fingerprint) })));
      $("result").replaceChildren(line);
      if (common !== null) $("result").append(make("p", sentences(TK.say(t("runs.in_both"), { n: common }), others), "note"));
      return;
    }
    TK.comparison.show(module, C.compare(module, one, other));
    if (isCommon) say(sentences(TK.say(t("runs.only_common"), { n: new Set(one.stack.base).size }), others));
  }
  // What both said something of, but for items of another text.
  const baseAt = (side, item) => side.stack.base[side.stack.placeOf(item)];
  const inBoth = (one, other, others) => one.stack.items.filter(item => other.stack.placeOf(item) >= 0 && !others.includes(baseAt(one, item)));
  // Items of one id whose texts are not the same in the data sets of both.
  function otherTexts([before, one], [after, other]) {
    const textsOf = (run, side) => new Map((run.texts || []).map(([place, text]) => [side.stack.base[place], text])), was = textsOf(before, one), now = textsOf(after, other);
    return [...new Set(one.stack.items.filter(item => other.stack.placeOf(item) >= 0).map(item => baseAt(one, item)))].filter(item => was.has(item) && now.has(item) && was.get(item) !== now.get(item));
  }
  const mostNamed = 10;
  function sentences(first, others) {
    const items = others.slice(0, mostNamed).join(", ") + (others.length > mostNamed ? ", …" : "");
    return others.length ? `${first} ${TK.say(t("runs.other_text"), { n: others.length, items })}` : first;
  }
  // What was said of an item several times (a#2) is one item.
  const itemsOf = (side, items) => new Set(items.map(item => baseAt(side, item))).size;
  const short = text => text.length > 16 ? `${text.slice(0, 16)}…` : text;

  // This run alone, never with its repeats.
  async function alone(module, experiment, sheetOf) {
    return { ...await C.sideOf(module, experiment, false, sheetOf), repeats: [experiment], tries: 1 };
  }
  // A side over some items, its figures counted anew.
  function cut(side, items) {
    const sheet = side.stack.sheets[0], places = sheet.items.map((item, i) => items.has(item) ? i : -1).filter(i => i >= 0), rows = new Map([...sheet.rows].map(([row, letters]) => [row, places.map(i => letters[i]).join("")]));
    const scores = new Map([...sheet.scores].map(([name, numbers]) => [name, places.map(i => numbers[i])])), stack = C.stackOf([{ items: places.map(i => sheet.items[i]), rows, scores }]), e = side.experiment;
    const count = (name, letters) => { const n = letter => letters.split(letter).length - 1, [pass, fail, error] = [n("P"), n("F"), n("E")]; return { name, pass, fail, error, total: pass + fail + error, rate: TK.statistics.rateOf(pass, fail) }; };
    // What only scores gives no verdicts here either: its errors stay with it alone.
    const apart = e.rubrics.filter(r => C.isApart(e, r)).map(({ name }) => ({ name, pass: null, fail: null, error: rows.has(name) && count(name, rows.get(name)).error || null, total: null, rate: null }));
    const counted = [...rows].filter(([row]) => row !== "*" && !apart.some(r => r.name === row)).map(([row, letters]) => count(row, letters)), own = rows.has("*") ? count("*", rows.get("*")) : null, used = e.unit === "verdict" || !own ? counted : [own];
    const sum = key => used.reduce((all, r) => all + r[key], 0), experiment = { ...e, dataset: null, datasetVersion: null, pass: sum("pass"), fail: sum("fail"), error: sum("error"), total: sum("total"), skipped: null, statedMatch: null, rubrics: [...apart, ...counted] };
    [experiment.rate, experiment.text] = [TK.statistics.rateOf(experiment.pass, experiment.fail), null];
    return { ...side, experiment, pooled: [experiment], repeats: [experiment], stack };
  }

  function differences(key, name, was, now, isNumber) {
    const before = new Map(was), after = new Map(now), rows = [...new Set([...before.keys(), ...after.keys()])].map(key => [key, before.get(key) ?? null, after.get(key) ?? null]).filter(([, x, y]) => isNumber || x !== y);
    if (!rows.length) return section(name, make("p", t("runs.no_difference"), "none"));
    const change = (x, y) => { const d = +(y - x).toPrecision(12); return x === null || y === null ? "" : d > 0 ? `+${d}` : d < 0 ? `−${-d}` : "0"; };
    const heads = [[t("commits.what")], [t("compare.before"), isNumber ? "num" : "words"], [t("compare.after"), isNumber ? "num" : "words"], ...isNumber ? [[t("runs.change"), "num"]] : []];
    return section(name, table(key, heads, rows.map(([key, x, y]) => [key, x ?? t("dataset.unknown"), y ?? t("dataset.unknown"), ...isNumber ? [change(x, y)] : []])));
  }

  function prompt(before, after, now) {
    if (!before.prompt || !after.prompt || before.prompt === after.prompt) {
      $("more").append(section(t("runs.content"), make("p", before.prompt && after.prompt ? t("runs.same_prompt") : t("runs.prompt_unknown"), "none")));
      return;
    }
    const link = make("a", t("runs.prompts")), line = make("p");
    link.href = `${TK.root}prompts/${after.module}/index.html#${new URLSearchParams({ a: before.prompt, b: after.prompt })}`;
    line.append(link);
    if (now === turn) $("more").append(section(t("runs.content"), line));
  }

  const ask = change => { TK.choose(change); apply(); };
  $("run-a").addEventListener("change", () => ask({ a: $("run-a").value }));
  $("run-b").addEventListener("change", () => ask({ b: $("run-b").value }));
  $("common").addEventListener("change", () => ask({ common: $("common").checked ? "yes" : "" }));
  $("swap").addEventListener("click", () => ask({ a: $("run-b").value, b: $("run-a").value }));
  $("controls").addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", apply);
  $("controls").hidden = false;
  apply();
})();
