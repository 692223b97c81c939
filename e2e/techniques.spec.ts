import { indexOf } from "../engine/plan/shape.ts";
import { batchNorm } from "../engine/techniques/batchNorm.ts";
import { TECHNIQUES } from "../engine/techniques/index.ts";
import { cellsInWords, expectArithmetic, firstTensor, seededTensor } from "./arithmetic.ts";
import { cellNumbers, choose, open, thisCell } from "./explore.ts";
import { expect, sharing as test } from "./fixtures.ts";
import { everyParameterActs, recutsTheSets } from "./techniqueJourneys.ts";

for (const technique of TECHNIQUES) {
  test(`${technique.name} recuts the sets, and a cell's numbers can be recomputed by hand`, ({ page }) =>
    recutsTheSets(page, technique));

  test(`${technique.name}: every parameter acts on y as it should`, ({ page }) => everyParameterActs(page, technique));
}

/** What one more mini-batch counts for, by how the link says that running statistics average. */
const AVERAGES: Readonly<Record<string, (k: number) => number>> = {
  "momentum=0.2": () => 0.2,
  "averaging=cumulative": (k) => 1 / k,
};

for (const [how, weightOf] of Object.entries(AVERAGES))
  test(`evaluation takes the running statistics of the mini-batches before, ${how}`, async ({ page }) => {
    await open(page, `technique=bn&mode=eval&batches=5&${how}&cell=1.2.0.1`);
    await expect(thisCell(page)).toContainText(
      "running statistics of channel 2; no value of this mini-batch takes part",
    );
    const { shape } = firstTensor(batchNorm);
    let [mean, variance] = [0, 1];
    for (const k of [1, 2, 3, 4, 5]) {
      const weight = weightOf(k);
      const { values } = seededTensor("scales", shape, k);
      const channel = cellsInWords("channel 2, every n, h, w", "activations", shape).map(
        (cell) => values[indexOf(shape, cell)],
      );
      const m = channel.length;
      const batchMean = channel.reduce((sum, x) => sum + x, 0) / m;
      const unbiased = channel.reduce((sum, x) => sum + (x - batchMean) ** 2, 0) / (m - 1);
      mean = (1 - weight) * mean + weight * batchMean;
      variance = (1 - weight) * variance + weight * unbiased;
    }
    const [{ rows }] = (await cellNumbers(page)).sources;
    expect(rows["μ\u0304"].value).toBeCloseTo(mean, 6);
    expect(rows["σ\u0304²"].value).toBeCloseTo(variance, 6);
    await expectArithmetic(page, batchNorm, { mode: "eval" });
  });

test("one’s own cut is recut at a press, and named with its paper where it has a name", async ({ page }) => {
  await open(page, "technique=own&shape=4x6x3x3&data=scales&seed=7");
  const named = page.getByRole("region", { name: "What you have made" });
  await expect(named).toContainText("Group norm with G = 3, at every shape. Wu, He 2018");
  await choose(page, "C channels", "6");
  await expect(named).toContainText("Instance norm, at every shape.");
  await expect(page.locator(".explore-headline")).toContainText("24 sets of 9 values");
  await choose(page, "second cut", "variance");
  await expect(named).toContainText("It has no common name.");
  await expect(page).toHaveURL(/second=variance/);
});
