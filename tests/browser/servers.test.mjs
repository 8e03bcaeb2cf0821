// The site under nginx and Apache, with exactly the configurations in docs/. scripts/setup test installs both.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, test } from "node:test";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { element, embedded, visitHost } from "./host.mjs";
import { listen, root, startBrowser, visit } from "./page.mjs";

const work = await mkdtemp(join(tmpdir(), "diffuscope-servers-"));
// Apache reads files as another user than root.
await chmod(work, 0o755);
const folder = join(work, "www/diffuscope");
await mkdir(join(work, "www"));
await cp(join(root, "dist"), folder, { recursive: true });
await copyFile(join(root, "docs/apache.htaccess"), join(folder, ".htaccess"));
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || ![".css", ".html", ".js", ".json", ".svg", ".wasm"].includes(extname(path))) continue;
  const content = await readFile(path);
  // As `make dist` does, but fast.
  await writeFile(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }));
  await writeFile(`${path}.gz`, gzipSync(content, { level: 1 }));
}
const browser = await startBrowser();
/** @type {import("node:child_process").ChildProcess[]} */
const servers = [];
after(async () => {
  await browser.close();
  for (const server of servers) server.kill();
  await rm(work, { recursive: true });
});

async function freePort() {
  const { origin, close } = await listen(createServer());
  close();
  return Number(new URL(origin).port);
}

/** @type {(port: number, path: string, headers?: Record<string, string>) => Promise<import("node:http").IncomingMessage>} */
const get = (port, path, headers = {}) =>
  new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer));
    });
    asked.on("error", reject).end();
  });

const nginx = (/** @type {number} */ port) => `
daemon off;
pid ${work}/nginx.pid;
${process.getuid?.() === 0 ? "user root;" : ""}
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((use) => `${use}_temp_path ${work}/${use};`).join(" ")}
  server {
    listen 127.0.0.1:${port};
    root ${work}/www;
    include ${root}docs/nginx.conf;
  }
}`;

// As Debian's Apache is after `a2enmod headers rewrite`, with brotli in addition: mod_deflate compresses by type.
const modules = "mpm_event authz_core dir env mime setenvif filter deflate brotli negotiation headers rewrite";
const apache = (/** @type {number} */ port) => `
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${work}/apache.pid
ErrorLog ${work}/apache.log
DefaultRuntimeDir ${work}
Mutex default:${work}
${process.getuid?.() === 0 ? "User www-data\nGroup www-data" : ""}
${modules
  .split(" ")
  .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  .join("\n")}
TypesConfig /etc/mime.types
Include /etc/apache2/mods-available/mime.conf
Include /etc/apache2/mods-available/deflate.conf
AddOutputFilterByType BROTLI_COMPRESS text/html text/css text/javascript application/javascript application/json
DirectoryIndex index.html
DocumentRoot ${work}/www
<Directory ${work}/www>
  AllowOverride All
  Require all granted
</Directory>`;

/** @type {{ name: string, encoding: string, start: (port: number) => Promise<[string, string[]]> }[]} */
const kinds = [
  {
    name: "nginx",
    encoding: "gzip",
    async start(port) {
      await writeFile(join(work, "nginx.conf"), nginx(port));
      return ["nginx", ["-c", join(work, "nginx.conf"), "-e", join(work, "nginx.log")]];
    },
  },
  {
    name: "apache2",
    encoding: "br",
    async start(port) {
      await writeFile(join(work, "apache.conf"), apache(port));
      return ["apache2", ["-f", join(work, "apache.conf"), "-DFOREGROUND"]];
    },
  },
];

for (const { name, encoding, start } of kinds) {
  test(`the page under ${name}: headers, a second visit, embedding from another origin`, async () => {
    const port = await freePort();
    const [program, parameters] = await start(port);
    const paths = `${process.env.PATH}:/usr/sbin`;
    const server = spawn(program, parameters, {
      env: { ...process.env, PATH: paths },
      stdio: ["ignore", "inherit", "inherit"],
    });
    servers.push(server);
    for (let tries = 0; ; tries++) {
      try {
        await get(port, "/");
        break;
      } catch (reason) {
        if (tries > 100) throw reason;
        await new Promise((wake) => setTimeout(wake, 50));
      }
    }
    const compressed = { "accept-encoding": "gzip, br" };
    const without = await get(port, "/diffuscope?model=nn");
    assert.deepEqual(
      [without.statusCode, new URL(without.headers.location ?? "", "http://host").pathname],
      [301, "/diffuscope/"],
    );

    const page = await get(port, "/diffuscope/", compressed);
    assert.deepEqual(
      [page.statusCode, page.headers["cache-control"], page.headers["content-encoding"]],
      [200, "no-cache", encoding],
    );
    assert.match(page.headers.vary ?? "", /Accept-Encoding/i);
    assert.match((await get(port, "/diffuscope/index.html")).headers.vary ?? "", /Accept-Encoding/i);
    const names = await readdir(folder, { recursive: true });
    for (const [pattern, type] of /** @type {[RegExp, RegExp][]} */ ([
      [/_bg\.wasm$/, /^application\/wasm/],
      [/^diffuscope-.*\.js$/, /javascript/],
      [/^lessons-.*\.css$/, /^text\/css/],
    ])) {
      const file = names.find((name) => pattern.test(name));
      const { headers, statusCode } = await get(port, `/diffuscope/${file}`, compressed);
      assert.deepEqual([statusCode, headers["content-encoding"]], [200, encoding], file);
      assert.equal(headers["cache-control"], "public, max-age=31536000, immutable", file);
      assert.match(headers["content-type"] ?? "", type);
    }
    const script = await get(port, "/diffuscope/embed.js", compressed);
    assert.deepEqual(
      [script.headers["access-control-allow-origin"], script.headers["cache-control"]],
      ["*", "no-cache"],
    );
    assert.equal((await get(port, "/diffuscope/service-worker.js", compressed)).headers["cache-control"], "no-cache");

    const origin = `http://127.0.0.1:${port}`;
    const site = { url: `${origin}/diffuscope/`, origins: [origin], folder, isDown: false, requests: [], close() {} };
    await visit(browser, site, "?particles=256", async (page) => {
      await page.evaluate(() => window.diffuscope.settled());
      // A second visit takes what has a hash from the browser's storage.
      await page.reload();
      await page.waitForFunction(() => window.diffuscope);
      const fetched = await page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .filter((entry) => /** @type {PerformanceResourceTiming} */ (entry).transferSize > 0)
          .map(({ name }) => name)
          .filter((name) => /[0-9a-f]{15}/.test(name)),
      );
      assert.deepEqual(fetched, []);
    });
    await visitHost(browser, site, element(site, 'particles="256" model="nn"'), async (page) => {
      const frame = await embedded(page);
      assert.equal(await frame.evaluate(() => window.diffuscope.settings().model), "nn");
    });
    server.kill();
  });
}
