// Firefox, driven by WebDriver BiDi, which it speaks over a WebSocket. Without a display it has no WebGL, so `make soak` runs it
// under Xvfb.

import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @import { OtherBrowser } from "./smoke.mjs" */

const preferences = {
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.update.enabled": false,
  // WebGL drawn by the processor.
  "webgl.force-enabled": true,
  "webgl.disable-fail-if-major-performance-caveat": true,
  "gfx.webrender.software": true,
};

// The hash of nothing: Firefox says so of a module whose download the next visit has cancelled.
const NOTHING = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

/** @returns {Promise<OtherBrowser>} */
export async function startFirefox() {
  const profile = await mkdtemp(join(tmpdir(), "diffuscope-firefox-"));
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});\n`);
  await writeFile(join(profile, "user.js"), lines.join(""));
  const parameters = ["--profile", profile, "--no-remote", "--remote-debugging-port", "0", "about:blank"];
  const program = spawn(process.env.FIREFOX ?? "firefox-esr", parameters, { stdio: ["ignore", "ignore", "pipe"] });
  /** @type {string} */
  const address = await new Promise((found, failed) => {
    program.stderr.on("data", (data) => {
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(String(data)) ?? [];
      if (address) found(address);
    });
    program.on("exit", () => failed(new Error("Firefox has ended")));
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((opened) => socket.addEventListener("open", opened, { once: true }));
  /** @type {string[]} */
  let faults = [];
  let number = 0;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map();
  socket.addEventListener("message", ({ data }) => {
    const { id, type, result, message, method, params } = JSON.parse(data);
    if (method === "log.entryAdded" && params.level === "error" && !params.text?.includes(NOTHING)) faults.push(params.text);
    const call = waiting.get(id);
    waiting.delete(id);
    if (type === "success") call?.resolve(result);
    else if (type === "error") call?.reject(new Error(message));
  });
  /** @type {(method: string, params: object) => Promise<any>} */
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++number, { resolve, reject });
      socket.send(JSON.stringify({ id: number, method, params }));
    });
  const { capabilities } = await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });
  const { context } = await send("browsingContext.create", { type: "tab" });
  await send("browsingContext.setViewport", { context, viewport: { width: 1280, height: 800 } });
  return {
    name: `Firefox ${capabilities.browserVersion}`,
    faults: async () => faults,
    async go(url) {
      faults = [];
      await send("browsingContext.navigate", { context, url, wait: "complete" });
    },
    async evaluate(code) {
      const { type, result, exceptionDetails } = await send("script.evaluate", {
        // As JSON, because BiDi describes every value.
        expression: `(async () => JSON.stringify(await (${code})) ?? "null")()`,
        target: { context },
        awaitPromise: true,
      });
      if (type === "exception") throw new Error(exceptionDetails.text);
      return JSON.parse(result.value);
    },
    print: async () => (await send("browsingContext.print", { context })).data.length,
    async close() {
      await send("browser.close", {}).catch(() => {});
      program.kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
