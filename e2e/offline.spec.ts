import { copyFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type PreviewServer, preview } from "vite";
import { heatmap } from "./explore.ts";

/** A server of its own, of a copy of the page, that can really be stopped. */
async function serve(outDir: string): Promise<{ readonly address: string; readonly server: PreviewServer }> {
  cpSync("dist", outDir, { recursive: true });
  const server = await preview({ build: { outDir }, preview: { port: 4398, strictPort: false }, logLevel: "error" });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error("the server has no address");
  return { address, server };
}

async function kept(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

const registrations = (page: Page) =>
  page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);

test.describe("offline", () => {
  let context: BrowserContext;
  test.beforeEach(async ({ browser }) => {
    context = await browser.newContext({ serviceWorkers: "allow", viewport: { width: 1440, height: 900 } });
  });
  test.afterEach(() => context.close());

  test("after the first visit every view opens with the server stopped", async ({ browserName: _ }, info) => {
    const { address, server } = await serve(info.outputPath("dist"));
    const page = await context.newPage();
    await kept(page, address);
    await server.close();
    await page.goto(`${address}index.html`);
    await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
    await page.goto(`${address}#technique=gn&cell=1.2.0.1&data=cat`);
    await page.reload();
    await expect(heatmap(page, "After").or(page.locator(".pictures")).first()).toBeVisible();
    expect(await page.evaluate(async () => (await (await fetch("./licences.md")).text()).length)).toBeGreaterThan(1000);
    for (const [name, seen] of [
      ["Compare", ".compare-card"],
      ["Labs", ".lab-toolbar"],
      ["Learn", ".lesson-title"],
    ] as const) {
      await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name }).click();
      await expect(page.locator(seen).first()).toBeVisible();
    }
  });

  test("a new version is offered, and taken at a press", async ({ browserName: _ }, info) => {
    const { address, server } = await serve(info.outputPath("dist"));
    const page = await context.newPage();
    await kept(page, address);
    await page.reload();
    await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
    await page.waitForLoadState("networkidle");
    const other = await context.newPage();
    await other.goto(address);
    await expect(other.getByRole("navigation", { name: "Views" })).toBeVisible();
    await other.waitForLoadState("networkidle");
    const script = info.outputPath("dist/sw.js");
    writeFileSync(script, readFileSync(script, "utf8").replace(/(?<=\$\{PREFIX\})\w+/, "next"));
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(page.getByText("A new version of the page is here.")).toBeVisible();
    await page.bringToFront();
    const reloaded = page.waitForEvent("load");
    await page.getByRole("button", { name: "Reload" }).click();
    await reloaded;
    const names = () => page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)));
    await expect.poll(names).toContain("next");
    // The tab that stayed on the version before still has all of it, and its own offer works, too.
    expect(await names()).toHaveLength(2);
    await other.bringToFront();
    await other.getByRole("link", { name: "Labs" }).click();
    await expect(other.locator(".lab-toolbar")).toBeVisible();
    const followed = other.waitForEvent("load");
    await other.getByRole("button", { name: "Reload" }).click();
    await followed;
    await server.close();
  });

  test("served in its place, the switch that ends it removes it and all that it keeps", async ({
    browserName: _,
  }, info) => {
    const { address, server } = await serve(info.outputPath("dist"));
    const page = await context.newPage();
    await kept(page, address);
    expect(await registrations(page)).toEqual([1, 1]);
    copyFileSync("public/sw-off.js", info.outputPath("dist/sw.js"));
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect.poll(() => registrations(page)).toEqual([0, 0]);
    await server.close();
  });
});
