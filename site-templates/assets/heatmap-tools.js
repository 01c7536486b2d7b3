// The heatmap's further choices, and the list of its keys.
"use strict";
ST.tools = (() => {
  const make = ST.make, fields = new Map();
  const keys = [
    [t("keys.arrows"), t("keys.arrows_does")], [t("keys.ends"), t("keys.ends_does")], [t("keys.pages"), t("keys.pages_does")],
    [t("keys.all"), t("keys.all_does")], [t("keys.enter"), t("keys.enter_does")], [t("keys.esc"), t("keys.esc_does")], ["/", t("keys.search_does")], ["?", t("keys.help_does")],
  ];
  function select(name, label, options) {
    const field = make("label", `${label} `), list = make("select");
    list.id = `choose-${name}`;
    for (const [value, words] of options) {
      const option = make("option", words);
      option.value = value;
      list.append(option);
    }
    list.addEventListener("change", () => ST.choose({ [name]: list.value }));
    fields.set(name, list);
    field.append(list);
    return field;
  }
  function input(name, label, type, hint) {
    const field = make("label", `${label} `), box = make("input");
    box.type = type;
    box.id = `choose-${name}`;
    if (hint) box.placeholder = hint;
    if (type === "number") { box.min = 1; box.max = 36500; }
    box.addEventListener("change", () => ST.choose({ [name]: box.type === "checkbox" ? (box.checked ? "1" : "") : box.value.trim() }));
    fields.set(name, box);
    field.append(box);
    return field;
  }
  function start() {
    const panel = document.getElementById("more"), all = [["", t("all")]], named = list => list.map(name => [name, name]);
    const box = make("div", undefined, "more");
    box.append(
      select("view", t("view.label"), [["", t("view.versions")], ["models", t("view.models")], ["rubrics", t("view.rubrics")]]),
      input("module", t("column.module"), "text", ST.ids[0]),
      select("sort", t("items.sort"), [["", t("sort.id")], ["module", t("sort.name")], ["-latest", t("sort.latest_down")], ["latest", t("sort.latest_up")], ["weakest", t("sort.weakest_up")], ["-weakest", t("sort.weakest_down")], ["change", t("sort.change_up")], ["-change", t("sort.change_down")],
        ["-evidence", t("sort.evidence_down")], ["evidence", t("sort.evidence_up")], ["-date", t("sort.date_down")], ["date", t("sort.date_up")]]),
      ...ST.groups.length || ST.tags.length ? [select("group", t("group.label"), [["", t("group.none")], ...ST.groups.length ? [["group", t("group.group")]] : [], ...ST.tags.length ? [["tag", t("group.tag")]] : []])] : [],
      ...ST.tags.length ? [select("tag", t("group.tag"), [...all, ...named(ST.tags)])] : [],
      select("state", t("column.state"), [...all, ...Object.entries(ST.selection.states).map(([value, { words }]) => [value, words])]),
      ...ST.sets.length > 1 ? [select("set", t("column.dataset"), [...all, ...named(ST.sets)])] : [],
      input("since", t("choose.since"), "text", t("choose.commit")),
      input("from", t("choose.from"), "date"), input("to", t("choose.to"), "date"),
      input("stale", t("choose.stale"), "number", ST.stale),
      select("colour", t("choose.colour"), [["", t("choose.by_rate")], ["change", t("choose.by_change")]]),
      input("bars", t("choose.bars"), "checkbox"),
    );
    const past = make("button", t("time.travel"));
    past.type = "button";
    past.addEventListener("click", async () => {
      try {
        await ST.part("time");
        await ST.past.load();
        if (ST.past.newest) ST.choose({ at: ST.past.newest, view: "" });
        else document.getElementById("count").textContent = t("commits.none");
      } catch (error) {
        document.getElementById("count").textContent = error.message;
      }
    });
    box.append(past);
    const reset = make("button", t("choose.clear")), help = make("button", t("keys.title"));
    reset.type = help.type = "button";
    reset.addEventListener("click", () => { location.hash = "#"; });
    help.addEventListener("click", tell);
    box.append(reset, help);
    panel.append(box);
    addEventListener("keydown", event => {
      if (event.target.closest("input,select,textarea,dialog") || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "?") { event.preventDefault(); tell(); }
    });
  }
  function tell() {
    const dialog = make("dialog", undefined, "keys"), list = make("dl"), close = make("button", t("keys.close"));
    dialog.setAttribute("aria-label", t("keys.title"));
    for (const [key, words] of keys) list.append(make("dt", key), make("dd", words));
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.append(make("h2", t("keys.title")), list, close);
    document.body.append(dialog);
    dialog.showModal();
  }
  function show(state) {
    for (const [name, field] of fields) {
      const value = state[name] || "";
      if (field.type === "checkbox") field.checked = !!value;
      else if (field.tagName === "SELECT") field.value = [...field.options].some(option => option.value === value) ? value : "";
      else field.value = value;
    }
    const isPast = !!ST.view.fill, isOwn = !!ST.view.items;
    for (const name of ["state", "set", "from", "to", "stale", "colour", "bars"]) if (fields.has(name)) fields.get(name).disabled = isPast || isOwn;
    fields.get("module").parentElement.hidden = !isOwn;
    const set = [...fields.keys()].filter(name => state[name]).length, summary = document.querySelector("#more summary"), text = set ? TK.say(t("heatmap.more_set"), { n: set }) : t("heatmap.more");
    if (summary.textContent !== text) summary.textContent = text;
  }
  return { start, show };
})();
