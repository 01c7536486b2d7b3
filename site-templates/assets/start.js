// Shows the heatmap's controls, and loads their scripts when somebody first reaches for the page or comes with a choice in the address.
"use strict";
(() => {
  const events = ["pointerover", "pointerdown", "focusin", "keydown", "input", "change", "hashchange"];
  const load = () => {
    events.forEach(event => removeEventListener(event, load));
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "assets/heatmap.css";
    document.head.append(style);
    for (const name of ["data", "grid", "rows", "details", "tools", ""]) {
      const script = document.createElement("script");
      script.src = `assets/heatmap${name && "-"}${name}.js`;
      script.async = false;
      document.head.append(script);
    }
  };
  document.getElementById("controls").hidden = false;
  if (location.hash.includes("=")) load();
  else events.forEach(event => addEventListener(event, load));
})();
