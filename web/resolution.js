// Draws fewer pixels while something moves, where drawing them all takes long: WebGL may be drawn by the processor (in a
// virtual machine, on an old computer), and then the number of pixels limits how smoothly the picture moves. At rest,
// and everywhere else, every pixel is drawn.
//
// The program always draws for the full canvas. This gives the canvas a part of its pixels in both directions, which the
// browser enlarges, and scales the rectangles that the program sets in WebGL.
{
  // Parts of the full width and height.
  const SCALES = [1, 0.5, 0.35];
  // Milliseconds between frames: from here on they take long, and below this there is time for more pixels.
  const LONG = 55;
  const SHORT = 20;
  // The middle one of so many frames counts: a few that were begun before a change are among them.
  const FRAMES = 6;
  // Fewer frames than these are no movement.
  const MOVEMENT = 4;
  // Nothing has moved for so many milliseconds: a picture with all pixels is drawn.
  const REST = 250;
  // If fewer pixels have not helped, something else takes long. They are not tried again for so many milliseconds.
  const PATIENCE = 5_000;

  /** @type {((scale: number) => void) | undefined} */
  let setScale;
  // The place in SCALES for what moves, and the one that is in use.
  let moving = 0;
  let current = 0;
  let last = -Infinity;
  /** @type {number[]} */
  let intervals = [];
  // The time of a frame before the last change to fewer pixels.
  let before = Infinity;
  let notBefore = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {number} next */
  const use = (next) => {
    if (next !== current) setScale?.(SCALES[next]);
    current = next;
    intervals = [];
  };

  const rest = () => {
    if (current === 0) return;
    before = Infinity;
    use(0);
    window.diffuscopeIdle.repaint();
  };

  const adapt = (/** @type {number} */ now) => {
    const typical = intervals.toSorted((a, b) => a - b)[FRAMES / 2];
    if (typical > 0.8 * before) {
      moving -= 1;
      notBefore = now + PATIENCE;
      before = Infinity;
    } else {
      before = Infinity;
      if (typical > LONG && moving < SCALES.length - 1 && now > notBefore) {
        moving += 1;
        before = typical;
      } else if (typical < SHORT && moving > 0) moving -= 1;
    }
    use(moving);
  };

  // At the beginning of every frame, before the program draws it.
  const frame = () => {
    const now = performance.now();
    const interval = now - last;
    if (interval < 1) return;
    last = now;
    clearTimeout(timer);
    timer = setTimeout(rest, Math.max(REST, Math.min(3 * interval, 1000)));
    // What comes after a rest has waited for an event.
    if (interval > 1000 || !window.diffuscopeIdle.moves()) intervals = [];
    else if (intervals.push(interval) > FRAMES) adapt(now);
    else if (moving > 0 && current === 0 && intervals.length >= MOVEMENT) use(moving);
  };

  /** @type {(canvas: HTMLCanvasElement, gl: WebGLRenderingContext) => void} */
  const attach = (canvas, gl) => {
    let scale = 1;
    const full = { width: canvas.width, height: canvas.height };
    for (const name of /** @type {const} */ (["width", "height"])) {
      const own = /** @type {PropertyDescriptor} */ (
        Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, name)
      );
      Object.defineProperty(canvas, name, {
        configurable: true,
        get: () => full[name],
        set(pixels) {
          full[name] = pixels;
          own.set?.call(canvas, Math.max(1, Math.round(pixels * scale)));
        },
      });
    }
    setScale = (next) => {
      scale = next;
      Object.assign(canvas, full);
    };
    for (const name of /** @type {const} */ (["viewport", "scissor"])) {
      const own = gl[name].bind(gl);
      gl[name] = (x, y, width, height) => {
        if (name === "viewport") frame();
        if (scale === 1) return own(x, y, width, height);
        // Outwards, so that nothing is cut off.
        const [left, low] = [Math.floor(x * scale), Math.floor(y * scale)];
        own(left, low, Math.ceil((x + width) * scale) - left, Math.ceil((y + height) * scale) - low);
      };
    }
  };

  const { getContext } = HTMLCanvasElement.prototype;
  /** @type {any} */
  const withScale = /** @this {HTMLCanvasElement} */ function (
    /** @type {string} */ kind,
    /** @type {object | undefined} */ options,
  ) {
    if (this.id !== "stage" || !kind.startsWith("webgl")) return getContext.call(this, kind, options);
    // The program smooths edges by itself.
    const context = getContext.call(this, kind, { antialias: false, depth: false, ...options });
    if (context instanceof WebGLRenderingContext || context instanceof WebGL2RenderingContext) attach(this, context);
    return context;
  };
  HTMLCanvasElement.prototype.getContext = withScale;
}
