// The trend chart of a module's page: values under the pointer and by keyboard, series that can be hidden, a span that fills the chart. The figures come from the table below it.
"use strict";
(() => {
  const svg = document.querySelector("svg.trend"), table = document.querySelector("table[data-name=trend]");
  if (!svg || !table) return;
  const { make, say } = TK, figure = svg.closest("figure"), scroll = svg.parentElement, left = 44, right = 12, top = 12, height = 220, ns = svg.namespaceURI;
  const rows = [...table.tBodies[0].rows], versions = rows.map(row => row.cells[0].textContent);
  const items = [...figure.querySelectorAll(".series li")];
  const series = items.map((item, i) => {
    const points = rows.map(row => {
      const cell = row.cells[i + 1], rate = parseFloat(cell.firstChild.data), interval = cell.querySelector("small");
      return Number.isNaN(rate) ? null : { rate, text: cell.firstChild.data.trim(), interval: interval && interval.textContent, ends: interval && interval.textContent.split("–").map(Number) };
    });
    const group = svg.querySelector(`g[data-series="${i}"]`);
    return { name: item.textContent, points, group, mark: group.querySelector(".m").getAttribute("d").replace(/^M[^mM]*/, "").split("M")[0], hidden: false, item };
  });
  let from = 0, to = versions.length - 1, at = -1, step = 0, chosen = 0;

  const y = rate => top + height * (1 - rate / 100);
  function x(place, i) {
    const apart = Math.min(5, step * .6 / series.length);
    return left + step * (place - from) + step / 2 + (i - (series.length - 1) / 2) * apart;
  }
  const part = (kind, group, d) => group.querySelector(kind).setAttribute("d", d);
  function draw() {
    const count = to - from + 1;
    // As the chart was drawn: the last name ends within it, and where names are wider than their steps each nth stands there, counted from the newest.
    const shown = versions.slice(from, to + 1).map(version => version.length <= 12 ? version : version.slice(0, 11) + "…"), wide = 6.5 * Math.max(...shown.map(name => name.length));
    step = Math.max(20, Math.ceil(wide) - 2 * right, Math.min(200, Math.floor((960 - left - right) / count)));
    const each = Math.ceil((wide + 8) / step);
    const width = left + right + step * count;
    svg.setAttribute("viewBox", `0 0 ${width} 276`);
    svg.setAttribute("width", width);
    svg.querySelector(".grid").setAttribute("d", [0, 25, 50, 75, 100].map(p => `M${left} ${y(p)}H${width - right}`).join(""));
    const axis = svg.querySelector(".versions"), title = axis.lastElementChild;
    const labels = shown.map((name, i) => {
      const text = document.createElementNS(ns, "text");
      text.setAttribute("x", left + step * i + step / 2);
      text.setAttribute("y", 252);
      text.setAttribute("text-anchor", "middle");
      text.textContent = name;
      return (count - 1 - i) % each ? null : text;
    }).filter(Boolean);
    title.setAttribute("x", (left + width - right) / 2);
    axis.replaceChildren(...labels, title);
    series.forEach((one, i) => {
      const seen = one.points.map((point, place) => point && place >= from && place <= to ? { ...point, x: x(place, i).toFixed(1), y: y(point.rate).toFixed(1) } : null).filter(Boolean);
      part(".w", one.group, seen.filter(p => p.ends).map(p => `M${p.x} ${y(p.ends[1]).toFixed(1)}V${y(p.ends[0]).toFixed(1)}`).join(""));
      part(".l", one.group, seen.map((p, k) => `${k ? "L" : "M"}${p.x} ${p.y}`).join(""));
      part(".m", one.group, seen.map(p => `M${p.x} ${p.y}${one.mark}`).join(""));
      one.group.classList.toggle("off", one.hidden);
      one.item.firstElementChild.setAttribute("aria-pressed", String(!one.hidden));
    });
    cross.setAttribute("d", "");
    show(-1);
  }

  // Values of one version.
  const card = make("div", null, "values"), spoken = make("p", "", "sr");
  card.hidden = true;
  spoken.setAttribute("role", "status");
  figure.append(card, spoken);
  const cross = document.createElementNS(ns, "path");
  cross.setAttribute("class", "cross");
  svg.append(cross);
  const words = (one, point) => say(point.interval ? t("chart.point") : t("chart.point_bare"), { model: one.name, rate: point.text, interval: point.interval });
  function show(place) {
    at = place;
    card.hidden = place < 0;
    cross.setAttribute("d", place < 0 ? "" : `M${left + step * (place - from) + step / 2} ${top}V${top + height}`);
    if (place < 0) return;
    const list = make("ul");
    series.forEach(one => {
      const point = one.points[place];
      if (!point || one.hidden) return;
      const line = make("li", null, one.group.getAttribute("class")), swatch = make("i");
      line.append(swatch, `${one.name} `, make("b", `${point.text} %`), point.interval ? ` ${point.interval}` : "");
      list.append(line);
    });
    card.replaceChildren(make("strong", versions[place]), list.children.length ? list : make("p", t("chart.no_rate")));
    const middle = scroll.offsetLeft + left + step * (place - from) + step / 2 - scroll.scrollLeft, width = card.offsetWidth;
    card.style.left = `${Math.max(0, Math.min(middle + 14 + width > figure.clientWidth ? middle - width - 14 : middle + 14, figure.clientWidth - width))}px`;
  }
  const placeAt = event => {
    const box = svg.getBoundingClientRect(), place = from + Math.floor(((event.clientX - box.left) * svg.viewBox.baseVal.width / box.width - left) / step);
    return place >= from && place <= to ? place : -1;
  };
  let start = -1;
  svg.addEventListener("pointermove", event => { const place = placeAt(event); if (place !== at) show(place); });
  svg.addEventListener("pointerleave", () => { show(-1); start = -1; });
  svg.addEventListener("pointerdown", event => { start = event.pointerType === "mouse" ? placeAt(event) : -1; });
  svg.addEventListener("pointerup", event => {
    const end = placeAt(event);
    if (start >= 0 && end >= 0 && end !== start) zoom(Math.min(start, end), Math.max(start, end));
    start = -1;
  });
  scroll.addEventListener("keydown", event => {
    const visible = series.map((one, i) => one.hidden ? -1 : i).filter(i => i >= 0), key = event.key;
    if (key === "Escape") { show(-1); return; }
    if (!visible.length || !["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(key)) return;
    event.preventDefault();
    if (key === "ArrowUp" || key === "ArrowDown") chosen += key === "ArrowUp" ? -1 : 1;
    const place = key === "Home" ? from : key === "End" ? to : at < 0 ? to : key === "ArrowLeft" ? Math.max(from, at - 1) : key === "ArrowRight" ? Math.min(to, at + 1) : at;
    chosen = (chosen + visible.length) % visible.length;
    const one = series[visible[chosen]], point = one.points[place];
    show(place);
    spoken.textContent = `${versions[place]}: ${point ? words(one, point) : say(t("chart.none"), { model: one.name })}`;
  });

  // What is shown stands in the address.
  function zoom(first, last) {
    TK.choose({ from: first > 0 ? versions[first] : "", to: last < versions.length - 1 ? versions[last] : "" });
    apply();
  }
  for (const one of series) {
    const button = make("button");
    button.type = "button";
    button.append(...one.item.childNodes);
    one.item.append(button);
    button.addEventListener("click", () => {
      one.hidden = !one.hidden;
      TK.choose({ off: series.filter(s => s.hidden).map(s => s.name).join("\n") });
      apply();
    });
  }
  const picks = [];
  if (versions.length > 2) {
    const bar = make("p", null, "span");
    for (const [label, key] of [[t("chart.from"), "from"], [t("chart.to"), "to"]]) {
      const pick = make("select"), name = make("label", label + " ");
      versions.forEach((version, i) => pick.add(new Option(version, i)));
      pick.addEventListener("change", () => zoom(key === "from" ? +pick.value : Math.min(from, +pick.value), key === "to" ? +pick.value : Math.max(to, +pick.value)));
      name.append(pick);
      bar.append(name, " ");
      picks.push(pick);
    }
    const all = make("button", t("chart.all"));
    all.type = "button";
    all.addEventListener("click", () => zoom(0, versions.length - 1));
    bar.append(all);
    figure.prepend(bar);
  }
  function apply() {
    const choice = TK.read(), off = (choice.off || "").split("\n"), first = versions.indexOf(choice.from), last = versions.indexOf(choice.to);
    series.forEach(one => { one.hidden = off.includes(one.name); });
    from = first < 0 ? 0 : first;
    to = last < from ? versions.length - 1 : last;
    picks.forEach((pick, i) => { pick.value = i ? to : from; });
    draw();
  }
  addEventListener("hashchange", apply);
  apply();
})();
