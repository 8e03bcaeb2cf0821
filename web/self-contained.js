// Starts the program where it is in the page itself, as text: compressed, and in letters. In place of Trunk's loader.
const inside = (id) => document.getElementById(id).textContent;
try {
  const glue = URL.createObjectURL(new Blob([inside("glue")], { type: "text/javascript" }));
  const { default: init } = await import(glue);
  const compressed = Uint8Array.from(atob(inside("program")), (letter) => letter.charCodeAt(0));
  const program = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("gzip"));
  await init({ module_or_path: new Response(program, { headers: { "content-type": "application/wasm" } }) });
  document.getElementById("loading")?.remove();
} catch (reason) {
  // On to the listener in failure.js, and to the console.
  reportError(reason);
}
