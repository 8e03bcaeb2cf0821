// eframe asks for the next animation frame after every frame, whether or not anything moves. Here the asking waits until
// something does: a page at rest schedules no frame. src/web/rest.rs tells when the next frame is due.
{
  const HELD = -1;
  // What is asked for after something has happened passes: the frame that it makes due is the first or second.
  const PASSES = 3;
  const ask = window.requestAnimationFrame.bind(window);
  const cancel = window.cancelAnimationFrame.bind(window);
  let rest = 0;
  let passes = PASSES;
  let held, timer, released;

  const wake = () => {
    clearTimeout(timer);
    passes = PASSES;
    if (held) released = ask(held);
    held = undefined;
  };

  // Of all who ask, only the program waits: it is told by the mark that wasm-bindgen leaves on its callbacks, and it has
  // one request under way at a time.
  const isOurs = (callback) => "_wbg_cb_unref" in callback;

  window.requestAnimationFrame = (callback) => {
    if (rest === 0 || !isOurs(callback) || passes-- > 0) return ask(callback);
    held = callback;
    // Beyond what a timer can take, nothing is due.
    if (rest < 2 ** 31) timer = setTimeout(wake, rest);
    return HELD;
  };
  window.cancelAnimationFrame = (id) => {
    if (id === HELD) {
      clearTimeout(timer);
      held = undefined;
    }
    cancel(id === HELD ? released : id);
  };
  window.diffuscopeRest = {
    wake,
    until: (milliseconds) => {
      rest = milliseconds;
    },
  };

  const happenings =
    "pointerdown pointermove pointerup pointerleave pointercancel mousedown mousemove mouseup mouseleave wheel " +
    "touchstart touchmove touchend touchcancel keydown keyup input compositionstart compositionupdate compositionend " +
    "copy cut paste contextmenu dragenter dragover dragleave drop focus blur resize visibilitychange pageshow";
  for (const name of happenings.split(" ")) addEventListener(name, wake, { capture: true, passive: true });
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"]) {
    matchMedia(query).addEventListener("change", wake);
  }
  addEventListener("DOMContentLoaded", () => new ResizeObserver(wake).observe(document.getElementById("stage")));
}
