import { columns, openCompare } from "./compare.ts";
import { address, cellNumbers, open, shownNumber } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("a tap on a cube of Compare shows on the screen what every column makes of the cell", async ({ page }) => {
  await openCompare(page, "view=compare&columns=bn;ln;gn:groups=2");
  const card = page.getByRole("region", { name: "Selected value" });
  await expect(card).toHaveCount(0);
  const cube = columns(page).first().locator(".cube-stage");
  await cube.scrollIntoViewIfNeeded();
  const box = await cube.boundingBox();
  if (!box) throw new Error("the cube has no box");
  await page.touchscreen.tap(box.x + box.width / 2 + 20, box.y + box.height / 2);
  await expect(card).toBeInViewport({ ratio: 1 });
  await expect(card).toContainText(/sample \d, channel \d, row \d, column \d/);
  await expect.poll(() => address(page).get("cell")).toMatch(/^\d\.\d\.\d\.\d$/);
  const cell = address(page).get("cell");
  const numbers = await card.locator(".cell-card-numbers > p").allTextContents();
  for (const [k, technique] of ["bn", "ln", "gn&groups=2"].entries()) {
    await open(page, `technique=${technique}&cell=${cell}`);
    const { before, after } = await cellNumbers(page);
    expect(shownNumber(numbers[0].replace("x ", ""))).toBeCloseTo(before.value, 2);
    expect(numbers[k + 1]).toMatch(new RegExp(`^(BN|LN|GN) y ${after.text}$`));
  }
});

test("the cross of Compare's card lets go, and the end of the page stands above the card", async ({ page }) => {
  await openCompare(page, "view=compare&columns=bn;ln&show=gradient&cell=1.2.0.1");
  const card = page.getByRole("region", { name: "Selected value" });
  await expect(card).toContainText("LN ∂y/∂x");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const last = await page.locator(".compare-body > :last-child").boundingBox();
  const foot = await card.boundingBox();
  expect((last?.y ?? Infinity) + (last?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
  await card.getByRole("button", { name: "Clear selection" }).tap();
  await expect(card).toHaveCount(0);
});
