import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.ts";

test("the page opens with its name", async ({ page }) => {
  await page.goto("./");
  await expect(page).toHaveTitle("Normcube — see what normalization does to a tensor");
  await expect(page.locator("#root")).not.toBeEmpty();
});

test("the policy is in force as header and as meta tag, and the same in both", async ({ page }) => {
  const response = await page.goto("./");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/);
  expect(readFileSync("public/_headers", "utf8")).toContain(`  Content-Security-Policy: ${policy}\n`);
  const meta = await page.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content");
  expect(`${meta}; frame-ancestors 'self'`).toBe(policy);
});
