// The number of device pixels of the canvas.
{
  // Chromium's device emulation (developer tools, test drivers) changes devicePixelRatio, but not the number of device
  // pixels that a ResizeObserver reports for an element: the program would then draw for a fraction of the page. Where
  // the two differ, that number is removed, and the program multiplies by devicePixelRatio instead.
  const checkReports = () =>
    new ResizeObserver(([entry], observer) => {
      observer.disconnect();
      const reported = entry.devicePixelContentBoxSize?.[0].inlineSize;
      const expected = entry.contentBoxSize[0].inlineSize * devicePixelRatio;
      // Rounding makes a difference of at most one pixel.
      if (reported && Math.abs(reported - expected) > 2)
        requestAnimationFrame(() => Reflect.deleteProperty(ResizeObserverEntry.prototype, "devicePixelContentBoxSize"));
    }).observe(document.documentElement);
  checkReports();

  // The density of pixels may change without a change of the size, when a window goes to another screen: the program
  // asks for the size of its canvas only when that has changed, so it is changed for some frames.
  let density = devicePixelRatio;
  const checkDensity = () => {
    const canvas = document.getElementById("stage");
    if (!canvas || density === devicePixelRatio) return;
    density = devicePixelRatio;
    checkReports();
    canvas.style.width = "calc(100% - 1px)";
    let frames = 4;
    const restore = () => (--frames > 0 ? requestAnimationFrame(restore) : canvas.style.removeProperty("width"));
    restore();
  };
  const watch = () =>
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      "change",
      () => {
        watch();
        checkDensity();
      },
      { once: true },
    );
  watch();
  // Not every browser tells, and device emulation does not: at the latest when the reader does something next.
  for (const type of ["pointermove", "pointerdown", "keydown", "focus"]) {
    addEventListener(type, checkDensity, { capture: true, passive: true });
  }
}
