// What belongs to the browser and not to the program, which would keep it from the browser: zooming with Ctrl and the
// wheel (which is also how a pinch on a touchpad arrives), printing, saving and opening.
addEventListener("wheel", (event) => event.ctrlKey && event.stopImmediatePropagation(), {
  capture: true,
  passive: true,
});
addEventListener(
  "keydown",
  (event) => {
    const hasCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (hasCommand && ["p", "s", "o"].includes(event.key.toLowerCase())) event.stopImmediatePropagation();
  },
  true,
);
