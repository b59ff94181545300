// How sure a place must be to stand on the map. What is less sure moves to what is not placed, with the reason.

const THRESHOLD_STEP = 5; // per cent

function renderThreshold(app) {
  const output = el("span", { class: "gm-threshold-value" });
  const below = el("p", { class: "gm-threshold-below" });
  const slider = el("input", { type: "range", id: "gm-threshold", min: 0, max: 95, step: THRESHOLD_STEP, value: 0 });
  const tell = () => {
    const value = Number(slider.value);
    output.textContent = value === 0 ? WORDS.threshold.all : say(WORDS.threshold.value, { n: value });
    slider.setAttribute("aria-valuetext", output.textContent);
    const n = app.threshold === 0 ? 0 : unplacedMentions(app).length - app.model.unplaced.length;
    below.textContent = n > 0 ? say(WORDS.threshold.below, { n }) : "";
  };
  slider.addEventListener("input", () => {
    app.threshold = Number(slider.value) / 100;
    changeShown(app);
    tell();
  });
  app.setThreshold = (share) => {
    slider.value = Math.round(share * 100);
    app.threshold = Number(slider.value) / 100;
    changeShown(app);
    tell();
  };
  tell();
  return el("fieldset", { class: "gm-threshold" }, el("legend", {}, el("label", { for: "gm-threshold" }, WORDS.threshold.label), " ", output), slider, below);
}

/** Keep the list of what is not placed, and its count, in step with the threshold. */
function followThreshold(app) {
  let last = app.threshold;
  onShown(() => {
    if (app.threshold === last) return;
    last = app.threshold;
    const n = unplacedMentions(app).length;
    const badge = byId("gm-tab-unplaced").querySelector(".gm-badge");
    if (badge) badge.textContent = String(n);
    byId("gm-unplaced").replaceChildren(...[renderUnplaced(app)].flat());
  });
}
