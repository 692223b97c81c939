import type { Locator, Page } from "@playwright/test";
import { TECHNIQUES } from "../engine/techniques/index.ts";
import { address, heatmap, open, pixels } from "./explore.ts";
import { expect, sharing as test } from "./fixtures.ts";

function player(page: Page): Locator {
  return page.getByRole("region", { name: "Step by step" });
}

function scrubber(page: Page): Locator {
  return player(page).getByRole("slider", { name: "Step shown" });
}

/** What the page calls the tensor that it shows after. */
async function shownAfter(page: Page): Promise<string> {
  return ((await heatmap(page, "After").getAttribute("aria-label")) ?? "").replace(/^[^,]*, |: .*$|_/g, "");
}

for (const technique of TECHNIQUES) {
  test(`the steps of ${technique.name} lead from the values before to y`, async ({ page }) => {
    await open(page, `technique=${technique.id}&cell=1.2.0.1`);
    const output = await pixels(page, "After");
    const name = await shownAfter(page);
    await scrubber(page).focus();
    await page.keyboard.press("Home");
    await expect(player(page).getByText(/^step 1 of/)).toBeVisible();
    await expect.poll(() => shownAfter(page)).toBe((await heatmap(page, "Before").getAttribute("aria-label"))?.[8]);
    const count = Number(await scrubber(page).getAttribute("max")) + 1;
    const pictures = new Set<string>();
    for (let i = 1; i <= count; i++) {
      await expect(player(page).getByText(`step ${i} of ${count}`, { exact: true })).toBeVisible();
      const symbol =
        (await player(page)
          .getByText(/^shows /)
          .textContent()) ?? "";
      await expect.poll(() => shownAfter(page)).toBe(symbol.replace("shows ", ""));
      pictures.add(await pixels(page, "After"));
      await page.keyboard.press("ArrowRight");
    }
    expect(pictures.size).toBeGreaterThanOrEqual(3);
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
  await expect(player(page).getByText("step 1 of 7", { exact: true })).toBeVisible();
  await expect(player(page).getByText("step 2 of 7", { exact: true })).toBeVisible();
  await page.keyboard.press("k");
  await expect(play).toBeVisible();
  await scrubber(page).focus();
  await page.keyboard.press("End");
  await expect(player(page).getByText("step 7 of 7", { exact: true })).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(player(page).getByText("step 6 of 7", { exact: true })).toBeVisible();
  await expect(player(page).getByRole("status")).toContainText("Step 6 of 7: Normalize");
  await page.keyboard.press("Space");
  await expect(player(page).getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(play).toBeVisible({ timeout: 10_000 });
  await expect(player(page).getByText("step 7 of 7", { exact: true })).toBeVisible();
  await player(page).getByRole("button", { name: "Show the output" }).click();
  await expect(player(page).getByText("7 steps", { exact: true })).toBeVisible();
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
