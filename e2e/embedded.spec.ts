import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type BrowserContext, expect, type Worker } from "@playwright/test";
import { test } from "./fixtures.ts";

/** What the policy stops when a realm asks another host and names a text as a script. */
const breaches = (realm: Pick<Worker, "evaluate">) =>
  realm.evaluate(async () => {
    const seen: string[] = [];
    addEventListener("securitypolicyviolation", (event) => {
      seen.push((event as SecurityPolicyViolationEvent).effectiveDirective);
    });
    await fetch("http://127.0.0.2:9/").catch(() => null);
    try {
      new Worker("data:text/javascript,1");
    } catch (error) {
      seen.push(String(error).includes("TrustedScriptURL") ? "trusted types" : String(error));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return seen;
  });

test("page, worker and service worker may load nothing from elsewhere, and no text becomes a script", async ({
  browser,
  baseURL,
}) => {
  const context: BrowserContext = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto(String(baseURL));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const [worker] = page.workers();
  const [service] = context.serviceWorkers();
  for (const realm of [page, worker]) {
    expect(await breaches(realm)).toEqual(expect.arrayContaining(["connect-src", "trusted types"]));
  }
  expect(await breaches(service)).toContain("connect-src");
  const markup = () =>
    page.evaluate(() => {
      document.createElement("p").innerHTML = "<b>text</b>";
    });
  await expect(markup()).rejects.toThrow("TrustedHTML");
  await context.close();
});

for (const sandbox of ["allow-scripts allow-same-origin", "allow-scripts"]) {
  test(`in a frame of another page with the sandbox “${sandbox}” it computes and says what is not kept`, async ({
    page,
    context,
    problems,
    baseURL,
  }) => {
    const parent = createServer((_, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(
        `<iframe sandbox="${sandbox}" width="1300" height="850" src="${baseURL}#technique=gn&cell=1.2.0.1&detail=everything"></iframe>`,
      );
    });
    await new Promise<void>((resolve) => parent.listen(0, "127.0.0.1", resolve));
    const host = `http://localhost:${(parent.address() as AddressInfo).port}/`;
    await context.route(host, (route) => route.continue());
    await page.goto(host);
    const frame = page.frameLocator("iframe");
    await expect(
      frame
        .getByRole("img", { name: /^After/ })
        .or(frame.locator(".pictures"))
        .first(),
    ).toBeVisible();
    await frame.getByRole("button", { name: "Settings" }).click();
    // Some browsers refuse storage in every frame of another site.
    const keeps = await frame.locator("html").evaluate(() => {
      try {
        return localStorage !== null;
      } catch {
        return false;
      }
    });
    await expect(frame.getByText(keeps ? "Kept in this browser." : "Not kept: this browser refuses")).toBeVisible({
      timeout: 30_000,
    });
    await frame.getByRole("link", { name: "Compare" }).click();
    await expect(frame.locator(".compare-card").first()).toBeVisible();
    expect(problems).toEqual([]);
    parent.close();
  });
}
