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
