import { address, heatmap, open } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

test("photos are seen as pictures, pointed at by pixel, and as values at a press", async ({ page }) => {
  await page.goto("./#technique=in&shape=4x3x32x32&data=photos&detail=picture");
  const after = page.getByRole("application", { name: /^After, y: 4 pictures of 32×32 in colour$/ });
  await expect(after).toBeVisible();
  await expect(page.getByText("−2.00 is black, 2.00 white")).toBeVisible();
  const picture = after.locator("canvas").nth(1);
  await picture.click({ position: { x: 20, y: 30 } });
  await expect.poll(() => address(page).get("cell")).toMatch(/^1\.0\.\d+\.\d+$/);
  await expect(page.locator(".pictures-cell")).toHaveCount(2);
  const pinned = address(page).get("cell");
  await after.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect.poll(() => address(page).get("cell")).not.toBe(pinned);
  await page.getByRole("group", { name: "Samples" }).getByText("Values", { exact: true }).click();
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 4×3×32×32 values");
  await expect.poll(() => address(page).get("draw")).toBe("values");
});

test("a tensor that is no picture is not offered as one", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("group", { name: "Samples" })).toHaveCount(0);
});
