// Whether the reader sees this page: it is in the view of the page around it, and no element around it hides it, as slides
// hide what is shown by a later click.

// No event tells when an element becomes visible. So many milliseconds are not noticed.
const INTERVAL = 200;

/**
 * Whether no element around this page hides it, as far as those pages have the same origin. Others let nobody look.
 * @returns {boolean}
 */
function isShown() {
  /** @type {Window & typeof globalThis} */
  let page = window;
  for (;;) {
    const { frameElement } = page;
    if (!frameElement) return true;
    if (!(frameElement.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true)) return false;
    page = /** @type {Window & typeof globalThis} */ (frameElement.ownerDocument.defaultView);
  }
}

/**
 * Calls `tell` whenever that changes, and at the beginning.
 * @type {(tell: (isVisible: boolean) => void) => void}
 */
export function watchVisibility(tell) {
  let isInView = false;
  /** @type {boolean | undefined} */
  let told;
  const update = () => {
    const isVisible = isInView && isShown();
    if (isVisible !== told) tell(isVisible);
    told = isVisible;
  };
  // In a page of another origin, too, this observes whether it is in view.
  const observer = new IntersectionObserver((entries) => {
    isInView = entries.at(-1)?.isIntersecting ?? false;
    update();
  });
  const observe = () => {
    observer.disconnect();
    observer.observe(/** @type {HTMLElement} */ (document.getElementById("stage")));
  };
  // It may be another canvas.
  addEventListener("diffuscope:restored", observe);
  observe();
  if (frameElement) setInterval(update, INTERVAL);
}
