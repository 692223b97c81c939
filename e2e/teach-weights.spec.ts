import { expect, expectNoAxeViolations, sharing as test } from "./fixtures.ts";

const SCENE = "technique=wn&weight-shape=4x6x3x3&weight-data=rows&weight-seed=7&cell=1.2.0.1";

test("scaling v leaves w as it is, g scales it", async ({ page }) => {
  await page.goto(`./#${SCENE}`);
  const panel = page.getByRole("region", { name: /^Length and direction/ });
  const row = panel.locator(".lengths tbody tr").nth(1);
  const w = page.locator(".cell-result");
  await expect(panel).toContainText("Multiply v and watch w.");
  const before = await w.textContent();
  const [, v] = (await row.textContent())?.match(/^o=1([\d.]+)1\.00$/) ?? [];
  await panel.getByRole("spinbutton", { name: /scale v/ }).fill("3");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("v is multiplied by 3; w has changed by")).toBeVisible();
  await expect
    .poll(async () => Number((await row.textContent())?.match(/^o=1([\d.]+)1\.00$/)?.[1]))
    .toBeCloseTo(3 * Number(v), 0);
  await expect(w).toHaveText(before ?? "");
  await expect(page).toHaveURL(/weight-times=3/);

  const g = page.getByRole("application", { name: /^g,/ });
  await g.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("spinbutton", { name: "g of output channel 1" }).fill("-2");
  await page.keyboard.press("Enter");
  await expect(row).toContainText("−2.00");
  await expectNoAxeViolations(page);
});

test("the convolution's output with v, with w and with mean-only batch norm", async ({ page }) => {
  await page.goto(`./#${SCENE}&shape=4x6x5x5`);
  const plots = page.getByRole("region", { name: /^The convolution/ }).locator("figure");
  await expect(plots).toHaveCount(3);
  const moments = async (i: number) => {
    const text = (await plots.nth(i).locator("figcaption").textContent()) ?? "";
    const read = (symbol: string) => Number(text.match(new RegExp(`${symbol}\\s*([−\\d.]+)`))?.[1].replace("−", "-"));
    return { m: read("m"), mean: read("μ"), sd: read("σ") };
  };
  const [withV, withW, centred] = [await moments(0), await moments(1), await moments(2)];
  expect(centred.m).toBe(100);
  expect(centred.mean).toBe(0);
  expect(centred.sd).toBe(withW.sd);
  expect(withV.sd).toBeGreaterThan(withW.sd);
});
