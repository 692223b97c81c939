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
