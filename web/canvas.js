// The browser may take the graphics of the canvas away: when the graphics processor is reset, when the computer sleeps, when
// other pages need it. The program then goes on with another canvas, and its experiments are as they were.
{
  // Milliseconds before each attempt.
  const DELAYS = [250, 1500, 5000];
  // A canvas that has stood for so many milliseconds counts as restored.
  const STANDS = 10_000;

  /** @type {(() => void) | undefined} */
  let stop;
  /** @type {(canvas: HTMLCanvasElement) => Promise<unknown>} */
  let start;
  let isRestoring = false;
  let attempts = 0;
  let since = 0;

  const sleep = (/** @type {number} */ milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));
  // A hidden page may get no graphics.
  const visible = async () => {
    while (document.hidden) {
      await new Promise((shown) => document.addEventListener("visibilitychange", shown, { once: true }));
    }
  };

  const replaceCanvas = () => {
    const old = /** @type {HTMLCanvasElement} */ (document.getElementById("stage"));
    const canvas = /** @type {HTMLCanvasElement} */ (old.cloneNode());
    old.replaceWith(canvas);
    return canvas;
  };

  // The program takes the focus when it starts: it is given back, and in a frame that has none it is not taken.
  const restart = async () => {
    const focused = document.activeElement;
    const root = document.documentElement;
    const isInert = root.inert;
    root.inert ||= !document.hasFocus();
    try {
      await start(replaceCanvas());
    } finally {
      root.inert = isInert;
      if (focused?.isConnected && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    }
  };

  const restore = async () => {
    if (performance.now() - since > STANDS) attempts = 0;
    /** @type {(() => void) | undefined} */
    let withdraw;
    while (attempts < DELAYS.length) {
      await sleep(DELAYS[attempts]);
      attempts += 1;
      await visible();
      try {
        await restart();
        since = performance.now();
        return withdraw?.();
      } catch (reason) {
        console.warn(reason);
        withdraw ??= window.diffuscopeFailure.notify("restoring");
      }
    }
    withdraw?.();
    window.diffuscopeFailure.show("graphics");
  };

  // It does not bubble, hence the capture.
  addEventListener(
    "webglcontextlost",
    async (event) => {
      if (!stop || /** @type {Element} */ (event.target).id !== "stage") return;
      event.preventDefault();
      stop();
      if (isRestoring) return;
      isRestoring = true;
      await restore();
      isRestoring = false;
    },
    true,
  );

  // For src/web/canvas.rs.
  window.diffuscopeCanvas = {
    onLost(newStop, newStart) {
      [stop, start] = [newStop, newStart];
    },
  };
}
