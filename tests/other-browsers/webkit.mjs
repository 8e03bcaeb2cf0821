// WebKitGTK's MiniBrowser, driven by WebDriver over HTTP: the engine of Safari. `make soak` runs it under Xvfb.

import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { listen } from "../browser/page.mjs";

/** @import { OtherBrowser } from "./smoke.mjs" */

const MINI_BROWSER = [process.env.MINI_BROWSER, "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"].find(Boolean);

async function freePort() {
  const { origin, close } = await listen(createServer());
  close();
  return new URL(origin).port;
}

/** @returns {Promise<OtherBrowser>} */
export async function startWebKit() {
  const port = await freePort();
  const env = { ...process.env, LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore" });
  /** @type {(method: string, path: string, body?: object) => Promise<any>} */
  const send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = /** @type {any} */ (await answer.json());
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; ; tries++) {
    try {
      await send("GET", "/status");
      break;
    } catch (reason) {
      if (tries > 100) throw reason;
      await new Promise((wake) => setTimeout(wake, 50));
    }
  }
  const browserOptions = { binary: MINI_BROWSER, args: ["--automation"] };
  const { sessionId, capabilities } = await send("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": browserOptions } },
  });
  const session = `/session/${sessionId}`;
  await send("POST", `${session}/timeouts`, { script: 120_000 });
  await send("POST", `${session}/window/rect`, { width: 1280, height: 860 });
  /** @type {OtherBrowser["evaluate"]} */
  const evaluate = async (code) => {
    const { result, error } = await send("POST", `${session}/execute/async`, {
      script: `const done = arguments[0];
        (async () => (${code}))().then((result) => done({ result }), (error) => done({ error: String(error) }));`,
      args: [],
    });
    if (error) throw new Error(error);
    return result;
  };
  return {
    name: `${capabilities.browserName} ${capabilities.browserVersion}`,
    // It reports no errors of the console; the page notes its own.
    faults: () => evaluate("window.faults ?? []"),
    async go(address) {
      await send("POST", `${session}/url`, { url: address });
      await evaluate(`void (window.faults ??= [],
        addEventListener("error", ({ message }) => message && faults.push(message)),
        addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason))),
        addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
          faults.push(violatedDirective + " " + blockedURI)))`);
    },
    evaluate,
    // Its driver does not print.
    print: undefined,
    async close() {
      await send("DELETE", session).catch(() => {});
      driver.kill();
    },
  };
}
