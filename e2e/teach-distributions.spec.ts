import type { Page } from "@playwright/test";
import { openView } from "./explore.ts";
import { expect, expectNoAxeViolations, sharing as test } from "./fixtures.ts";

const panel = (page: Page) => page.getByRole("region", { name: "Distribution" });

/** The number that stands after a symbol in a plot's headline, such as μ or σ. */
async function moment(page: Page, title: "Before" | "After", symbol: string): Promise<number> {
  const head = await panel(page).locator("figcaption", { hasText: title }).textContent();
  const text = head?.match(new RegExp(`${symbol}\\s*(\\S+)`))?.[1] ?? "";
  return Number(text.replace("−", "-"));
}

test("a set comes out with mean 0 and standard deviation 1, in plots, in one plot and as a table", async ({ page }) => {
  await page.goto("./#technique=gn&groups=3&shape=4x6x3x3&data=scales&seed=7&cell=1.2.0.1");
  await expect(panel(page).locator("figcaption")).toHaveCount(2);
  expect(await moment(page, "Before", "m")).toBe(18);
  expect(await moment(page, "After", "μ")).toBe(0);
  expect(await moment(page, "After", "σ")).toBe(1);

  await panel(page).getByRole("radio", { name: "Overlay" }).check({ force: true });
  await expect(panel(page).getByText("Both on one axis")).toBeVisible();
  await expect(page).toHaveURL(/form=overlay/);

  await panel(page).getByRole("radio", { name: "Table" }).check({ force: true });
  const cells = panel(page).locator("tbody tr").nth(1).locator("td");
  await expect(cells).toHaveText(["18", "0.00", "1.00", /./, /./, /./]);
});

test("every channel and every sample has a ridge", async ({ page }) => {
  await page.goto("./#technique=bn&shape=4x6x8x8&data=scales&seed=7&cell=0.3.0.0&scope=channels");
  const ridges = panel(page).locator(".distribution-ridge");
  await expect(ridges).toHaveCount(6);
  await expect(panel(page).locator(".distribution-ridge-name[data-selected]")).toHaveText("c=3");
  await panel(page).getByRole("radio", { name: "Each sample" }).check({ force: true });
  await expect(ridges).toHaveCount(4);
  await expect(page).toHaveURL(/scope=samples/);
});

test("an axis of its own or one for both is chosen and said", async ({ page }) => {
  await page.goto("./#technique=bn&cell=0.3.0.0");
  await expect(panel(page).getByText("only the shapes compare")).toBeVisible();
  await panel(page).getByRole("switch", { name: "One axis for both" }).check();
  await expect(panel(page).getByText("places and widths compare")).toBeVisible();
  await openView(page);
  await expect(page.getByRole("switch", { name: "One scale for both" })).toBeChecked();
});

test("brushing by keyboard lights the cells in plots, heatmaps and cube, and Escape lets go", async ({ page }) => {
  await page.goto("./#technique=gn&groups=3&shape=4x6x3x3&data=counting&seed=7&cell=1.2.0.1");
  const plot = panel(page).getByRole("application", { name: "Brush a range of x before" });
  await plot.focus();
  await page.keyboard.press("ArrowRight");
  for (let i = 0; i < 4; i++) await page.keyboard.press("Shift+ArrowRight");
  const said = panel(page).locator(".distribution-range");
  await expect(said).toHaveText(/^from \S+ to \S+: \d+ of 18 values$/);
  const [, low, high, members] =
    (await said.textContent())?.replaceAll("−", "-").match(/from (\S+) to (\S+): (\d+)/) ?? [];
  expect(Number(high)).toBeGreaterThan(Number(low));
  expect(Number(members)).toBeGreaterThan(0);
  const lit = panel(page).locator("figure", { hasText: "After" }).locator("[data-brushed]");
  await expect(lit).toHaveCount(Number(members));
  const outlined = page.locator(".heatmap-brushed");
  await expect(outlined).toHaveCount(2);
  const paths = await outlined.evaluateAll((nodes) => nodes.map((node) => node.getAttribute("d")));
  expect(paths[0]).toBe(paths[1]);
  expect(paths[0]?.match(/M/g)?.length).toBeGreaterThanOrEqual(Number(members));
  await expect(page.locator(".cube-canvas")).toHaveCount(2);
  await expectNoAxeViolations(page);
  await page.keyboard.press("Escape");
  await expect(outlined).toHaveCount(0);
});

test("dragging over a histogram holds the range until it is let go", async ({ page }) => {
  await page.goto("./#technique=bn&shape=4x6x12x12&data=scales&seed=7&cell=1.2.0.1");
  const plot = panel(page).getByRole("application", { name: "Brush a range of y after" });
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error("the plot has no place");
  const at = (part: number) => [box.x + box.width * part, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.4));
  await page.mouse.down();
  await page.mouse.move(...at(0.6), { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(5, 5);
  await expect(panel(page).locator(".distribution-range")).toContainText("of 576 values");
  await expect(panel(page).locator(".distribution-brushed").first()).toBeVisible();
  await panel(page).getByRole("button", { name: "Clear" }).click();
  await expect(panel(page).locator(".distribution-range")).toHaveCount(0);
});
