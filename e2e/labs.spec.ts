import { expect, expectNoAxeViolations, test } from "./fixtures.ts";

test("a lab is predicted, locked, run, and its verdict says what the seeds say", async ({ page }) => {
  await page.goto("./#labs=scale");
  const grown = page.getByRole("button", { name: "c · W, the same rate" });
  await grown.press("ArrowDown");
  await grown.press("ArrowDown");
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByText("Locked before the first run.")).toBeVisible();
  const verdict = page.locator(".lab-verdict");
  await expect(verdict).toContainText("equal on every seed.", { timeout: 60_000 });
  await expect(verdict).toContainText("before c · W, the same rate: 5 of 5 seeds agree.");
  await expect(verdict).not.toContainText("not decided");
  await expect(verdict).toContainText("5 of 5 seeds, 9 of 10, 12 of 15");
  const medians = page.locator(".lab-table td:nth-child(2)");
  const [first, second] = await medians.allTextContents();
  expect(first).toBe(second);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "+ 5 seeds" }).click();
  await expect(page.locator(".lab-progress")).toContainText("10 seeds");
  await expect(verdict).toContainText("of 10 seeds agree", { timeout: 60_000 });
  await page.getByRole("button", { name: "Run with c = 3" }).click();
  await expect(page.getByText("This setting was run without a prediction.")).toBeVisible();
  await expect(verdict).toContainText("The networks are being trained.");
  await page.goto("./#labs=scale&setting=10");
  await expect(page.getByText("Predict, then run.")).toBeVisible();
});

test("a lab can be stopped, keeps what is drawn and goes on; on a phone nothing is wider than the page", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./#labs=batch-size");
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.locator(".lab-field canvas").first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Stop" }).click();
  const progress = page.locator(".lab-progress");
  await page.waitForTimeout(300);
  const before = await progress.textContent();
  await page.waitForTimeout(500);
  expect(await progress.textContent()).toBe(before);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect.poll(() => progress.textContent()).not.toBe(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
