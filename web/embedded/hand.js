// Whose is the wheel, whose the finger? The page's around, until the reader clicks or taps into this one; then this one's,
// until Escape or a click outside. A mouse on a control always works, and so does a finger that moves sideways.

const root = document.documentElement;
let held = false;

function hold(on) {
  held = on;
  // The style shows it, and says what the browser does with a finger.
  root.classList.toggle("held", on);
}

export function shareScroll() {
  addEventListener("focus", () => hold(true));
  addEventListener("blur", () => hold(false));
  addEventListener("keydown", (event) => event.key === "Escape" && held && giveBack(), true);
  // The program's own listeners come after these and would keep the event from the browser.
  addEventListener("wheel", (event) => held || event.stopImmediatePropagation(), { capture: true, passive: true });
  for (const type of Object.keys(fingers)) {
    addEventListener(type, (event) => replaying || fingers[type](event), { capture: true, passive: true });
  }
}

function giveBack() {
  hold(false);
  document.activeElement?.blur();
  if (parent !== window) parent.focus();
  dispatchEvent(new CustomEvent("diffuscope:release"));
}

// A finger that has come down, until it is known what it does: { start: the events so far, x, y }.
let finger;
// Whether it is the page's around: it scrolls, or two of them zoom.
let away = false;
// Whether it drags something here, sideways.
let dragging = false;
let replaying = false;

const keep = (event) => event.stopImmediatePropagation();

// By the types of events, in the order in which a touch sets them off.
const fingers = {
  pointerdown(event) {
    if (event.pointerType === "mouse") return hold(true);
    if (held) return;
    keep(event);
    finger = { start: [new PointerEvent(event.type, event)], x: event.clientX, y: event.clientY };
    away = dragging = false;
  },
  touchstart(event) {
    if (held) return;
    keep(event);
    if (event.touches.length > 1) away = true;
    else finger?.start.push(copyOfTouch(event));
  },
  touchmove(event) {
    if (held || dragging) return;
    keep(event);
    if (away || !finger) return;
    const { clientX, clientY } = event.touches[0];
    // As the browser decides whether it scrolls.
    if (Math.abs(clientX - finger.x) > Math.abs(clientY - finger.y)) {
      dragging = true;
      replay(finger.start);
    } else {
      away = true;
    }
  },
  pointerup(event) {
    if (event.pointerType === "mouse" || held) return;
    // A tap: the program sees it whole, and takes the focus.
    if (finger && !away && !dragging) {
      replay(finger.start);
      hold(true);
    } else {
      keep(event);
    }
  },
  pointercancel() {
    away ||= !dragging;
  },
  touchend(event) {
    finger = undefined;
    if (held) return;
    keep(event);
    // A copy, because the program cancels it, and the browser complains where it can no longer be cancelled.
    if (dragging) replay([copyOfTouch(event)]);
    dragging = false;
  },
};

// Gives the program what was kept from it.
function replay(events) {
  replaying = true;
  for (const event of events) document.getElementById("stage").dispatchEvent(event);
  replaying = false;
}

function copyOfTouch(event) {
  const { touches, targetTouches, changedTouches } = event;
  const lists = { touches: [...touches], targetTouches: [...targetTouches], changedTouches: [...changedTouches] };
  return new TouchEvent(event.type, { ...lists, bubbles: true, cancelable: true });
}
