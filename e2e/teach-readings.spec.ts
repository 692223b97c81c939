import { expect, expectNoAxeViolations, sharing as test } from "./fixtures.ts";

test("layer norm's two readings are one switch at the cube, and the sets are cut again", async ({ page }) => {
  await page.goto("./#technique=ln&shape=4x6x3x3&cell=1.2.0.1");
  const readings = page.getByRole("group", { name: "statistics over" });
  const cube = page.getByRole("region", { name: /Which cells share/ });
  await expect(cube.getByText("4 sets of 54 cells: one per sample", { exact: true })).toBeVisible();
  await expect(readings).toContainText("torch.nn.LayerNorm([C, H, W])");
  await expect(readings).toContainText("Keras LayerNormalization, axis=−1");
  await expect(readings).toContainText("ConvNeXt");
  await readings.getByRole("radio", { name: "C", exact: true }).focus();
  await page.keyboard.press("Space");
  await expect(cube.getByText(/^36 sets of 6 cells: one per sample/)).toBeVisible();
  await expect(page).toHaveURL(/axes=position/);
  await expectNoAxeViolations(page);
});

test("GroupNorm(1, C) has the same x̂ and another γ, counted", async ({ page }) => {
  await page.goto("./#technique=ln&shape=4x6x3x3&cell=1.2.0.1");
  const learned = page.getByRole("region", { name: /^Parameters: learned/ });
  const gamma = learned.locator("tbody tr").first();
  await expect(gamma).toContainText("[C, H, W] = [6, 3, 3]54");
  const y = page.locator(".cell-result");
  const before = await y.textContent();
  await learned.getByRole("radio", { name: "per channel" }).check();
  await expect(gamma).toContainText("[C] = [6]6");
  await expect(learned).toContainText("torch.nn.GroupNorm(1, C)");
  await expect(y).toHaveText(before ?? "");
});
