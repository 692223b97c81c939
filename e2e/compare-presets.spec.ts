import { apart, choosePreset, columnNames, numbers, openCompare, row } from "./compare.ts";
import { expect, sharing as test } from "./fixtures.ts";

/** Each preset, and what its one sentence claims, as the page itself measures it. */

test.beforeEach(async ({ page }) => {
  await openCompare(page);
});

test("the figure of the paper: how many sets each of the four has", async ({ page }) => {
  await choosePreset(page, "Which values share in the paper’s figure?");
  await expect
    .poll(() => columnNames(page))
    .toEqual(["Batch norm", "Layer norm C, H, W", "Instance norm", "Group norm G = 2"]);
  await expect
    .poll(() => row(page, "sets"))
    .toEqual([
      "6 sets of 36 values: one per channel",
      "6 sets of 36 values: one per sample",
      "36 sets of 6 values: one per sample and channel",
      "12 sets of 18 values: one per sample and group of 3 channels",
    ]);
});

test("the answer of a question comes at a press", async ({ page }) => {
  await choosePreset(page, "Who erases contrast?");
  await expect(page.getByText("layer, instance and group norm erase it")).toHaveCount(0);
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByText("layer, instance and group norm erase it")).toBeVisible();
});

test("batch of one: batch norm is instance norm, and the reason is said", async ({ page }) => {
  await choosePreset(page, "What is batch norm with a batch of one?");
  await expect.poll(() => apart(page, 0, 1)).toMatchObject({ text: expect.stringContaining("="), value: 0 });
  await expect(page.locator(".equal-pair")).toHaveCount(1);
  await expect(page.locator(".equal-pair")).toContainText("BN and IN are equal on every 1×6×3×3 tensor: N = 1");
  await expect.poll(async () => (await apart(page, 0, 2)).value).toBeGreaterThan(0.1);
});

test("group norm from layer to instance: G = 1 and G = C are the two ends, what lies between is neither", async ({
  page,
}) => {
  await choosePreset(page, "What lies between layer and instance norm?");
  const pairs = page.locator(".equal-pair");
  await expect(pairs).toHaveCount(2);
  await expect(pairs.nth(0)).toContainText("G = 1, so both have 4 sets of 54 values");
  await expect(pairs.nth(1)).toContainText("G = C = 6, so both have 24 sets of 9 values");
  for (const between of [2, 3]) {
    await expect.poll(async () => (await apart(page, 0, between)).value).toBeGreaterThan(0.1);
    await expect.poll(async () => (await apart(page, between, 5)).value).toBeGreaterThan(0.1);
  }
});

test("two readings of layer norm: group norm with G = 1 equals the first and not the second", async ({ page }) => {
  await choosePreset(page, "Which layer norm do you mean?");
  await expect
    .poll(() => row(page, "sets"))
    .toEqual([
      "4 sets of 54 values: one per sample",
      "36 sets of 6 values: one per sample and position",
      "4 sets of 54 values: one per sample",
    ]);
  await expect.poll(async () => (await apart(page, 0, 2)).text).toContain("=");
  await expect.poll(async () => (await apart(page, 1, 2)).value).toBeGreaterThan(0.1);
  await expect(page.locator(".equal-pair")).toContainText("What they learn differs: γ, β [C, H, W] and γ, β [C].");
});

test("contrast: sets inside one sample erase it, batch norm keeps it", async ({ page }) => {
  await choosePreset(page, "Who erases contrast?");
  const [batch, ...inside] = await row(page, "contrast");
  expect(batch).toMatch(/^yes/);
  for (const answer of inside) expect(answer).toMatch(/^no/);
});

test("offset of one channel: which channels move, held against the tensor without it", async ({ page }) => {
  await choosePreset(page, "Who feels an offset of one channel?");
  const panel = page.locator(".compare-change");
  if ((await panel.getAttribute("open")) === null) await panel.locator("summary").click();
  const withOffset = await outputs(page);
  await page.getByText("nothing", { exact: true }).click();
  await expect.poll(async () => (await outputs(page))[3].join()).not.toBe(withOffset[3].join());
  const without = await outputs(page);
  const moved = without.map((values, column) => {
    const channels = values.map((y, i) => (Math.abs(y - withOffset[column][i]) > 1e-3 ? i : -1));
    return channels.filter((c) => c >= 0);
  });
  expect(moved).toEqual([[], [], [2, 3], [0, 1, 2, 3, 4, 5]]);
});

test("an outlier in the batch: only batch norm lets it move the other samples", async ({ page }) => {
  await choosePreset(page, "Who lets an outlier move the other samples?");
  const says = await row(page, "others");
  expect(says[0]).toMatch(/^yes, by up to/);
  expect(says.slice(1)).toEqual(["no", "no", "no"]);
});

test("BIN between its parents: halfway in every cell", async ({ page }) => {
  await choosePreset(page, "Where does BIN stand between its parents?");
  await expect(async () => {
    const [batch, blend, instance] = await numbers(page, "at-cell");
    expect(blend).toBeCloseTo((batch + instance) / 2, 6);
  }).toPass();
  const whole = (await apart(page, 0, 2)).value;
  for (const [i, j] of [
    [0, 1],
    [1, 2],
  ]) {
    await expect.poll(async () => (await apart(page, i, j)).value).toBeCloseTo(whole / 2, 4);
  }
});

test("SN between its three parents: its mean is the mean of theirs, its output is not", async ({ page }) => {
  await choosePreset(page, "What does switchable norm average?");
  await expect(async () => {
    const means = await numbers(page, "mean-at-cell");
    expect(means[3]).toBeCloseTo((means[0] + means[1] + means[2]) / 3, 6);
  }).toPass();
  const outputs = await numbers(page, "at-cell");
  expect(Math.abs(outputs[3] - (outputs[0] + outputs[1] + outputs[2]) / 3)).toBeGreaterThan(1e-3);
});

/** y in the first cell of every channel of sample 1, per column, as the table of the selected cell gives them. */
async function outputs(page: Parameters<typeof row>[0]): Promise<number[][]> {
  const byChannel: number[][] = [];
  for (let c = 0; c < 6; c++) {
    await pinAt(page, c);
    byChannel.push(await numbers(page, "at-cell"));
  }
  return byChannel[0].map((_, column) => byChannel.map((values) => values[column]));
}

async function pinAt(page: Parameters<typeof row>[0], c: number): Promise<void> {
  await page.evaluate((channel) => {
    location.hash = location.hash.replace(/cell=[\d.]+/, `cell=1.${channel}.0.0`);
  }, c);
  await expect(page.locator(".column-set").nth(1)).toContainText(`channel ${c}`);
}
