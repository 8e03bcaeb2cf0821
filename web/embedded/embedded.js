// The page inside another one (embed=1): it takes neither the focus nor the scrolling of the page around it, pauses out
// of view, and answers messages.

import { answerMessages } from "./messages.js";
import { shareScrolling } from "./scrolling.js";
import { watchVisibility } from "./visibility.js";

/**
 * If the program can't start, the page says why.
 * @type {Promise<never>}
 */
const failed = new Promise((_, reject) => {
  const failure = /** @type {HTMLElement} */ (document.getElementById("failure"));
  const check = () => failure.hidden || reject(new Error(failure.innerText));
  new MutationObserver(check).observe(failure, { attributes: true, childList: true });
  check();
});
/**
 * The program may have started before this module.
 * @type {Promise<Diffuscope>}
 */
const started = new Promise((resolve) => {
  const check = () => window.diffuscope && resolve(window.diffuscope);
  addEventListener("diffuscope:started", check);
  check();
});
const running = Promise.race([started, failed]);

const visibility = answerMessages(running, failed);
shareScrolling();

try {
  await running;
  watchVisibility(visibility.setInView);
} catch {
  // The page shows the reason, and answerMessages() has sent it.
} finally {
  document.documentElement.inert = false;
}
