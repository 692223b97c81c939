import { fitParams } from "../engine/plan/controls.ts";
import { TECHNIQUES } from "../engine/techniques/index.ts";
import { expectArithmetic } from "./arithmetic.ts";
import {
  cellNumbers,
  choose,
  chooseTechnique,
  cube,
  enter,
  field,
  heatmap,
  open,
  pixels,
  thisCell,
  warnings,
} from "./explore.ts";
import { expect, sharing as test } from "./fixtures.ts";
import { countFrames } from "./frames.ts";

test("each length follows the arrow keys in its field", async ({ page }) => {
  await open(page);
  for (const [name, shown] of [
    ["N samples", "5×6×3×3"],
    ["C channels", "5×7×3×3"],
    ["H rows", "5×7×4×3"],
    ["W columns", "5×7×4×4"],
  ]) {
    await field(page, name).press("ArrowUp");
    await expect(heatmap(page, "After")).toHaveAccessibleName(`After, y: ${shown} values`);
  }
  await expect(page.getByRole("region", { name: "Tensor 560 values" })).toBeVisible();
});

test("a length can be typed; nonsense is answered in one sentence, and the last length stays", async ({ page }) => {
  await open(page);
  await enter(page, "N samples", "7");
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 7×6×3×3 values");
  await field(page, "N samples").fill("9");
  // Where the explanation is open, the first Escape only closes that.
  await expect(async () => {
    await field(page, "N samples").press("Escape");
    await expect(field(page, "N samples")).toHaveValue("7", { timeout: 200 });
  }).toPass();
  await field(page, "N samples").press("ArrowUp");
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 8×6×3×3 values");
  await field(page, "H rows").fill("2");
  await field(page, "H rows").blur();
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 8×6×2×3 values");
  for (const nonsense of ["many", "0", "-3", "1.5", "1e9", "NaN", "0x10", "4 5"]) {
    await enter(page, "N samples", nonsense);
    await expect(page.getByText(/^N cannot be .*: use a whole number from 1 to \d+\.$/)).toContainText(nonsense);
    await expect(field(page, "N samples")).toHaveAttribute("aria-invalid", "true");
  }
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 8×6×2×3 values");
  await enter(page, "N samples", " 2 ");
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 2×6×2×3 values");
  await expect(page.getByText("N cannot be")).toBeHidden();
});

test("more than 2²³ cells are refused, with the numbers and the most there can be", async ({ page }) => {
  await open(page);
  await enter(page, "N samples", "155345");
  await expect(
    page.getByText(
      "155345 × 6 × 3 × 3 is 8,388,630 values, at most 8,388,608: with the other lengths N can be 155344 at most.",
    ),
  ).toBeVisible();
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 4×6×3×3 values");
});

test("G follows when C changes and says so, and comes back with C", async ({ page }) => {
  await open(page);
  await enter(page, "C channels", "4");
  await expect(page.getByText("3 does not divide C = 4: 2 is used.")).toBeVisible();
  await expect(cube(page)).toHaveAccessibleName("8 sets of 18 values: one per sample and group of 2 channels");
  await enter(page, "C channels", "6");
  await expect(cube(page)).toHaveAccessibleName("12 sets of 18 values: one per sample and group of 2 channels");
  await expect(page.getByText("does not divide")).toHaveCount(0);
});

test("a kernel that is too large is refused, with the remedy at hand, and the picture stays", async ({ page }) => {
  await open(page, "technique=wn-mobn&shape=4x6x4x4&weight-shape=4x6x3x3&padding=valid&cell=1.2.0.1");
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 4×4×2×2 values");
  const [picture, numbers] = [await pixels(page, "After"), await thisCell(page).textContent()];
  await enter(page, "kH kernel rows", "5");
  await expect(warnings(page)).toContainText(
    "A 5×3 kernel does not fit into 4×4 positions without padding: use padding",
  );
  expect(await pixels(page, "After")).toBe(picture);
  expect(await thisCell(page).textContent()).toBe(numbers);
  await choose(page, "padding", "same");
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 4×4×4×4 values");
  await expect(warnings(page)).toBeEmpty();
});

test("1×1×1×1 is computed by every technique, with PyTorch's refusal beside it", async ({ page }) => {
  await open(page, "shape=1x1x1x1&weight-shape=1x1x1x1&cell=0.0.0.0");
  for (const technique of TECHNIQUES) {
    await test.step(technique.name, async () => {
      await chooseTechnique(page, technique);
      const symbol = technique.tensor === "weights" ? "v" : technique.weight ? "t" : "x";
      await expect(thisCell(page)).toContainText(`${symbol}0,0,0,0 = `);
      const { params } = fitParams(technique.controls, {}, [1, 1, 1, 1]);
      const refusal = technique.pytorchRaises?.(params, { N: 1, C: 1, H: 1, W: 1 });
      if (refusal)
        await expect(warnings(page)).toContainText(
          `PyTorch refuses this shape: “${refusal.replace(/, got input size .*/, "")}”`,
        );
      // The numbers of the technique before may still stand there.
      await expect(() => expectArithmetic(page, technique, {})).toPass();
      const { sources, after } = await cellNumbers(page);
      expect(sources.every(({ rows }) => rows.m.value === 1)).toBe(true);
      const losesTheValue = sources.length > 0 && sources.every(({ rows }) => rows["σ²"]?.value === 0);
      if (losesTheValue) expect(after.value).toBe(0);
      if (losesTheValue) await expect(warnings(page)).toContainText("has one value");
      else await expect(warnings(page)).toBeEmpty();
    });
  }
});

for (const size of [56, 64]) {
  test(`32×64×${size}×${size} is computed while the page stays responsive`, async ({ page }) => {
    await open(page, `shape=32x64x${size}x1&cell=1.2.0.1`);
    const [frames, started] = [await countFrames(page), Date.now()];
    await enter(page, "W columns", String(size));
    await expect(heatmap(page, "After")).toHaveAccessibleName(`After, y: 32×64×${size}×${size} values`);
    // A busy machine slows the whole computation with each frame; a page that computes itself stands still for most of it.
    const took = Date.now() - started;
    expect((await frames()).longest).toBeLessThan(Math.max(200, 0.3 * took));
    await expect(cube(page)).toHaveAccessibleName(/^64 sets of 1\d\d,\d{3} values: one per sample and group of 32/);
  });
}

test("nothing has a negative size while the window is squeezed", async ({ page }) => {
  await open(page, "technique=bn&shape=2000x300x1x1");
  for (const width of [320, 60, 320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.locator(".heatmap-overlay").first()).toBeAttached();
    // What is drawn follows a new width within two frames.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const negative = page.locator(
      "svg[width^='-'], svg[height^='-'], svg [width^='-'], svg [height^='-'], canvas[width^='-']",
    );
    await expect(negative).toHaveCount(0);
  }
});
