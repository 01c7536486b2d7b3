// Shows the heatmap's controls, and loads their script when somebody first reaches for the page or comes with a choice in the address.
"use strict";
(() => {
  const events = ["pointerover", "pointerdown", "focusin", "keydown", "input", "change", "hashchange"], controls = document.getElementById("controls");
  const load = () => {
    events.forEach(event => removeEventListener(event, load));
    const script = document.createElement("script");
    script.src = "assets/heatmap.js";
    document.head.append(script);
  };
  controls.hidden = false;
  if (location.hash.includes("=")) load();
  else events.forEach(event => addEventListener(event, load));
})();
