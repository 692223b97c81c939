import { cube } from "./explore.ts";
import { expect, expectNoAxeViolations, sharing as test } from "./fixtures.ts";

test("layer norm's two readings are one switch in its card, each with who does it so", async ({ page }) => {
  await page.goto("./#technique=ln&shape=4x6x3x3&cell=1.2.0.1");
  const users = page.getByRole("list", { name: "Who does it so" });
  await expect(cube(page)).toHaveAccessibleName("4 sets of 54 values: one per sample");
  await expect(users).toContainText("torch.nn.LayerNorm([C, H, W])");
  await page.getByRole("group", { name: "statistics over" }).getByRole("radio", { name: "C", exact: true }).focus();
  await page.keyboard.press("Space");
  await expect(cube(page)).toHaveAccessibleName(/^36 sets of 6 values: one per sample/);
  await expect(users).toContainText("Keras LayerNormalization, axis=−1");
  await expect(users).toContainText("ConvNeXt");
  await expect(page).toHaveURL(/axes=position/);
  await expectNoAxeViolations(page);
});

test("a badge makes group norm's sets those of layer norm, and says when they are", async ({ page }) => {
  await page.goto("./#technique=gn&groups=3&shape=4x6x3x3");
  const badges = page.getByRole("list", { name: "Sets in common with other techniques" });
  await expect(badges.getByRole("button")).toHaveText(["G = 1: layer norm’s sets", "G = C: instance norm’s sets"]);
  await badges.getByRole("button", { name: "G = 1" }).click();
  await expect(page.getByRole("group", { name: "G groups" }).getByRole("radio", { name: "1" })).toBeChecked();
  await expect(badges.getByRole("button", { name: "G = 1" })).toHaveAccessibleName(/so it is now$/);
  await expect(cube(page)).toHaveAccessibleName("4 sets of 54 values: one per sample");
  const paper = page.getByRole("link", { name: /^Wu, He 2018/ });
  await expect(paper).toHaveAttribute("href", "https://arxiv.org/abs/1803.08494");
  await expect(paper).toHaveAttribute("rel", /noopener/);
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
