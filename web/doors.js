// What the picture can't hold is fetched when it is asked for.
addEventListener("diffuscope:open", ({ detail }) => {
  if (detail === "share") import("./share/panel.js").then(({ open }) => open());
});
