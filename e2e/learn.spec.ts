import type { Page } from "@playwright/test";
import { boxInSight, heatmap } from "./explore.ts";
import { expect, expectNoAxeViolations, test } from "./fixtures.ts";

const GROUPS = "technique=gn&shape=4x6x3x3&data=scales&seed=7&groups=3&cell=1.2.0.1";

const verdict = (page: Page) => page.locator(".lesson-verdict");
const check = (page: Page) => page.getByRole("button", { name: "Check", exact: true });

async function openPage(page: Page, at: string): Promise<void> {
  await page.goto(`./#learn=${at}`);
  await expect(heatmap(page, "Before")).toBeVisible();
}

test("a painting is named, tried again and explained, and After is not in the page before", async ({ page }) => {
  await openPage(page, "share.batch");
  await expect(check(page)).toBeDisabled();
  await expect(heatmap(page, "After")).toHaveCount(0);
  const box = await boxInSight(heatmap(page, "Before"));
  await page.mouse.move(box.x + 12, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 12, box.y + 12, { steps: 12 });
  await page.mouse.up();
  await expect(page.getByText("54 of 216 values painted")).toBeVisible();
  await check(page).click();
  await expect(verdict(page)).toContainText("You painted layer norm’s set: sample 0");
  await expect(heatmap(page, "After")).toHaveCount(0);
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByText("Channel", { exact: true }).click();
  await page.mouse.click(box.x + 12, box.y + 12);
  await expect(page.getByText("36 of 216 values painted")).toBeVisible();
  await check(page).click();
  await expect(verdict(page)).toContainText("Right.");
  await expect(heatmap(page, "After")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("link", { name: "Next question" }).click();
  await expect(page.getByRole("heading", { name: "Which values share? Layer norm" })).toBeFocused();
});

test("a page is answered by keyboard alone, and the answer is kept", async ({ page }) => {
  await openPage(page, "share.batch");
  await page.getByRole("application", { name: /^A tensor of/ }).focus();
  await page.keyboard.press("3");
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await expect(page.getByText("36 of 216 values painted")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("0 of 216 values painted")).toBeVisible();
  await page.keyboard.press("Space");
  await check(page).press("Enter");
  await expect(verdict(page)).toContainText("Right.");
  await page.reload();
  await expect(page.getByRole("navigation", { name: "Lessons" })).toContainText("1 answer so far");
});

test("a set that is painted is named, and what follows from it is told", async ({ page }) => {
  await openPage(page, "paint");
  await page.getByRole("application", { name: /^A tensor of/ }).focus();
  for (const key of ["4", "Home", "Space"]) await page.keyboard.press(key);
  await page.getByRole("button", { name: "What follows?" }).click();
  await expect(verdict(page)).toContainText("That is layer norm’s set.");
  await expect(page.getByText("y of sample 0 stayed.")).toBeVisible();
  await expect(heatmap(page, "After")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("link", { name: "Open in Explore" }).click();
  await expect(page.getByRole("heading", { name: /Cut your own:/ })).toBeVisible();
});

test("on a phone a tap paints, and nothing is wider than the page", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await openPage(page, "share.batch");
  const { x, y } = await boxInSight(heatmap(page, "Before"));
  await page.touchscreen.tap(x + 12, y + 12);
  await expect(page.getByText("9 of 216 values painted")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});

test("every page of the course opens on a phone, and nothing is wider than it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, "share.cube");
  const skip = page.getByRole("link", { name: "Skip", exact: true });
  const titles = new Set<string>();
  for (;;) {
    titles.add((await page.locator(".lesson-title").textContent()) ?? "");
    expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(390);
    if (!(await skip.isVisible())) break;
    const before = page.url();
    await skip.click();
    await expect.poll(() => page.url()).not.toBe(before);
    await expect(heatmap(page, "Before")).toBeVisible();
  }
  expect(titles.size).toBeGreaterThan(70);
  await expect(page.locator(".lesson-place")).toHaveText(/^Lesson 12, question (\d+) of \1$/);
});

test("a trouble is found by the message that is printed, and leads to its scene in Explore", async ({ page }) => {
  await page.goto("./#learn=troubles");
  await page.getByRole("searchbox").fill("expected more than 1 value");
  await expect(page.getByText("1 of 17")).toBeVisible();
  await page.getByRole("link", { name: /^PyTorch says/ }).click();
  await expect(page.locator(".trouble-proof")).toContainText("every y is β = 3.00");
  await page.getByRole("link", { name: "Open in Explore" }).click();
  await expect(page.getByRole("heading", { name: /Batch norm:/ })).toBeVisible();
  await page.goBack();
  await expect(page.locator(".trouble-proof")).toBeVisible();
});

test("the article has a picture and a formula for each technique, and nothing that axe finds", async ({ page }) => {
  await page.goto("./#learn=article");
  await expect(page.locator(".article .cube-stage")).toHaveCount(6);
  await expect(page.locator(".article .formula-line").first()).toBeVisible();
  await expectNoAxeViolations(page);
});

test("somebody's question opens from its link, and one about too many values says why not", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./#technique=gn&shape=4x6x3x3&groups=3&cell=1.2.0.1");
  await expect(heatmap(page, "After")).toBeVisible();
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByText("Ask about this").click();
  await page.getByLabel("A hint, if you like").fill("Think of neighbours.");
  await page.getByRole("button", { name: /How many sets/ }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(page.getByText("Think of neighbours.")).toBeVisible();
  await page.getByRole("spinbutton").fill("12");
  await page.getByRole("spinbutton").press("Enter");
  await check(page).click();
  await expect(verdict(page)).toContainText("Right. It is 12.");
  await page.goto("./#learn=ask&kind=paint&scene=shape%3D64x64x8x8");
  await expect(page.getByText("4,096 values at most")).toBeVisible();
  for (const scene of ["technique%3Dnosuch", "technique%3Dbn%26gamma%3DNaN", "technique%3Drms"]) {
    await page.goto(`./#learn=ask&kind=mean&scene=${scene}`);
    await expect(page.getByRole("main")).toContainText(/not understood|cannot be asked/);
  }
});

test("questions become a quiz, its answers a line, and lines a table", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const ask = (kind: string) => `https://a.org/#learn=ask&kind=${kind}&scene=${encodeURIComponent(GROUPS)}`;
  await page.goto("./#learn=quiz");
  await page.getByLabel("Links of questions").fill("https://a.org/");
  await page.getByRole("button", { name: "Add to the quiz" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "not the link of a question" })).toBeVisible();
  await page.getByLabel("Links of questions").fill(`${ask("mean")} ${ask("sets")} ${ask("y")}`);
  await page.getByRole("button", { name: "Add to the quiz" }).click();
  await page.getByLabel("Title").fill("Groups");
  await page.getByRole("button", { name: "Move question 2 up" }).press("Enter");
  await page.getByRole("button", { name: "Remove question 3" }).click();
  await expect(page.getByRole("list", { name: "Questions of the quiz" }).getByRole("listitem")).toHaveText([
    /How many sets/,
    /Estimate the mean/,
  ]);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Copy the quiz’s link" }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await page.getByRole("link", { name: "Begin" }).click();
  await expect(page.getByText("Question 1 of 2")).toBeVisible();
  await page.getByRole("spinbutton").fill("3");
  await page.getByRole("spinbutton").press("Enter");
  await page.getByRole("main").getByText("Sure", { exact: true }).click();
  await check(page).click();
  await expect(verdict(page)).toContainText("try once more");
  await page.getByRole("link", { name: "Skip", exact: true }).click();
  await expect(page.getByText("Question 2 of 2")).toBeVisible();
  await page.getByRole("link", { name: "Skip", exact: true }).click();
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Copy your line" }).click();
  const line = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link.replace("learn=quiz", "learn=quiz.read"));
  await page.getByLabel("Paste the lines").fill(`${line}\n${line.replace("Ada", "Bea")}`);
  await expect(page.getByRole("row", { name: /^Ada/ })).toHaveText(/✗ 3, sureleft out/);
  await expect(page.getByRole("row", { name: /^Most common/ })).toContainText("3 (1 ×)");
  await expect(page.getByText("Line 2 was changed after it was copied")).toBeVisible();
  await expectNoAxeViolations(page);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as CSV" }).click();
  expect((await saved).suggestedFilename()).toBe("normcube-quiz.csv");
});
