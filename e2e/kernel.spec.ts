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

test("on demand a line says which arithmetic runs, and how long it took", async ({ page }) => {
  await page.goto("./?debug#technique=bn&shape=4x8x32x32");
  await expect(page.getByRole("contentinfo")).toHaveText(
    /^arithmetic: kernel · ms: make [\d.]+, copy [\d.]+, details /,
  );
});

test("a kernel that is broken is said to be, and the page computes without it", async ({ page }) => {
  await page.route(/\.wasm$/, (route) => route.fulfill({ contentType: "application/wasm", body: "not a module" }));
  await open(page, "technique=bn&shape=4x8x32x32&seed=7&cell=3.7.31.31");
  await expect(page.getByRole("status").filter({ hasText: "the compiled arithmetic did not start" })).toContainText(
    "Large tensors take longer.",
  );
  const last = new Float32Array(8 * 32 * 32);
  SOURCES[0].fill(last, [4, 8, 32, 32], 7, 3);
  expect((await cellNumbers(page)).before.value).toBeCloseTo(last[last.length - 1], 5);
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
