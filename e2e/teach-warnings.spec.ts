import { expect, expectNoAxeViolations, sharing as test } from "./fixtures.ts";

test("two values become −1 and +1, said above the picture and at the set", async ({ page }) => {
  await page.goto("./#technique=in&shape=2x3x1x2&data=normal&seed=3&cell=0.1.0.1&scope=set");
  await expect(page.getByRole("main").getByRole("status").first()).toContainText(
    "Every instance set has two values (m = 2)",
  );
  const set = page.getByRole("region", { name: "Distribution" });
  await expect(set).toContainText("m = 2: whatever the two values are, they become −1.00 and +1.00.");
  await set.getByRole("radio", { name: "Table" }).check({ force: true });
  const after = set.locator("tbody tr").nth(1).locator("td");
  await expect(after).toHaveText(["2", "0.00", "1.00", "0.00", "−1.00", "1.00"]);
  await expectNoAxeViolations(page);
});

test("an ε of the variance's size is named with what comes out, and leads to a cell", async ({ page }) => {
  await page.goto("./#technique=in&shape=2x6x4x4&data=scales&seed=7&cell=1.1.0.0&eps=0.1");
  const warning = page
    .getByRole("main")
    .getByText(/^ε = 0\.1 is not small compared with the variance in \d+ of 12 sets/);
  await expect(warning).toBeVisible();
  const [, sd] = (await warning.textContent())?.match(/ends up with standard deviation (\S+) instead of 1/) ?? [];
  await warning.getByRole("button", { name: "Show the value" }).click();
  const head = page.getByRole("region", { name: "Distribution" }).locator("figcaption").nth(1);
  await expect(head).toContainText(sd);
  await expect(page.getByRole("region", { name: "Distribution" })).toContainText(
    `standard deviation ${sd} instead of 1`,
  );
});

test("a set of zero variance says so where it is selected", async ({ page }) => {
  await page.goto("./#technique=in&shape=2x3x1x1&data=normal&seed=3&cell=0.1.0.0");
  await expect(page.getByRole("region", { name: "Distribution" })).toContainText(
    "m = 1: the mean is the value itself and the variance is 0, so the value becomes 0, whatever it was.",
  );
});
