/**
 * Has the browser save a file.
 * @type {(name: string, content: Blob) => void}
 */
export function saveFile(name, content) {
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  // Not at once: the browser has to begin reading it first.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
