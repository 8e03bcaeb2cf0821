
// Fills the table through which the program calls what it rarely needs (scripts/split.mjs). At once, as the call waits: so
// with bytes as characters, since a page may ask for bytes only if it does not wait for them.
function fill() {
  const address = new URL("RARELY", import.meta.url);
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  try {
    request.send();
    if (request.status !== 200) throw new Error(`${address}: ${request.status}`);
    const bytes = Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { often: wasm });
  } catch (reason) {
    // The program can't go on, nor say so.
    const failure = globalThis.document?.getElementById("failure");
    if (failure) {
      failure.textContent =
        "Diffuscope needs a part of its program that could not be fetched.\n" +
        "Reload the page once there is a connection: the address has the experiment.\n" +
        reason.message;
      failure.hidden = false;
    }
    throw reason;
  }
}
