import { expect, expectNoAxeViolations, sharing as test } from "./fixtures.ts";

const panel = { name: /^Result of the blend/ };

test("batch-instance norm blends outputs, and what comes out is measured", async ({ page }) => {
  await page.goto("./#technique=bin&shape=4x6x3x3&data=contrast&seed=7&cell=1.2.0.1&rho=0.5");
  const blend = page.getByRole("region", panel);
  await expect(blend).toContainText("blends outputs");
  await expect(blend).toContainText("x̂ does not have mean 0 and variance 1 over any source’s sets");
  await expect(blend.locator("tbody tr")).toHaveCount(2);
  await expectNoAxeViolations(page);
  await page.goto("./#technique=bin&shape=4x6x3x3&data=contrast&seed=7&cell=1.2.0.1&rho=1");
  await expect(blend).toContainText("Over the batch sets, yes: with these shares x̂ has mean 0 and variance 1");
});

test("ρ is set for one channel, and that channel's share moves", async ({ page }) => {
  // The entries are written where they have room.
  await page.setViewportSize({ width: 1440, height: 1400 });
  await page.goto("./#technique=bin&shape=4x6x3x3&data=contrast&seed=7&cell=1.2.0.1");
  const rho = page.getByRole("application", { name: /^ρ, share of batch norm \[C\] = \[6\]/ });
  await rho.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("spinbutton", { name: "ρ of channel 2" }).fill("0.25");
  await page.keyboard.press("Enter");
  await expect(rho.locator("text").nth(2)).toHaveText("0.250");
  await expect(rho.locator("text").nth(3)).toHaveText("0.500");
  await expect(page).toHaveURL(/rho=0\.5,2:0\.25/);
});

test("switchable norm blends statistics", async ({ page }) => {
  await page.goto("./#technique=sn&shape=4x6x3x3&data=scales&seed=7&cell=1.2.0.1");
  const blend = page.getByRole("region", panel);
  await expect(blend).toContainText("blends statistics");
  await expect(blend.locator("tbody tr")).toHaveCount(3);
  await expect(blend.locator("tbody tr").first()).toContainText("24 instance sets");
  await expect(blend).toContainText("A blend need not");
});
