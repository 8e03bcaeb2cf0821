// Stops eframe's frame loop while nothing on the canvas changes. eframe asks for the next animation frame after every
// frame, whether or not one is needed, and has no way to stop; at rest that costs two seconds of processor time in 30.
//
// What this relies on, and tests/browser/speed.test.mjs checks:
// - eframe listens for `visibilitychange` on its canvas too, where no browser fires it. It then cancels its animation
// frame   and requests a new one. So an event of that name, which does not bubble, starts the loop, or renews its
// request.
// - A document numbers its requests for animation frames consecutively (according to the HTML standard). So the number
// of   eframe's new request is known, and the request can be cancelled: that stops the loop.
{
  // The loop stops after this many frames without a reason for another one. After an event, the first or second is
  // drawn.
  const PASSES = 3;
  // The longest delay of a timer; a frame that is due later is treated as never due.
  const LONGEST_DELAY = 2 ** 31 - 1;

  // The program moves something if it wants the next frame within so many milliseconds.
  const MOVEMENT = 20;

  let passes = PASSES;
  let moves = false;
  // The time at which the next frame is due, on the clock of performance.now().
  let due = 0;
  let isWatching = false;
  let isStopped = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function nextRequestNumber() {
    const number = requestAnimationFrame(() => {});
    cancelAnimationFrame(number);
    return number;
  }

  // Makes eframe request its animation frame again, and returns the number of that request. There is none in a hidden
  // page, where eframe uses timers, nor when the program itself calls this, because it is busy then.
  function renewRequest() {
    const before = nextRequestNumber();
    document.getElementById("stage")?.dispatchEvent(new Event("visibilitychange"));
    return nextRequestNumber() === before + 2 ? before + 1 : undefined;
  }

  // In every animation frame while the loop runs.
  function watch() {
    if (isStopped) start();
    if (performance.now() >= due) passes = PASSES;
    if (passes > 0) {
      passes -= 1;
      requestAnimationFrame(watch);
    } else {
      isWatching = false;
      stop();
    }
  }

  function keepWatching() {
    if (isWatching) return;
    isWatching = true;
    requestAnimationFrame(watch);
  }

  function start() {
    isStopped = renewRequest() === undefined;
  }

  function stop() {
    const number = renewRequest();
    if (number === undefined) return;
    cancelAnimationFrame(number);
    isStopped = true;
    const delay = due - performance.now();
    if (delay <= LONGEST_DELAY) timer = setTimeout(wake, delay);
  }

  function wake() {
    clearTimeout(timer);
    passes = PASSES;
    if (isStopped) start();
    keepWatching();
  }

  // The event that cuts or copies, while its listeners are called.
  /** @type {ClipboardEvent | undefined} */
  let clipboard;
  for (const type of ["cut", "copy"]) {
    addEventListener(
      type,
      (event) => {
        clipboard = /** @type {ClipboardEvent} */ (event);
        setTimeout(() => {
          clipboard = undefined;
        });
      },
      true,
    );
  }

  /** @type {(() => void) | undefined} */
  let repaint;

  // For src/web/idle.rs.
  window.diffuscopeIdle = {
    copy(text) {
      clipboard?.clipboardData?.setData("text/plain", text);
      clipboard?.preventDefault();
    },
    wake,
    onRepaint(draw) {
      repaint = draw;
    },
    repaint() {
      repaint?.();
      wake();
    },
    moves: () => moves,
    drawn(milliseconds) {
      moves = milliseconds < MOVEMENT;
      due = performance.now() + milliseconds;
      keepWatching();
    },
  };

  const events =
    "pointerdown pointermove pointerup pointerleave pointercancel mousedown mousemove mouseup mouseleave wheel " +
    "touchstart touchmove touchend touchcancel keydown keyup input compositionstart compositionupdate compositionend " +
    "copy cut paste contextmenu dragenter dragover dragleave drop focus blur resize pageshow";
  for (const name of events.split(" ")) addEventListener(name, wake, { capture: true, passive: true });
  // In the bubbling phase, in which the event of renewRequest() does not arrive here.
  document.addEventListener("visibilitychange", wake);
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"]) {
    matchMedia(query).addEventListener("change", wake);
  }
  // Not at once: what an observer changes may have to be observed again, and Firefox calls that an error.
  const observer = new ResizeObserver(() => requestAnimationFrame(wake));
  for (const type of ["DOMContentLoaded", "diffuscope:restored"]) {
    addEventListener(type, () => {
      const canvas = document.getElementById("stage");
      observer.disconnect();
      if (canvas) observer.observe(canvas);
    });
  }
}
