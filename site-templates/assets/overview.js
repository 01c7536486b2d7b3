// What changed in the last days, counted back from now; the chosen number of days stands in the address.
"use strict";
(() => {
  const bar = document.getElementById("window"), said = document.getElementById("said"), rows = [...document.querySelectorAll("table.recent tbody tr")], buttons = [...bar.querySelectorAll("button")];
  const times = rows.map(row => Date.parse(row.dataset.t)), newest = Math.max(...times), scroll = document.querySelector("table.recent")?.closest(".scroll");

  function apply() {
    const chosen = +TK.read().days, days = [7, 30, 90].includes(chosen) ? chosen : 30, since = Date.now() - days * 864e5, words = new Map();
    rows.forEach((row, i) => {
      row.hidden = times[i] < since;
      if (!row.hidden) { const word = row.cells[1].firstElementChild.textContent; words.set(word, (words.get(word) || 0) + 1); }
    });
    buttons.forEach(button => button.setAttribute("aria-pressed", String(+button.dataset.days === days)));
    for (const part of [scroll, scroll?.nextElementSibling?.matches(".tools") && scroll.nextElementSibling]) if (part) part.hidden = !words.size;
    said.textContent = words.size ? TK.say(t("overview.came"), { days, what: [...words].map(([word, count]) => `${count} ${word}`).join(", ") }) : TK.say(t("overview.nothing_came"), { days }) + (rows.length ? " " + TK.say(t("overview.newest_of"), { date: TK.moment(new Date(newest)).slice(0, 10) }) : "");
  }
  for (const button of buttons) button.addEventListener("click", () => { TK.choose({ days: button.dataset.days === "30" ? "" : button.dataset.days }); apply(); });
  addEventListener("hashchange", apply);
  bar.hidden = false;
  apply();
})();
