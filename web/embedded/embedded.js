// The page inside another one (embed=1): it takes neither the focus nor the scroll of the page around it, rests out of
// view, and answers messages.

import { shareScroll } from "./hand.js";
import { answerMessages } from "./messages.js";

// What stands in the way of the program leaves words on the page.
const failed = new Promise((_, reject) => {
  const failure = document.getElementById("failure");
  const check = () => failure.hidden || reject(new Error(failure.textContent));
  new MutationObserver(check).observe(failure, { attributes: true, childList: true });
  check();
});
// The program may have been quicker than this.
const started = new Promise((resolve) => {
  const check = () => window.diffuscope && resolve(window.diffuscope);
  addEventListener("diffuscope:started", check);
  check();
});
const running = Promise.race([started, failed]);

const rest = answerMessages(running, failed);
shareScroll();

try {
  await running;
  // Also in a page of another origin, what is observed is whether the reader sees it.
  new IntersectionObserver(([canvas]) => rest.outOfView(!canvas.isIntersecting)).observe(document.getElementById("stage"));
} catch {
  // It is on the page, and has been said to whom it concerns.
} finally {
  document.documentElement.inert = false;
}
