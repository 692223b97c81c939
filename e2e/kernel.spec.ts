import { availableParallelism } from "node:os";
import { SOURCES } from "../engine/sources/index.ts";
import { cellNumbers, open } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

test("the worker may and does load the kernel", async ({ page }) => {
  const loaded = page.waitForResponse((response) => response.url().endsWith(".wasm"));
  await page.goto("./");
  const response = await loaded;
  expect(response.status()).toBe(200);
  const [worker] = page.workers();
  const functions = await worker.evaluate(async (url) => {
    const bytes = await (await fetch(url)).arrayBuffer();
    const { instance } = await WebAssembly.instantiate(bytes);
    return Object.keys(instance.exports);
  }, response.url());
  expect(functions).toContain("planeMoments");
});

test("a tensor of a million cells is made by two workers, to the last cell", async ({ page }) => {
  test.skip(availableParallelism() < 2, "this machine has one core");
  await open(page, "technique=bn&shape=16x64x32x32&seed=7&cell=15.63.31.31");
  const loaded = await page
    .workers()[0]
    .evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(loaded).toContainEqual(expect.stringMatching(/\/partner-[\w-]+\.js$/));
  const last = new Float32Array(64 * 32 * 32);
  SOURCES[0].fill(last, [16, 64, 32, 32], 7, 15);
  expect((await cellNumbers(page)).before.value).toBeCloseTo(last[last.length - 1], 5);
});
