// The page that compares: what is compared is chosen here and stands in the address. Verdict first, then what it stands on.
"use strict";
(() => {
  const { make } = TK, C = TK.comparing, W = C.wording, form = document.getElementById("controls"), out = document.getElementById("result"), $ = id => document.getElementById(id);
  const ns = "http://www.w3.org/2000/svg";
  let turn = 0, module = null;

  const shape = (tag, attributes) => { const element = document.createElementNS(ns, tag); for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value); return element; };
  const key = (className, text) => { const swatch = make("span", null, "swatch"); swatch.append(make("i", null, className), text); return swatch; };
  const classes = { better: "e0", worse: "e1", even: "e2", unclear: "e3", unlike: "e4" };
  const tag = (word, text = W.word({ word })) => make("span", text, `tag ${classes[word]}`);
  const label = e => `${W.run(e)}, ${W.dataset(e)}, ${e.time.slice(0, 16).replace("T", " ")}${e.rate === null ? "" : `, ${W.rate(e)} %`}${e.withdrawn === null ? "" : t("compare.withdrawn")}`;

  function fill(select, options, value) {
    select.replaceChildren(...options.map(([text, key]) => new Option(text, key)));
    select.value = value;
  }
  function ask(change) {
    TK.choose(change);
    apply();
  }

  async function apply() {
    const now = ++turn, choice = TK.read(), isCommits = choice.what === "commits", start = $("start");
    for (const radio of document.getElementsByName("what")) radio.checked = (radio.value === "commits") === isCommits;
    for (const part of form.querySelectorAll(".two")) part.hidden = isCommits;
    $("words").hidden = isCommits;
    if (start) start.hidden = isCommits || !!choice.m;
    if (isCommits) {
      await TK.load("assets/compare-commits.js");
      if (now === turn) await TK.commitView.show(choice, { form, say, put, ask, isCurrent: () => now === turn });
      return;
    }
    TK.commitView?.hide();
    const list = await TK.loadList();
    if (now !== turn) return;
    const id = list.some(m => m[0] === choice.m) ? choice.m : "";
    fill($("m"), [[t("compare.choose"), ""], ...list.map(m => [m[1] === m[0] ? m[0] : `${m[0]} ${m[1]}`, m[0]])], id);
    for (const name of ["a", "b", "pool", "swap", "last"]) $(name).disabled = !id;
    if (!id) {
      fill($("a"), [], "");
      fill($("b"), [], "");
      say(choice.m ? TK.say(t("compare.no_module"), { id: choice.m }) : t("compare.choose_what"));
      return;
    }
    const loaded = await TK.loadModule(id);
    if (now !== turn) return;
    module = loaded;
    const all = [...module.experiments].sort((x, y) => C.byTime(y, x)), find = key => module.experiments.find(e => e.id === key) || null;
    const after = find(choice.b) || (choice.b ? null : newest()), before = find(choice.a) || (choice.a || !after ? null : C.versionBefore(module, after));
    const options = all.map(e => [label(e), e.id]);
    fill($("b"), options, after ? after.id : "");
    fill($("a"), options, before ? before.id : "");
    $("pool").checked = choice.pool !== "no";
    for (const key of ["a", "b"]) if (choice[key] && !find(choice[key])) { say(TK.say(t("compare.no_experiment"), { id, experiment: choice[key] })); return; }
    if (!after) { say(t("compare.no_result")); return; }
    if (!before) { say(TK.say(t("compare.no_before"), { result: label(after) })); return; }
    if (before === after) { say(t("compare.same")); return; }
    const sheetOf = e => TK.loadSheet(id, e), pool = $("pool").checked;
    const [first, second] = [await C.sideOf(module, before, pool && choice.pool !== "after", sheetOf), await C.sideOf(module, after, pool, sheetOf)];
    if (now === turn) show(C.compare(module, first, second));
  }
  // The newest version's newest result.
  function newest() {
    const order = new Intl.Collator("en", { numeric: true }).compare;
    return [...C.counted(module)].sort((x, y) => order(y.version, x.version) || C.byTime(y, x))[0] || null;
  }
  function say(text) {
    out.replaceChildren(make("p", text, "none"));
    document.title = title;
  }
  function put(parts, words) {
    document.title = `${words} · ${title}`;
    out.replaceChildren(...parts);
    for (const table of out.querySelectorAll("table[data-name]")) TK.tools(table, table.closest(".scroll") || table);
  }
  const title = document.title;

  function show(c) {
    const [total] = c.figures, a = c.before.experiment, b = c.after.experiment, head = make("section", null, "verdict");
    const line = make("p", null, "headline"), rates = total.before.rate !== null && total.after.rate !== null ? TK.say(t("compare.headline_rates"), { before: W.rate(total.before), after: W.rate(total.after) }) : "";
    const sure = total.interval ? TK.say(W.isOfPairs(total) ? t("compare.headline_pairs") : t("compare.headline_sure"), { points: W.compared(total), level: W.level(c.level), interval: W.interval(total.interval) }) : "", sides = TK.say(t("compare.sides"), { after: W.run(b), before: W.run(a) });
    line.append(tag(total.word), ` ${sides}${rates}${sure}`);
    head.append(line);
    const reasons = c.figures.filter(f => f.against).map(f => [f.name, W.reason(f.against)]), isOne = new Set(reasons.map(([, reason]) => reason)).size === 1 && reasons.length === c.figures.length;
    const unsound = isOne ? [reasons[0][1]] : reasons.map(([name, reason]) => `${name}: ${reason}`);
    if (unsound.length) {
      const notice = make("div", null, "notice"), items = make("ul");
      notice.append(make("strong", total.against ? t("compare.unsound") : t("compare.some_unsound")), items);
      items.append(...unsound.map(text => make("li", text)));
      head.append(notice);
    }
    put([head, figures(c), ...[histograms(c), flips(c), items(c)].filter(Boolean), ends(c)], `${W.word(total)}: ${module.id} ${sides}`);
  }

  function section(name, ...content) {
    const all = make("section");
    all.append(make("h2", name), ...content);
    return all;
  }
  function table(name, heads, rows, what = "data") {
    const scroll = make("div", null, "scroll"), all = make("table", null, what), head = all.createTHead().insertRow(), body = all.createTBody();
    all.dataset.name = name;
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", name);
    for (const [text, kind] of heads) {
      const th = make("th", text, kind);
      th.scope = "col";
      head.append(th);
    }
    for (const cells of rows) {
      const tr = body.insertRow();
      cells.forEach((content, i) => {
        const cell = make(i ? "td" : "th", null, heads[i][1]);
        if (!i) cell.scope = "row";
        cell.append(content);
        tr.append(cell);
      });
    }
    scroll.append(all);
    return scroll;
  }

  function figures(c) {
    const heads = [[t("column.figure")], [t("column.before"), "num"], [t("column.after"), "num"], [t("column.scale"), "picture"], [t("column.change"), "num"], [TK.say(t("column.interval_of"), { level: W.level(c.level) }), "num"], ["n", "num"], [t("column.flips"), "num"], [t("column.p"), "num"], [t("column.verdict")]];
    const same = f => f.kind !== "pass_rate" && f.against && c.figures[0].against && f.against.join() === c.figures[0].against.join();
    const rows = c.figures.map(f => [f.name, W.side(f.before), W.side(f.after), dumbbell(f), W.change(f), W.interval(f.interval), W.size(f), W.flips(f), W.ps(f), tag(f.word, same(f) ? W.word(f) : W.verdict(f))]);
    const notes = make("ul", null, "notes");
    notes.append(...[...W.methods(c).map(m => TK.say(t("change.method"), { method: m })), W.family(c), W.costs(c), ...c.notes].filter(Boolean).map(text => make("li", text)));
    return section(t("column.figures"), table("change", heads, rows, "data changes"), notes);
  }
  function dumbbell(f) {
    const was = f.before.rate, now = f.after.rate;
    if (was === null || now === null) return "–";
    const x = rate => (5 + 1.5 * Math.min(100, Math.max(0, rate))).toFixed(1);
    const svg = shape("svg", { class: `dumbbell ${now > was ? "up" : now < was ? "down" : "even"}`, viewBox: "0 0 160 14", width: 160, height: 14, "aria-hidden": true });
    svg.append(shape("path", { class: "grid", d: "M5 1V13M80 4V10M155 1V13M5 7H155" }), shape("path", { class: "l", d: `M${x(was)} 7H${x(now)}` }), shape("circle", { class: "was", cx: x(was), cy: 7, r: 4 }), shape("circle", { class: "is", cx: x(now), cy: 7, r: 4 }));
    return svg;
  }

  // Ten bins of equal width: 0 to 1, 0 to 10 or 0 to 100 where all scores lie there, else from the lowest to the highest.
  function histograms(c) {
    const stacks = [c.before.stack, c.after.stack];
    if (!stacks[0] || !stacks[1]) return null;
    const scores = (stack, name) => stack.sheets.flatMap(sheet => sheet.scores.get(name) || []).filter(x => x !== null);
    const names = [...new Set(stacks.flatMap(stack => stack.sheets.flatMap(sheet => [...sheet.scores.keys()])))].filter(name => scores(stacks[0], name).length && scores(stacks[1], name).length);
    return names.length ? section(t("compare.scores"), ...names.map(name => histogram(name, scores(stacks[0], name), scores(stacks[1], name)))) : null;
  }
  function histogram(name, was, now) {
    const all = [...was, ...now], low = all.reduce((a, b) => Math.min(a, b)), high = all.reduce((a, b) => Math.max(a, b));
    const to = low >= 0 && high <= 1 ? 1 : low >= 0 && high <= 10 ? 10 : low >= 0 && high <= 100 ? 100 : high, from = to === high && ![1, 10, 100].includes(to) ? low : low < 0 ? low : 0, width = (to - from) / 10 || 1;
    const bins = values => values.reduce((counts, value) => { counts[Math.min(9, Math.max(0, Math.floor((value - from) / width + 1e-9)))]++; return counts; }, new Array(10).fill(0));
    const a = bins(was), b = bins(now), share = (count, total) => 100 * count / total, most = Math.max(10, ...a.map(n => share(n, was.length)), ...b.map(n => share(n, now.length)));
    const svg = shape("svg", { class: "histogram", viewBox: "0 0 440 200", width: 440, height: 200, role: "img", "aria-label": TK.say(t("compare.histogram"), { name }) }), y = part => (164 - 148 * part / most).toFixed(1);
    const edge = i => +(from + width * i).toPrecision(6), mean = values => values.reduce((s, v) => s + v, 0) / values.length;
    svg.append(shape("path", { class: "grid", d: `M40 16H430M40 90H430M40 164H430` }));
    const text = (x, at, words, anchor = "middle") => { const t = shape("text", { x, y: at, "text-anchor": anchor }); t.textContent = words; axis.append(t); };
    const axis = shape("g", { class: "axis" });
    for (let i = 0; i < 10; i++) {
      svg.append(shape("rect", { class: "was", x: 42 + 39 * i, y: y(share(a[i], was.length)), width: 35, height: (164 - y(share(a[i], was.length))).toFixed(1) }));
      svg.append(shape("rect", { class: "is", x: 48 + 39 * i, y: y(share(b[i], now.length)), width: 23, height: (164 - y(share(b[i], now.length))).toFixed(1) }));
      text(40 + 39 * i, 178, edge(i));
    }
    text(430, 178, edge(10));
    text(235, 195, name);
    text(36, 20, `${Math.round(most)}`, "end");
    text(36, 168, "0", "end");
    text(40, 10, t("compare.share_of_items"), "start");
    svg.append(axis);
    const rows = a.map((count, i) => [TK.say(t("compare.interval"), { low: edge(i), high: edge(i + 1) }), String(count), String(b[i])]), more = make("details", null, "same"), figure = make("figure", null, "chart"), caption = make("figcaption", null, "meta");
    more.append(make("summary", t("chart.table")), table(`scores ${name}`, [[t("column.score")], [t("compare.items_before"), "num"], [t("compare.items_after"), "num"]], rows));
    caption.append(key("was", TK.say(t("compare.mean_before"), { mean: mean(was).toFixed(3), n: was.length })), key("is", TK.say(t("compare.mean_after"), { mean: mean(now).toFixed(3), n: now.length })));
    figure.append(svg, caption, more);
    return figure;
  }

  // For each row of stored verdicts: how many stayed, broke, were mended.
  const single = c => c.before.stack && c.after.stack ? [c.before.stack, c.after.stack] : null;
  const letterOf = count => count.pass && !count.fail ? "P" : count.fail && !count.pass ? "F" : count.pass ? "M" : count.error ? "E" : "-";
  const rowsOf = ([before, after]) => [...new Set([...before.sheets[0].rows.keys()])].filter(row => before.has(row) && after.has(row)).sort();
  const nameOf = row => row === "*" ? t("items.outcome") : module.nameOf(row);
  function flips(c) {
    const stacks = single(c);
    if (!stacks || c.figures[0].against && c.figures[0].against[0] === "items" && !stacks[0].items.some(item => stacks[1].placeOf(item) >= 0)) return null;
    const [before, after] = stacks, kinds = [t("flips.passed"), t("flips.mended"), t("flips.broke"), t("flips.failed"), t("flips.others")];
    const counts = rowsOf(stacks).map(row => {
      const n = [0, 0, 0, 0, 0];
      before.items.forEach((item, place) => {
        const other = after.placeOf(item), was = letterOf(before.count(row, place)), now = other < 0 ? "-" : letterOf(after.count(row, other));
        if (was === "-" && now === "-") return;
        n[was === "P" && now === "P" ? 0 : was === "F" && now === "P" ? 1 : was === "P" && now === "F" ? 2 : was === "F" && now === "F" ? 3 : 4]++;
      });
      return [row, n];
    });
    const bar = n => {
      const total = n.reduce((s, x) => s + x, 0), svg = shape("svg", { class: "bar", viewBox: "0 0 240 14", width: 240, height: 14, "aria-hidden": true });
      let x = 0;
      n.forEach((count, i) => { const w = total ? 240 * count / total : 0; if (w) svg.append(shape("rect", { class: `k${i}`, x: x.toFixed(1), y: 1, width: Math.max(.5, w - 1).toFixed(1), height: 12 })); x += w; });
      return svg;
    };
    const legend = make("p", null, "meta keys");
    kinds.forEach((kind, i) => { legend.append(key(`k${i}`, kind)); });
    return section(t("flips.title"), table("flips", [[t("column.rubric")], [t("flips.share"), "picture"], ...kinds.map(kind => [kind, "num"])], counts.map(([row, n]) => [nameOf(row), bar(n), ...n.map(String)])), legend);
  }

  // Items whose verdicts changed most: mended less broken, over all rubrics.
  function items(c) {
    const stacks = single(c);
    if (!stacks) return null;
    const [before, after] = stacks, rows = rowsOf(stacks), found = [];
    before.items.forEach((item, place) => {
      const other = after.placeOf(item);
      if (other < 0) return;
      const turned = rows.map(row => [row, share(before.count(row, place)), share(after.count(row, other))]).filter(([, was, now]) => was !== null && now !== null && was !== now);
      if (turned.length) found.push([item, turned.reduce((s, [, was, now]) => s + now - was, 0), turned]);
    });
    if (!found.length) return null;
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    found.sort((x, y) => Math.abs(y[1]) - Math.abs(x[1]) || y[2].length - x[2].length || x[1] - y[1] || compare(x[0], y[0]));
    const tell = (turned, way) => turned.filter(([, was, now]) => way * (now - was) > 0).map(([row]) => nameOf(row)).join(", ") || "–";
    const shown = found.slice(0, 50), net = x => x > 0 ? `+${+x.toFixed(2)}` : x < 0 ? `−${+(-x).toFixed(2)}` : "0";
    const list = section(t("compare.items"), table("items", [[t("column.item")], [t("compare.net"), "num"], [t("compare.broke"), "words"], [t("compare.mended"), "words"]], shown.map(([item, change, turned]) => [item, net(change), tell(turned, -1), tell(turned, 1)])));
    const link = make("a", t("compare.all_items"));
    link.href = `${TK.root}modules/${module.id}/index.html#${new URLSearchParams({ items: c.after.experiment.id, vs: c.before.experiment.id })}`;
    const more = make("p", `${[TK.say(found.length > shown.length ? t("compare.items_some") : t("compare.items_changed"), { n: found.length, shown: shown.length }), ...module.named ? [] : [t("compare.unnamed_items")]].join(" ")} `, "note");
    more.append(link);
    list.append(more);
    return list;
  }
  const share = count => count.pass + count.fail ? count.pass / (count.pass + count.fail) : null;

  function ends(c) {
    const list = make("ul", null, "notes");
    for (const [name, side] of [[t("compare.before"), c.before], [t("compare.after"), c.after]]) {
      const e = side.experiment, line = make("li", `${name}: ${W.run(e)}, ${W.dataset(e)}, ${e.time}, `), link = make("a", e.id);
      link.href = `${TK.root}modules/${module.id}/index.html#e-${e.id.replace(/\s/g, "-")}`;
      line.append(link);
      list.append(line);
    }
    return section(t("compare.ends"), list);
  }

  // The page that compares runs shows what it compares in the same way.
  TK.comparison = { table, section, show: (of, c) => { module = of; show(c); }, word: tag };
  if (!$("m")) return;
  for (const radio of document.getElementsByName("what")) radio.addEventListener("change", () => ask({ what: radio.value, from: "", to: "" }));
  $("m").addEventListener("change", () => ask({ m: $("m").value, a: "", b: "" }));
  for (const key of ["a", "b"]) $(key).addEventListener("change", () => ask({ a: $("a").value, b: $("b").value }));
  $("pool").addEventListener("change", () => ask({ pool: $("pool").checked ? "" : "no" }));
  $("swap").addEventListener("click", () => ask({ a: $("b").value, b: $("a").value }));
  $("last").addEventListener("click", () => ask({ a: "", b: "" }));
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", apply);
  form.hidden = false;
  apply();
})();
