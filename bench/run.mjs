// Everything that is to be fast, measured against its goals. `--only 32x64x56x56`, `--rounds 9`, `--alone`, `--without product`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { createServer, runnerImport } from "vite";
import { measureMemory, measureProduct, serveProduct } from "./product.mjs";
import { openPytorch } from "./pytorch.mjs";
import { judged, print } from "./report.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values: wanted } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "15" },
    /** Without the peers. */
    alone: { type: "boolean" },
    /** "product" or "arithmetic": what is not measured. */
    without: { type: "string" },
  },
});
const shapes = (wanted.only ?? "2x8x8x8,8x32x28x28,128x256x7x7,32x64x56x56")
  .split(",")
  .map((shape) => shape.split("x").map(Number));
const rounds = Number(wanted.rounds);
const say = (text) => console.error(text);
const [begun] = loadavg();

if (!wanted.alone && !existsSync(join(here, "node_modules")))
  spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: here, stdio: "inherit" });

const { module: browsers } = await runnerImport(join(here, "../e2e/browser.ts"));
browsers.default();
const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--disable-quic", "--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
const browser = await launch();
const pytorch = wanted.alone || wanted.without === "arithmetic" ? null : await openPytorch();
if (!pytorch)
  say("PyTorch is skipped: no Python with torch was asked for or found (PYTHON, python3, /usr/bin/python3).");
try {
  const arithmetic = wanted.without === "arithmetic" ? nothing() : await measureArithmetic();
  const product = wanted.without === "product" ? null : await serveProduct();
  const measured = {
    at: new Date().toISOString(),
    machine: {
      processor: cpus()[0].model,
      cores: cpus().length,
      memory: totalmem(),
      system: `${process.platform} ${process.arch}`,
      node: process.version,
      browser: browser.version(),
      pytorch: pytorch?.version ?? null,
      /** Processes at work in the last minute when the measuring began: more than one and the figures are of no use. */
      load: begun,
    },
    rounds,
    ...arithmetic,
    product: product && (await measureProduct(browser, product.address, 2 * rounds, say)),
    memory: product && (await measureMemory(launch, product.address)),
  };
  await product?.close();
  report(measured);
} finally {
  pytorch?.close();
  await browser.close();
}

/** The kernel against copy, core and peers; what it gets wrong; how often it reads. */
async function measureArithmetic() {
  const server = await createServer({
    configFile: join(here, "../vite.config.ts"),
    root: here,
    server: { port: 4390, fs: { allow: [join(here, "..")] } },
    optimizeDeps: { exclude: ["onnxruntime-web"], entries: [] },
    logLevel: "warn",
  });
  await server.listen();
  const address = server.resolvedUrls.local[0];
  const found = nothing();
  for (const shape of shapes) {
    const name = shape.join("×");
    const theirs = await pytorch?.trial(shape);
    found.shapes.push({ shape: name, ...(await timesAt(address, shape, theirs)) });
    const page = await openPage(address);
    const errors = await page.evaluate((at) => window.bench.errorsAt(at), shape);
    found.errors.push(...[...errors, ...(await errorsOf(theirs))].map((error) => ({ shape: name, ...error })));
    found.readings.push({ shape: name, ...(await page.evaluate((at) => window.bench.readingsAt(at), shape)) });
    await page.close();
    say(`measured ${name}`);
  }
  const paintings = await paintingsOn(address);
  await server.close();
  return { ...found, paintings };
}

/** A fresh page with the bench: what one compiled there is not in the way of the next. */
async function openPage(address) {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.exposeFunction("say", say);
  await page.goto(address);
  await page.waitForFunction(() => document.title === "ready", null, { timeout: 120_000 });
  await page.evaluate((withPeers) => window.openBench(withPeers), !wanted.alone);
  return page;
}

/** The rounds of kernel, PyTorch and core in turn, a third at a time, so that what else the machine does falls on all. */
async function timesAt(address, shape, theirs) {
  const kernel = await openPage(address);
  const core = await openPage(address);
  await kernel.evaluate((at) => window.bench.prepare(at), shape);
  await core.evaluate((at) => window.bench.prepareCore(at), shape);
  const third = Math.ceil(rounds / 3);
  for (let go = 0; go < 3; go++) {
    await kernel.evaluate((count) => window.bench.rounds(count), third);
    await theirs?.rounds(third);
    await core.evaluate((count) => window.bench.rounds(count), third);
  }
  const { copy, ratios } = await kernel.evaluate(() => window.bench.result());
  const byCore = await core.evaluate(() => window.bench.result());
  await kernel.close();
  await core.close();
  return {
    bytes: 4 * shape.reduce((a, b) => a * b),
    copy,
    ratios: [...ratios, ...byCore.ratios],
    pytorch: theirs?.milliseconds() ?? null,
  };
}

/** Milliseconds of painting alone. */
async function paintingsOn(address) {
  const page = await openPage(address);
  await page.evaluate((shape) => window.bench.preparePaintings(shape), shapes[0]);
  await page.evaluate((count) => window.bench.rounds(count), rounds);
  const { ratios } = await page.evaluate(() => window.bench.result());
  await page.close();
  return ratios.map(({ name, milliseconds }) => ({ name, milliseconds }));
}

/** PyTorch's errors on the data of errors.ts. */
async function errorsOf(theirs) {
  if (!theirs) return [];
  return [
    ...(await theirs.errors("ordinary", { mean: 0, sd: 1 })),
    ...(await theirs.errors("far", { mean: 1e4, sd: 1 })),
    ...(await theirs.errors("huge", { mean: 0, sd: 1e25 })),
  ];
}

function nothing() {
  return { shapes: [], errors: [], readings: [], paintings: [] };
}

/** Tables and a line for each goal on the console, and everything as JSON in results/. */
function report(measured) {
  const goals = judged(measured);
  print({ ...measured, goals });
  mkdirSync(join(here, "results"), { recursive: true });
  const file = join(here, "results", "latest.json");
  writeFileSync(file, `${JSON.stringify({ ...measured, goals }, null, 2)}\n`);
  console.log(`all figures in ${file}`);
}
