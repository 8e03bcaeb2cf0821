// Two fingers zoom the page: the program, which would keep their moves from the browser, does not get them.
{
  const options = { capture: true, passive: true };
  addEventListener("touchmove", (event) => event.touches.length > 1 && event.stopImmediatePropagation(), options);
  // While the browser zooms, an event can't be cancelled, and complains if the program tries.
  for (const type of /** @type {const} */ (["touchend", "touchcancel"])) {
    addEventListener(
      type,
      (event) => {
        if (!event.cancelable) event.preventDefault = () => {};
      },
      options,
    );
  }
}
