// A module's prompts: two versions side by side, as the build made them, loaded when somebody picks them. What was picked stands in the address.
"use strict";
(() => {
  const form = document.getElementById("controls"), [a, b] = ["a", "b"].map(id => document.getElementById(id)), out = document.getElementById("pair"), made = new Map();
  const names = [...a.options].map(option => option.value), last = names.length - 1, paired = names.length - +form.dataset.paired;
  TK.pair = (path, markup) => made.set(path, markup);

  async function apply() {
    const choice = TK.read(), place = (name, other) => names.includes(name) ? names.indexOf(name) : other;
    let [i, j] = [place(choice.a, last - 1), place(choice.b, last)];
    a.value = names[i];
    b.value = names[j];
    if (i === j) { say(t("prompts.same_version")); return; }
    // The earlier one stands before.
    if (i > j) [i, j] = [j, i];
    if (j - i > 1 && i < paired) { say(TK.say(t("prompts.not_paired"), { n: form.dataset.paired, module: form.dataset.module, a: a.value, b: b.value })); return; }
    const path = `data/prompts/${form.dataset.module}/${names[i]}..${names[j]}.js`, asked = location.hash;
    await TK.load(path);
    if (asked === location.hash) out.innerHTML = made.get(path);
  }
  function say(text) { out.replaceChildren(TK.make("p", text, "none")); }

  for (const select of [a, b]) select.addEventListener("change", () => { TK.choose({ a: a.value, b: b.value }); apply(); });
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", apply);
  form.hidden = false;
  apply();
})();
