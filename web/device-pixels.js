// Chromium's device emulation (developer tools, test drivers) changes devicePixelRatio, but not the number of device
// pixels that a ResizeObserver reports for an element: the program would then draw for a fraction of the page. Where
// the two differ, that number is removed, and the program multiplies by devicePixelRatio instead.
new ResizeObserver(([entry], observer) => {
  observer.disconnect();
  const reported = entry.devicePixelContentBoxSize?.[0].inlineSize;
  const expected = entry.contentBoxSize[0].inlineSize * devicePixelRatio;
  // Rounding makes a difference of at most one pixel.
  if (reported && Math.abs(reported - expected) > 2)
    Reflect.deleteProperty(ResizeObserverEntry.prototype, "devicePixelContentBoxSize");
}).observe(document.documentElement);

// The density of pixels may change without a change of the size, when a window goes to another screen: the program asks
// for the size of its canvas only when that has changed, so it is changed for a frame.
{
  const watch = () =>
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      "change",
      () => {
        watch();
        const canvas = document.getElementById("stage");
        if (!canvas) return;
        canvas.style.width = "calc(100% - 1px)";
        requestAnimationFrame(() => requestAnimationFrame(() => canvas.style.removeProperty("width")));
      },
      { once: true },
    );
  watch();
}
