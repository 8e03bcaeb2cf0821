/**
 * Starts the program in diffuscope.html, in place of Trunk's loader: the program is in the page itself, compressed and
 * in base64.
 * @param {string} id
 */
const textOf = (id) => document.getElementById(id)?.textContent ?? "";
try {
  const glue = URL.createObjectURL(new Blob([textOf("glue")], { type: "text/javascript" }));
  const { default: init } = await import(glue);
  const compressed = Uint8Array.from(atob(textOf("program")), (character) => character.charCodeAt(0));
  const program = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("gzip"));
  await init({ module_or_path: new Response(program, { headers: { "content-type": "application/wasm" } }) });
  document.getElementById("loading")?.remove();
} catch (reason) {
  // Reports the error to the listener in failure.js, and to the console.
  reportError(reason);
}
