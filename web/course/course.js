// Connects the text with the experiments. An <output> shows a figure of an experiment, a <button> sets one up,
// and a <span data-when> is shown for one model only; data-of names the experiment.

/** @typedef {{ settings: Settings, report: ExperimentReport }} State */

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(0)} %`;
/** @type {Record<string, string>} */
const models = {
  exact: "the label itself",
  nn: "the nearest value",
  mle: "the likeliest value",
  bayes: "the posterior mean",
};

/** @type {Record<string, (state: State) => string>} */
const figures = {
  noise: ({ settings }) => settings.noise.toFixed(2),
  prior: ({ settings }) => settings.prior.toFixed(2),
  model: ({ settings }) => models[settings.model],
  share: ({ report }) => percent(report.recovered.plus_share),
  std: ({ report }) => report.recovered.std.toFixed(2),
  "data-std": ({ report }) => report.data.std.toFixed(2),
  error: ({ report }) =>
    `${(100 * (report.recovered.plus_share - report.data.plus_share)).toFixed(0).replace("-", "−")} points`,
};

/** @type {(scope: Element, selector: string) => any[]} */
const of = (scope, selector) => [...document.querySelectorAll(`[data-of="${scope.id}"]${selector}`)];

/** @type {(scope: Element, state: State) => void} */
function tell(scope, state) {
  for (const output of of(scope, "[data-show]")) output.value = figures[output.dataset.show](state);
  for (const span of of(scope, "[data-when]")) span.hidden = span.dataset.when !== state.settings.model;
  for (const button of of(scope, "[data-set]")) {
    const [name, value] = button.dataset.set.split("=");
    button.setAttribute("aria-pressed", String(state.settings[name]) === value);
  }
}

for (const scope of document.querySelectorAll("diffu-scope")) {
  for (const span of of(scope, "[data-when]")) span.hidden = true;
  // While a slider is dragged, and when all particles are done.
  for (const type of ["input", "settled"]) {
    scope.addEventListener(type, (event) => tell(scope, /** @type {CustomEvent<State>} */ (event).detail));
  }
  for (const button of of(scope, "[data-set]")) {
    button.addEventListener("click", () => {
      const [name, value] = button.dataset.set.split("=");
      scope.setAttribute(name, value);
      scope.scrollIntoView({ block: "nearest", behavior: "smooth" });
    });
  }
}

// After a visit, the lesson is there without a network, too. On a site without Diffuscope's service worker, it is not.
document.addEventListener(
  "settled",
  () => {
    const worker = new URL("../service-worker.js", import.meta.url);
    navigator.serviceWorker?.register(worker).catch((reason) => console.info("not kept for offline use:", reason));
  },
  { once: true },
);
