// Exports: every file is downloaded, opened again, and compared with the experiment.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { run, settings, start, visit } from "./page.mjs";

const particles = 3000;
const experiment = `?steps=300&model=nn&noise=0.2&particles=${particles}`;

const { browser, site } = await start();

// Downloads a file, and returns its content.
async function download(page, name) {
  if (!(await page.isVisible("#share"))) {
    await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
  }
  const [started] = await Promise.all([page.waitForEvent("download"), page.click(`#share [data-download="${name}"]`)]);
  assert.equal(started.suggestedFilename(), `diffuscope-${name}`);
  return readFile(await started.path());
}

// The remarks, the names of the columns and the numbers of a CSV file.
async function table(page, name) {
  const all = (await download(page, name)).toString().trimEnd().split("\n");
  const remarks = all.filter((line) => line.startsWith("# "));
  const [names, ...rows] = all.slice(remarks.length).map((line) => line.split(","));
  assert.ok(
    rows.every((row) => row.length === names.length),
    name,
  );
  assert.ok(
    remarks.some((line) => line === `# ${site.url}${experiment}`),
    remarks.join("\n"),
  );
  return { remarks, names, rows };
}

test("figures are those of the report, to the last digit", () =>
  visit(browser, site, experiment, async (page) => {
    const report = await run(page, {});
    const { names, rows } = await table(page, "figures.csv");
    assert.deepEqual(names, ["figure", "data", "end_of_forward", "recovered"]);
    for (const [figure, ...values] of rows.filter(([figure]) => figure !== "particles")) {
      const expected = names.slice(1).map((population) => report[population][figure]);
      assert.deepEqual(
        values.map((value) => (value === "" ? undefined : Number(value))),
        expected,
        figure,
      );
    }
    assert.deepEqual(
      rows.map(([figure]) => figure),
      ["mean", "std", "plus_share", "ks_to_normal", "w1_to_data", "particles"],
    );
  }));

test("densities hold every particle at every time, in bins whose edges are right", () =>
  visit(browser, site, experiment, async (page) => {
    await run(page, {});
    const expected = await page.evaluate(() => {
      const { columns, bins, times, reach, forward, reverse } = window.diffuscope.densities();
      return { columns, bins, reach, times: [...times], forward: [...forward], reverse: [...reverse] };
    });
    const { names, rows } = await table(page, "densities.csv");
    const { columns, bins, reach, times } = expected;
    assert.deepEqual([times[0], times.at(-1), times.length], [0, 1, columns]);
    assert.deepEqual(names, [
      "x_low",
      "x_high",
      ...["forward", "reverse"].flatMap((leg) => times.map((t) => `${leg} t=${t}`)),
    ]);
    assert.equal(rows.length, bins + 2);
    const numbers = rows.map((row) => row.map(Number));
    assert.deepEqual(
      [numbers[0][0], numbers[1][0], numbers[bins][1], numbers[bins + 1][1]],
      [-Infinity, -reach, reach, Infinity],
    );
    for (let i = 1; i < rows.length; i++) assert.equal(numbers[i][0], numbers[i - 1][1], "bins touch");
    for (let column = 2; column < names.length; column++) {
      assert.equal(
        numbers.reduce((sum, row) => sum + row[column], 0),
        particles,
        names[column],
      );
    }
    for (const [i, leg] of ["forward", "reverse"].entries()) {
      const first = 2 + i * columns;
      const found = times.flatMap((_, column) => numbers.slice(1, -1).map((row) => row[first + column]));
      assert.deepEqual(found, expected[leg]);
    }
    // The data are at +1 and −1, and nowhere else.
    const filled = numbers.filter((row) => row[2] > 0);
    assert.deepEqual(
      filled.map(([low, high]) => [low <= -1 && -1 < high, low <= 1 && 1 < high]),
      [
        [true, false],
        [false, true],
      ],
    );
  }));

test("sample paths begin at the data, and are read back exactly", () =>
  visit(browser, site, experiment, async (page) => {
    await run(page, {});
    const expected = await page.evaluate(() => {
      const { times, forward, reverse } = window.diffuscope.paths();
      return { times: [...times], ways: [...forward, ...reverse].map((way) => [...way]) };
    });
    const { names, rows } = await table(page, "paths.csv");
    const numbers = rows.map((row) => row.map(Number));
    assert.deepEqual(
      numbers.map(([t]) => t),
      expected.times,
    );
    assert.equal(expected.times.length, 301);
    for (const [i, way] of expected.ways.entries()) {
      assert.deepEqual(
        numbers.map((row) => Math.fround(row[1 + i])),
        way,
        names[1 + i],
      );
    }
    for (const [i, name] of names.entries()) {
      if (name.startsWith("forward")) assert.equal(Math.abs(numbers[0][i]), 1, name);
    }
    // The reverse run begins where the forward run has ended.
    const [out, back] = ["forward 1", "reverse 1"].map((name) => numbers.at(-1)[names.indexOf(name)]);
    assert.equal(out, back);
  }));

