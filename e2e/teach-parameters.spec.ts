import { expect, expectNoAxeViolations, sharing as test } from "./fixtures.ts";

test("one entry of γ is changed by keyboard, scales its channel, goes into the link and is taken back", async ({
  page,
}) => {
  await page.goto("./#technique=bn&shape=4x6x3x3&data=scales&seed=7&cell=1.2.0.1");
  const strip = page.getByRole("application", { name: "γ, scale [C] = [6], learned" });
  const numbers = strip.locator("text");
  await expect(numbers).toHaveText(["1.00", "1.00", "1.00", "1.00", "1.00", "1.00"]);
  await strip.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const field = page.getByRole("spinbutton", { name: "γ of channel 3" });
  await expect(field).toBeFocused();
  await page.keyboard.type("2.5");
  await page.keyboard.press("Enter");
  await expect(numbers).toHaveText(["1.00", "1.00", "1.00", "2.50", "1.00", "1.00"]);
  await expect(page).toHaveURL(/gamma=1,3:2\.5/);
  await page.keyboard.press("Escape");
  await expect(strip).toBeFocused();
  await expectNoAxeViolations(page);
  await page.reload();
  await expect(numbers.nth(3)).toHaveText("2.50");
  await page.getByRole("button", { name: "Reset γ" }).click();
  await expect(numbers.nth(3)).toHaveText("1.00");
});

test("the shapes of the parameters are the libraries'", async ({ page }) => {
  const shapes: Record<string, readonly string[]> = {
    "technique=bn&shape=2x6x3x4": ["γ, scale [C] = [6], learned", "β, shift [C] = [6], learned"],
    "technique=ln&shape=2x6x3x4": [
      "γ, scale [C, H, W] = [6, 3, 4], learned",
      "β, shift [C, H, W] = [6, 3, 4], learned",
    ],
    "technique=bin&shape=2x6x3x4": ["ρ, share of batch norm [C] = [6], learned"],
    "technique=in&shape=2x6x3x4": [],
    "technique=bn&shape=2x6x3x4&mode=eval": [
      "μ̄, running mean [C] = [6], tracked",
      "σ̄², running variance [C] = [6], tracked",
    ],
  };
  for (const [scene, names] of Object.entries(shapes)) {
    await page.goto(`./#${scene}`);
    for (const name of names) await expect(page.getByRole("application", { name, exact: true })).toBeVisible();
    if (names.length === 0) await expect(page.locator(".parameter")).toHaveCount(0);
  }
});

test("a running mean is replaced for one channel, and only that channel's output moves", async ({ page }) => {
  // The entries are written where they have room.
  await page.setViewportSize({ width: 1440, height: 1400 });
  await page.goto("./#technique=bn&shape=4x6x3x3&data=scales&seed=7&mode=eval&cell=1.2.0.1");
  const strip = page.getByRole("application", { name: /^μ̄, running mean/ });
  await expect(strip.locator("text")).toHaveCount(6);
  const before = await strip.locator("text").allTextContents();
  await strip.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.getByRole("spinbutton", { name: "μ̄ of channel 0" }).fill("0");
  await page.keyboard.press("Enter");
  await expect(strip.locator("text")).toHaveText(["0.00", ...before.slice(1)]);
  await expect(page).toHaveURL(/runningMean=0,0:0/);
});

test("parameters are listed by kind, with shape and count", async ({ page }) => {
  await page.goto("./#technique=bn&shape=4x6x3x3");
  const rows = page.getByRole("region", { name: "Parameters: learned, tracked, chosen" }).locator("tbody tr");
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(0)).toContainText("scale[C] = [6]6learned");
  await expect(rows.nth(2)).toContainText("running mean[C] = [6]6running average");
  await page.goto("./#technique=wn&weight-shape=5x3x2x2");
  await expect(rows).toHaveCount(1);
  await expect(rows.nth(0)).toContainText("[O] = [5]5learned");
  await expect(page.getByRole("application", { name: /^‖v‖/ })).toBeVisible();
});
