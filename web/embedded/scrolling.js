// Shares the wheel and touch with the page around this one. They scroll that page until the reader clicks or taps into
// this one; then they are for this one, until Escape or a click outside. A mouse on a control always works, and so does
// a finger that moves sideways.

const root = document.documentElement;
// Whether the wheel and touch are for this page.
let isActive = false;

/** @param {boolean} active */
function setActive(active) {
  isActive = active;
  // The style shows it, and sets what the browser does with touch.
  root.classList.toggle("active", active);
}

export function shareScrolling() {
  addEventListener("focus", () => setActive(true));
  addEventListener("blur", () => setActive(false));
  addEventListener("keydown", (event) => event.key === "Escape" && isActive && release(), true);
  // These listeners come before the program's own, which would keep the event from the browser.
  addEventListener("wheel", (event) => isActive || event.stopImmediatePropagation(), { capture: true, passive: true });
  for (const type of Object.keys(touchListeners)) {
    addEventListener(type, (event) => isReplaying || touchListeners[type](event), { capture: true, passive: true });
  }
}

function release() {
  setActive(false);
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  if (parent !== window) parent.focus();
  dispatchEvent(new CustomEvent("diffuscope:release"));
}

/**
 * A touch that has begun, until its purpose is known: the events so far, and the position where it began.
 * @type {{ events: Event[], x: number, y: number } | undefined}
 */
let touch;
// Whether it is for the page around this one: it scrolls, or two fingers zoom.
let isForPageAround = false;
// Whether it drags something here, sideways.
let isDragging = false;
let isReplaying = false;

/** @param {Event} event */
const hideFromProgram = (event) => event.stopImmediatePropagation();

/**
 * By the types of events, in the order in which a touch fires them.
 * @type {Record<string, (event: any) => void>}
 */
const touchListeners = {
  pointerdown(event) {
    if (event.pointerType === "mouse") return setActive(true);
    if (isActive) return;
    hideFromProgram(event);
    touch = { events: [new PointerEvent(event.type, event)], x: event.clientX, y: event.clientY };
    isForPageAround = isDragging = false;
  },
  touchstart(event) {
    if (isActive) return;
    hideFromProgram(event);
    if (event.touches.length > 1) isForPageAround = true;
    else touch?.events.push(copyOfTouch(event));
  },
  touchmove(event) {
    if (isActive || isDragging) return;
    hideFromProgram(event);
    if (isForPageAround || !touch) return;
    const { clientX, clientY } = event.touches[0];
    // The same rule by which the browser decides whether it scrolls.
    if (Math.abs(clientX - touch.x) > Math.abs(clientY - touch.y)) {
      isDragging = true;
      replay(touch.events);
    } else {
      isForPageAround = true;
    }
  },
  pointerup(event) {
    if (event.pointerType === "mouse" || isActive) return;
    // A tap: the program gets all of its events, and takes the focus.
    if (touch && !isForPageAround && !isDragging) {
      replay(touch.events);
      setActive(true);
    } else {
      hideFromProgram(event);
    }
  },
  pointercancel() {
    isForPageAround ||= !isDragging;
  },
  touchend(event) {
    touch = undefined;
    if (isActive) return;
    hideFromProgram(event);
    // A copy, because the program cancels it, and the browser complains where it can no longer be cancelled.
    if (isDragging) replay([copyOfTouch(event)]);
    isDragging = false;
  },
};

/**
 * Gives the program the events that were hidden from it.
 * @param {Event[]} events
 */
function replay(events) {
  isReplaying = true;
  for (const event of events) document.getElementById("stage")?.dispatchEvent(event);
  isReplaying = false;
}

/** @param {TouchEvent} event */
function copyOfTouch(event) {
  const { touches, targetTouches, changedTouches } = event;
  const lists = { touches: [...touches], targetTouches: [...targetTouches], changedTouches: [...changedTouches] };
  return new TouchEvent(event.type, { ...lists, bubbles: true, cancelable: true });
}
