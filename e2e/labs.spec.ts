import { readFile } from "node:fs/promises";
import { expect, expectNoAxeViolations, test } from "./fixtures.ts";

test("a lab is predicted, locked, run, and its verdict says what the seeds say", async ({ page }) => {
  await page.goto("./#labs=scale");
  const grown = page.getByRole("button", { name: "c · W, the same rate" });
  await grown.press("ArrowDown");
  await grown.press("ArrowDown");
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByText("Locked before the first run with c = 10.")).toBeVisible();
  const verdict = page.locator(".lab-verdict");
  await expect(verdict).toContainText("equal on every seed.", { timeout: 60_000 });
  await expect(verdict).toContainText("before c · W, the same rate: 5 of 5 seeds agree.");
  await expect(verdict).not.toContainText("not decided");
  await expect(verdict).toContainText("5 of 5 seeds, 9 of 10, 12 of 15");
  const cut = (texts: Element[]) =>
    texts.filter((text) => {
      const picture = text.closest("svg")?.getBoundingClientRect();
      return text.getBoundingClientRect().right > (picture?.right ?? 0) + 0.5;
    }).length;
  expect(await page.locator(".seed-curves svg text").evaluateAll(cut)).toBe(0);
  const medians = page.locator(".lab-table td:nth-child(2)");
  const [first, second] = await medians.allTextContents();
  expect(first).toBe(second);
  await expectNoAxeViolations(page);
});

test("the counter-case runs at once, without a prediction, and each setting keeps its own", async ({ page }) => {
  await page.goto("./#labs=scale");
  await page.getByRole("button", { name: "Run" }).click();
  const outcomes = page.locator(".order-value");
  await expect(outcomes).toHaveText([/right|wrong/, /right|wrong/, /right|wrong/], { timeout: 60_000 });
  await page.getByRole("button", { name: "Run with c = 3" }).click();
  const claim = page.locator(".lab-claim");
  await expect(claim).toContainText("None for c = 3: it ran at once.");
  await expect(outcomes).toHaveCount(0);
  await expect(page.locator(".lab-run")).toBeFocused();
  await expect(page).toHaveURL(/#labs=scale&setting=3$/);
  await expect(page.locator(".lab-table td")).toHaveCount(6, { timeout: 60_000 });
  await expect(page.locator(".lab-progress")).toContainText("100");
  await page.getByText("10", { exact: true }).first().click();
  await expect(claim).toContainText("Locked before the first run with c = 10.");
  await expect(outcomes).toHaveText([/right|wrong/, /right|wrong/, /right|wrong/]);
});

test("more seeds are trained beside those there are, which stay as they were", async ({ page }) => {
  await page.goto("./#labs=scale");
  const rows = async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as CSV" }).click();
    const lines = (await readFile(await (await download).path(), "utf8")).split("\n").slice(1);
    return lines.map((line) => line.split(","));
  };
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.locator(".lab-pairs")).toContainText("of 5 seeds", { timeout: 60_000 });
  const before = await rows();
  await page.getByRole("button", { name: "+ 5 seeds" }).click();
  const progress = page.locator(".lab-progress");
  // Read once: were all trained anew, half of them would be there later, too.
  expect(await progress.textContent()).toMatch(/10 seeds · ([5-9]\d|100)/);
  // The verdict of the seeds that have ended stands meanwhile.
  await expect(page.locator(".lab-pairs")).toBeVisible();
  await expect(page.locator(".lab-pairs")).toContainText("of 10 seeds", { timeout: 60_000 });
  const after = await rows();
  expect(after).toHaveLength(2 * before.length);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(new Set(after.map(([, , seed]) => seed)).size).toBe(10);
});

test("an address pasted while its lab is open is taken, also while something trains", async ({ page }) => {
  await page.goto("./#labs=batch-size");
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await page.evaluate(() => {
    location.hash = "#labs=batch-size&setting=32";
  });
  await expect(page.getByRole("radio", { name: "32" })).toBeChecked();
  await expect(page.getByText("It is locked by the first run with Batch = 32.")).toBeVisible();
  await expect(page.locator(".lab-progress")).toContainText("5 seeds · 0");
  // What trained at the other setting does not come back.
  await page.waitForTimeout(300);
  await expect(page.locator(".lab-run")).toHaveText("▶ Run");
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