for (const [query, words] of [
  ["", ["Forward", "The prior is lost", "score model: nearest neighbour"]],
  ["&lang=zh", ["前向", "先验丢失了", "最近邻"]],
]) {
  test(`the SVG is a picture with its caption ${query}`, () =>
    visit(browser, site, experiment + query, async (page) => {
      await run(page, {});
      const text = (await download(page, "picture.svg")).toString();
      const found = await page.evaluate(async (text) => {
        const drawing = new DOMParser().parseFromString(window.diffuscopeTrusted.html(text), "image/svg+xml");
        const images = [...drawing.querySelectorAll("image")].map((image) => image.getAttribute("href"));
        const sizes = await Promise.all(
          images.map(async (href) => {
            const image = Object.assign(new Image(), { src: href });
            await image.decode();
            return [image.naturalWidth, image.naturalHeight];
          }),
        );
        const { width, height } = /** @type {any} */ (drawing.documentElement).viewBox.baseVal;
        const xs = [...drawing.querySelectorAll("text")].map((words) => [
          Number(words.getAttribute("x")),
          Number(words.getAttribute("y")),
        ]);
        return {
          error: drawing.querySelector("parsererror")?.textContent,
          words: [...drawing.querySelectorAll("text")].map((words) => words.textContent).join("\n"),
          lines: drawing.querySelectorAll("polyline").length,
          inside: xs.every(([x, y]) => x >= 0 && x <= width && y >= 0 && y <= height),
          sizes,
        };
      }, text);
      assert.equal(found.error, undefined);
      const { columns, bins } = await page.evaluate(() => window.diffuscope.densities());
      assert.deepEqual(found.sizes, [
        [columns, bins],
        [columns, bins],
      ]);
      assert.ok(found.lines > 32 && found.inside);
      for (const part of [...words, `${site.url}${experiment}`])
        assert.ok(found.words.includes(part), `${part} in ${found.words}`);
      assert.equal(/.{20}(NaN|Infinity|undefined)/.exec(text.replaceAll(/href="[^"]*"/g, ""))?.[0], undefined);
    }));
}

test("the PNG is the picture at twice its size, with both directions in their colours", () =>
  visit(browser, site, experiment, async (page) => {
    await run(page, {});
    const png = (await download(page, "picture.png")).toString("base64");
    const svg = (await download(page, "picture.svg")).toString();
    const { width, height, blue, orange, light } = await page.evaluate(async (png) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      context.drawImage(image, 0, 0);
      const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
      const found = { width, height, blue: 0, orange: 0, light: 0 };
      for (let i = 0; i < data.length; i += 4) {
        const [red, , blue] = data.subarray(i, i + 3);
        if (blue > red + 60) found.blue += 1;
        if (red > blue + 60) found.orange += 1;
        if (red > 240 && blue > 240) found.light += 1;
      }
      return found;
    }, png);
    assert.deepEqual(
      [width, height],
      /width="(\d+)" height="(\d+)"/
        .exec(svg)
        .slice(1)
        .map((side) => 2 * Number(side)),
    );
    assert.ok(width === 2400 && Math.min(blue, orange) > 0.04 * width * height && light > 0.3 * width * height);
  }));

const compared = "?steps=40&model=nn&particles=1000&b.model=mle&b.noise=0.3";
const wideB = `${compared}&b.schedule=geometric&b.steps=30&b.data=list`;

test("the files of a comparison hold A, B and the difference", () =>
  visit(browser, site, compared, async (page) => {
    await page.evaluate(() => window.diffuscope.settled());
    const [a, b] = await page.evaluate(() => [window.diffuscope.report(), window.diffuscope.second().report()]);
    assert.notEqual(a.recovered.mean, b.recovered.mean);
    const read = async (name) => {
      const lines = (await download(page, name)).toString().trimEnd().split("\n");
      const [names, ...rows] = lines.filter((line) => !line.startsWith("#")).map((line) => line.split(","));
      assert.ok(rows.every((row) => row.length === names.length));
      return { names, rows, column: (name) => rows.map((row) => Number(row[names.indexOf(name)])) };
    };
    const figures = await read("figures.csv");
    const [meanA, meanB, difference] = ["A recovered", "B recovered", "B-A recovered"].map(
      (name) => figures.column(name)[0],
    );
    assert.deepEqual([meanA, meanB, difference], [a.recovered.mean, b.recovered.mean, meanB - meanA]);
    const densities = await read("densities.csv");
    assert.deepEqual(densities.names.slice(0, 3), ["x_low", "x_high", "A forward t=0"]);
    const [ofA, ofB, minus] = ["A reverse t=0", "B reverse t=0", "B-A reverse t=0"].map(densities.column);
    assert.equal(
      ofB.reduce((sum, count) => sum + count, 0),
      1000,
    );
    assert.deepEqual(
      minus,
      ofB.map((count, i) => count - ofA[i]),
    );
    const paths = await read("paths.csv");
    assert.equal(paths.names[0], "t");
    assert.ok(paths.names.includes("B-A reverse 1"));

    const svg = (await download(page, "picture.svg")).toString();
    assert.equal(svg.match(/<image /g).length, 4, "two directions of two experiments");
    for (const words of ["nearest neighbour", "likelihood × prior (MAP)", "B − A", "x̂₀ t ="])
      assert.ok(svg.includes(words), words);
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, "names in a drawing");
    assert.equal(/.{20}(NaN|Infinity|undefined)/.exec(svg.replaceAll(/href="[^"]*"/g, ""))?.[0], undefined);
  }));

test("a comparison is opened from its file, also if only B has numbers of its own and wide bins", () =>
  visit(browser, site, wideB.replace("&b.data=list", ""), async (page) => {
    await page.evaluate(() => {
      const { diffuscope } = window;
      const one = { ...diffuscope.settings() };
      const b = { ...diffuscope.second().settings(), data: "list" };
      diffuscope.open(JSON.stringify({ diffuscope: 1, settings: one, b: { settings: b, numbers: [1, 2, 2.5, 9] } }));
    });
    await page.waitForFunction(() => window.diffuscope.second()?.settings().data === "list");
    await page.evaluate(() => window.diffuscope.settled());
    const both = () =>
      page.evaluate(() =>
        [window.diffuscope, window.diffuscope.second()].map((one) => ({
          settings: one.settings(),
          report: one.report(),
        })),
      );
    const expected = await both();
    const file = (await download(page, "experiment.json")).toString();
    assert.deepEqual(JSON.parse(file).b.numbers, [1, 2, 2.5, 9]);
    assert.equal(
      JSON.parse(file).difference.mean,
      expected[1].report.recovered.mean - expected[0].report.recovered.mean,
    );
    const csv = (await download(page, "densities.csv")).toString();
    assert.match(csv, /,B reverse t=1 unit=5\.0990/);
    await page.goto(site.url);
    await page.waitForFunction(() => window.diffuscope);
    await drop(page, "#stage", "experiment.json", file);
    await page.waitForFunction(() => window.diffuscope.second()?.settings().data === "list");
    await page.evaluate(() => window.diffuscope.settled());
    assert.deepEqual(await both(), expected);
    assert.deepEqual(await page.evaluate(() => window.diffuscope.messages()), []);
  }));

// Drops a file on an element, as a user would.
const drop = (page, selector, name, content) =>
  page.evaluate(
    ([selector, name, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], name));
      document
        .querySelector(selector)
        .dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    [selector, name, content],
  );

test("an experiment is opened from its file, by a drop on the page or the panel or by choosing it", () =>
  visit(browser, site, experiment, async (page) => {
    const before = await run(page, {});
    const expected = await settings(page);
    const file = await download(page, "experiment.json");
    const ways = [
      () => drop(page, "#share", "experiment.json", file.toString()),
      () => drop(page, "#stage", "experiment.json", file.toString()),
      async () => {
        await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
        await page.setInputFiles("#share input[type=file]", {
          name: "experiment.json",
          mimeType: "application/json",
          buffer: file,
        });
      },
    ];
    for (const bringBack of ways) {
      await page.evaluate(() => window.diffuscope.apply({ model: "exact", noise: 0, steps: 50, prior: 0.3 }));
      await bringBack();
      await page.waitForFunction(() => window.diffuscope.settings().model === "nn");
      assert.deepEqual(await settings(page), expected);
      assert.deepEqual(await run(page, {}), before);
      assert.deepEqual(await page.evaluate(() => window.diffuscope.messages()), []);
    }
  }));

test("the user's own numbers are in the file, to the last bit, and not in the link", () =>
  visit(browser, site, "?particles=1000&steps=50", async (page) => {
    await drop(page, "#stage", "numbers.csv", "3.25, 0.1, -7e-3\n12, 0.30000000000000004, 5\n");
    await page.waitForFunction(() => window.diffuscope.settings().data === "list");
    const before = await run(page, {});
    const file = (await download(page, "experiment.json")).toString();
    assert.deepEqual(JSON.parse(file).numbers, [-7e-3, 0.1, 0.30000000000000004, 3.25, 5, 12]);
    assert.match(await page.innerText("#share .remark"), /not in a link/);
    await visit(browser, site, "", async (other) => {
      await drop(other, "#stage", "experiment.json", file);
      await other.waitForFunction(() => window.diffuscope.settings().data === "list");
      assert.deepEqual(await settings(other), await settings(page));
      assert.deepEqual(await run(other, {}), before);
    });
  }));

test("a file that is no experiment is an error, and nothing changes", () =>
  visit(browser, site, experiment, async (page) => {
    const expected = await settings(page);
    for (const content of ['{"not" JSON', '{"settings": 1}', '{"a": 2}']) {
      await drop(page, "#stage", "experiment.json", content);
      await page.waitForFunction(() =>
        window.diffuscope.messages().some((message) => message.includes("no experiment")),
      );
      assert.deepEqual(await settings(page), expected);
    }
    await drop(page, "#stage", "experiment.json", '{"diffuscope": 1, "settings": {"noise": "loud", "model": "mle"}}');
    await page.waitForFunction(() => window.diffuscope.messages().some((message) => message.includes("loud")));
    assert.equal((await settings(page)).model, "mle");
  }));
