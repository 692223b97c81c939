// Measures the kernel against a bare copy and against its peers in one browser. `--only 32x64x56x56`, `--rounds 9`, `--alone`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { createServer, runnerImport } from "vite";
import { GOALS } from "./goals.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values: wanted } = parseArgs({
  options: { only: { type: "string" }, rounds: { type: "string" }, alone: { type: "boolean" } },
});
const shapes = (wanted.only ?? "2x8x8x8,8x32x28x28,128x256x7x7,32x64x56x56")
  .split(",")
  .map((shape) => shape.split("x").map(Number));

if (!wanted.alone && !existsSync(join(here, "node_modules")))
  spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: here, stdio: "inherit" });

const { module: browsers } = await runnerImport(join(here, "../e2e/browser.ts"));
browsers.default();
const server = await createServer({
  configFile: join(here, "../vite.config.ts"),
  root: here,
  server: { port: 4390, fs: { allow: [join(here, "..")] } },
  optimizeDeps: { exclude: ["onnxruntime-web"], entries: [] },
  logLevel: "warn",
});
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ["--disable-quic", "--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.exposeFunction("say", (text) => console.error(text));
  await page.goto(server.resolvedUrls.local[0]);
  await page.waitForFunction(() => document.title === "ready", null, { timeout: 120_000 });
  const measured = await page.evaluate(
    ([shapes, rounds, peers]) => window.measure(shapes, rounds, peers),
    [shapes, Number(wanted.rounds ?? 15), !wanted.alone],
  );
  report(measured, browser.version());
} finally {
  await browser.close();
  await server.close();
}

/** A table and a line for each goal on the console, and everything as JSON in results/. */
function report(measured, version) {
  const named = measured.map(({ shape, ...rest }) => ({ shape: shape.join("×"), ...rest }));
  for (const { shape, copy, ratios } of named) {
    console.log(`\n${shape}: a copy takes ${copy.toPrecision(3)} ms; in copies, with quartiles`);
    for (const { name, median, quartiles } of ratios)
      console.log(
        `  ${name.padEnd(42)}${median.toFixed(2).padStart(8)}   ${quartiles.map((q) => q.toFixed(2)).join(" to ")}`,
      );
  }
  console.log("");
  const goals = GOALS.flatMap(({ goal, shape, value, limit, atLeast }) => {
    const ratios = named.find((one) => one.shape === shape)?.ratios ?? [];
    const reached = value((name) => ratios.find((one) => one.name === name)?.median ?? NaN);
    if (Number.isNaN(reached)) return [];
    return [{ goal, reached, met: limit === undefined ? reached >= atLeast : reached <= limit }];
  });
  for (const { goal, reached, met } of goals) console.log(`${met ? "✓ met" : "✗ not"}  ${goal}: ${reached.toFixed(2)}`);
  mkdirSync(join(here, "results"), { recursive: true });
  const file = join(here, "results", "latest.json");
  writeFileSync(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), browser: version, measured: named, goals }, null, 2)}\n`,
  );
  console.log(`\n${goals.filter(({ met }) => met).length} of ${goals.length} goals met; all figures in ${file}`);
}
