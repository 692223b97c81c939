// Prints how long frames take while each slider is dragged, and how the page fares with a large tensor. Not a test.
// Usage: node tools/measure.mjs [--pictures] [--pointing] [address of the page]; without one, the built page in dist/ is
// served. --pictures: only how long a person waits for a picture; --pointing: only what a move of the pointer takes.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { measurePictures } from "./measurePictures.mjs";
import { measurePointing } from "./measurePointing.mjs";

const MOVES = 90;
const LARGE = "32×64×56×56";

const { values: wanted, positionals } = parseArgs({
  options: { pictures: { type: "boolean" }, pointing: { type: "boolean" } },
  allowPositionals: true,
});
const server = positionals[0] ? null : await preview({ preview: { port: 0 } });
const address = positionals[0] ?? server.resolvedUrls.local[0];
const browsers = [process.env.CHROMIUM_PATH, chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/google-chrome"];
const browser = await chromium.launch({
  executablePath: browsers.find((path) => path && existsSync(path)),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
if (!wanted.pointing) {
  for (const [words, table] of Object.entries(await measurePictures(browser, address))) {
    console.log(`${words} in ms`);
    console.table(rounded(table));
  }
}
if (!wanted.pictures) {
  console.log("What one move of the pointer takes of the page’s thread, in ms:");
  console.table(rounded(await measurePointing(browser, address)));
}
if (wanted.pictures || wanted.pointing) {
  await browser.close();
  await server?.close();
  process.exit();
}

const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.addInitScript(() => {
  window.gaps = [];
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    window.gaps.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
});

/** Frame gaps in milliseconds while something is done. */
async function gapsWhile(act) {
  await page.evaluate(() => {
    window.gaps.length = 0;
  });
  await act();
  const gaps = await page.evaluate(() => window.gaps);
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { frames: gaps.length, median: at(0.5), "95 %": at(0.95), longest: at(1) };
}

function nextFrame() {
  return page.evaluate(() => new Promise(requestAnimationFrame));
}

/** Drags a slider to both ends and back, one move a frame. */
async function drag(slider) {
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await slider.boundingBox();
  const share = await slider.evaluate(({ min, max, value }) => (value - min) / (max - min));
  const moveTo = (to) => page.mouse.move(x + 7 + to * (width - 14), y + height / 2);
  await moveTo(share);
  await page.mouse.down();
  for (let move = 0; move <= MOVES; move++) {
    await moveTo((1 + Math.sin((2 * Math.PI * move) / MOVES)) / 2);
    await nextFrame();
  }
  await page.mouse.up();
}

async function idle() {
  for (let frame = 0; frame <= MOVES; frame++) await nextFrame();
}

const result = (size) => page.getByRole("application", { name: `After, y: ${size} values` });
const rows = {};

await page.goto(address);
await result("4×6×3×3").waitFor();
rows["(nothing)"] = await gapsWhile(idle);
await page.locator("details > summary").first().click();
const controls = page.getByRole("complementary", { name: "Controls" });
const names = await controls
  .getByRole("slider")
  .evaluateAll((all) => all.map((slider) => slider.labels[0].textContent));
for (const name of names) {
  await page.goto("about:blank");
  await page.goto(address);
  await result("4×6×3×3").waitFor();
  await page.locator("details > summary").first().click();
  rows[name] = await gapsWhile(() => drag(controls.getByRole("slider", { name, exact: true })));
}
console.log("Frame times in ms while each slider is dragged over its whole length, 4×6×3×3 at first:");
console.table(rounded(rows));

const large = {};
for (const technique of ["gn", "bn", "ln", "sn"]) {
  await page.goto("about:blank");
  await page.goto(`${address}#technique=${technique}&shape=${LARGE.replaceAll("×", "x")}&cell=1.2.0.1`);
  await result(LARGE).waitFor();
  const firstResult = await page.evaluate(() => performance.now());
  const { longest } = await gapsWhile(async () => {
    await page.getByRole("spinbutton", { name: "seed seed" }).press("ArrowUp");
    await page.getByRole("spinbutton", { name: "seed seed" }).press("ArrowUp");
    await page.waitForTimeout(1500);
  });
  const hover = await gapsWhile(() => sweep(result(LARGE)));
  large[technique] = { "first result": firstResult, "longest gap": longest, "median while pointing": hover.median };
}
console.log(`${LARGE}, in ms: from opening the address to the result; the longest gap while two more are computed:`);
console.table(rounded(large));

async function sweep(picture) {
  const { x, y, width, height } = await picture.boundingBox();
  for (let move = 0; move <= MOVES; move++) {
    await page.mouse.move(x + (width * move) / MOVES, y + height / 2);
    await nextFrame();
  }
}

function rounded(table) {
  const round = (row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value.toFixed(1))]));
  return Object.fromEntries(Object.entries(table).map(([key, row]) => [key, round(row)]));
}

await browser.close();
await server?.close();
