import type { Locator, Page } from "@playwright/test";
import { TECHNIQUES } from "../engine/techniques/index.ts";
import { address, heatmap, open, pixels, settled } from "./explore.ts";
import { expect, sharing as test } from "./fixtures.ts";

function player(page: Page): Locator {
  return page.getByRole("region", { name: "Step by step" });
}

function stops(page: Page): Locator {
  return player(page).getByRole("list", { name: "Steps" }).getByRole("button");
}

/** The stop that is shown. */
function present(page: Page): Locator {
  return player(page).locator("[aria-current=step]");
}

/** What the page calls the tensor that it shows after. */
async function shownAfter(page: Page): Promise<string> {
  return ((await heatmap(page, "After").getAttribute("aria-label")) ?? "").replace(/^[^,]*, |: .*$|_/g, "");
}

for (const technique of TECHNIQUES) {
  test(`the steps of ${technique.name} lead from the values before to y`, async ({ page }) => {
    await open(page, `technique=${technique.id}&cell=1.2.0.1`);
    const output = await settled(() => pixels(page, "After"));
    const name = await shownAfter(page);
    await present(page).focus();
    await page.keyboard.press("Home");
    await expect(stops(page).first()).toBeFocused();
    await expect.poll(() => shownAfter(page)).toBe((await heatmap(page, "Before").getAttribute("aria-label"))?.[8]);
    const count = await stops(page).count();
    const pictures = new Set<string>();
    for (let i = 1; i <= count; i++) {
      await expect(present(page)).toHaveAccessibleName(
        (await stops(page)
          .nth(i - 1)
          .getAttribute("aria-label")) ?? "",
      );
      const symbol = await player(page).getByText("Shown:").textContent();
      await expect.poll(() => shownAfter(page)).toBe(symbol?.replace("Shown:", "").trim());
      pictures.add(await pixels(page, "After"));
      await page.keyboard.press("ArrowRight");
    }
    // With γ = 1 and β = 0 the last step changes nothing.
    expect(pictures.size).toBeGreaterThanOrEqual(Math.min(3, count - 1));
    expect(await shownAfter(page)).toBe(name);
    await expect.poll(() => pixels(page, "After")).toBe(output);
  });
}

test("the player plays, pauses, steps and goes back, by keys alone", async ({ page }) => {
  await open(page);
  const play = player(page).getByRole("button", { name: "Play" });
  await play.focus();
  await page.keyboard.press("k");
  await expect(player(page).getByRole("button", { name: "Pause" })).toBeVisible();
  const status = player(page).getByRole("status");
  await expect(status).toContainText("Step 1 of 7");
  await expect(status).toContainText("Step 2 of 7");
  await page.keyboard.press("Tab");
  await expect(play).toBeVisible();
  await present(page).focus();
  await page.keyboard.press("End");
  await expect(status).toContainText("Step 7 of 7");
  await page.keyboard.press("ArrowLeft");
  await expect(status).toContainText("Step 6 of 7: Normalize");
  await expect(stops(page).nth(5)).toBeFocused();
  await page.keyboard.press("k");
  await expect(player(page).getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(play).toBeVisible({ timeout: 10_000 });
  await expect(status).toContainText("Step 7 of 7");
});

test("a stop moves the cube, too, and its colours come back with the output", async ({ page }) => {
  await open(page);
  const sides = () => page.locator(".cube-canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await expect(page.getByRole("radio", { name: "Sets", exact: true })).toBeChecked();
  const sets = await settled(sides);
  await stops(page).filter({ hasText: "σ²" }).last().click();
  await expect(page.getByRole("radio", { name: "After", exact: true })).toBeChecked();
  await expect.poll(sides).not.toBe(sets);
  await stops(page).last().click();
  await expect(page.getByRole("radio", { name: "Sets", exact: true })).toBeChecked();
  await expect.poll(sides).toBe(sets);
});

test("a step marks its lines in the formula and is part of the link", async ({ page }) => {
  await open(page);
  await player(page).getByRole("button", { name: "Step" }).click();
  await player(page).getByRole("button", { name: "Step" }).click();
  const marked = page.locator(".formula-line[data-marked]");
  await expect(marked).toHaveAttribute("data-part", "mean0");
  await expect.poll(() => address(page).get("step")).toBe("mean");
  await page.reload();
  await expect(marked).toHaveAttribute("data-part", "mean0");
  await expect.poll(() => shownAfter(page)).toBe("μ");
});

test("a step that a technique does not have shows the output, and says so", async ({ page }) => {
  await open(page, "technique=rms&cell=1.2.0.1&step=mean");
  await expect(player(page).getByText("RMS norm has no step “mean”")).toBeVisible();
  expect(await shownAfter(page)).toBe("y");
});
