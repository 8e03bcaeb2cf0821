// Chromium's device emulation (developer tools, test drivers) makes a screen denser, but counts the pixels of an element as
// if it had not: the picture would be laid out for a fraction of the page. Where that is so, the count is hidden, and the
// program reckons with the page's density instead.
new ResizeObserver(([entry], observer) => {
  observer.disconnect();
  const counted = entry.devicePixelContentBoxSize?.[0].inlineSize;
  const expected = entry.contentBoxSize[0].inlineSize * devicePixelRatio;
  // Rounding is a pixel at most.
  if (counted && Math.abs(counted - expected) > 2) delete ResizeObserverEntry.prototype.devicePixelContentBoxSize;
}).observe(document.documentElement);
