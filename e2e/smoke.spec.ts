import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.ts";

test("the page opens with its name", async ({ page }) => {
  await page.goto("./");
  await expect(page).toHaveTitle("Batch norm of 4×6×3×3 – Normcube");
  await expect(page.locator("#root")).not.toBeEmpty();
});

test("the title follows the scene, and a page whose code does not come says so itself", async ({ page }) => {
  await page.goto("./#technique=gn&view=compare&columns=bn;gn");
  await expect(page).toHaveTitle("BN, GN compared – Normcube");
  const html = readFileSync("dist/index.html", "utf8").replace(/<script type="module"[^>]*><\/script>/, "");
  await page.route("**/without-code", (route) => route.fulfill({ body: html, contentType: "text/html" }));
  await page.goto("./without-code");
  const said = page.getByText("Normcube is still loading.");
  await expect(said).toBeHidden();
  await expect(said).toBeVisible({ timeout: 12_000 });
});

test("the focus goes on when a notice is dismissed", async ({ page }) => {
  await page.goto("./#groups=many&eps=none");
  const crosses = page.locator(".notice-dismiss");
  await expect(crosses).toHaveCount(2);
  await crosses.first().press("Enter");
  await expect(crosses).toHaveCount(1);
  await expect(crosses.first()).toBeFocused();
  await crosses.first().press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

test("the policy is in force as header and as meta tag, and the same in both", async ({ page }) => {
  const response = await page.goto("./");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/);
  expect(readFileSync("public/_headers", "utf8")).toContain(`  Content-Security-Policy: ${policy}\n`);
  const meta = await page.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content");
  expect(meta).toBe(policy);
});

test("the licences of what is built in are served with it", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "Settings" }).click();
  const address = await page.getByRole("link", { name: "Licences of what is built in" }).getAttribute("href");
  const licences = await (await page.request.get(`./${address}`)).text();
  for (const name of ["react-dom", "zustand", "d3-scale", "katex"]) expect(licences).toContain(`## ${name} - `);
});
