import { readFileSync } from "node:fs";
import { apart, columnNames, columns, openCompare, openMenu, row, waitForMeasures } from "./compare.ts";
import { boxInSight, PINNED } from "./explore.ts";
import { expect, expectNoAxeViolations, test } from "./fixtures.ts";

test("Explore and Compare are links: tensor and pinned cell come along, Back returns, the address is whole", async ({
  page,
}) => {
  await page.goto(`./#${PINNED}`);
  await page.getByLabel("N samples").first().waitFor();
  await page.getByRole("link", { name: "Compare" }).click();
  await waitForMeasures(page);
  expect(page.url()).toContain("view=compare&columns=bn;ln;in;gn:groups=3");
  await expect
    .poll(() => columnNames(page))
    .toEqual(["Batch norm", "Layer norm C, H, W", "Instance norm", "Group norm G = 3"]);
  await expect(columns(page).nth(3).locator(".column-set")).toHaveText(
    "18 values: sample 1, channels 2 and 3, every h, w",
  );
  await page.goBack();
  await expect(page.locator(".explore")).toBeVisible();
  await page.goForward();
  await expect(columns(page)).toHaveCount(4);
});

test("columns are added, duplicated, moved and removed by keys alone", async ({ page }) => {
  await openCompare(page, "view=compare&columns=bn;ln");
  await page.getByRole("button", { name: "+ Add technique" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^RMS norm/ }).focus();
  await page.keyboard.press("Enter");
  await expect(columns(page)).toHaveCount(3);
  await openMenu(page, 2);
  await columns(page).nth(2).getByRole("button", { name: "Move left" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => columnNames(page)).toEqual(["Batch norm", "RMS norm C, H, W", "Layer norm C, H, W"]);
  await expect(columns(page).nth(1).getByRole("button", { name: "Move left" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => columnNames(page)).toEqual(["RMS norm C, H, W", "Batch norm", "Layer norm C, H, W"]);
  await columns(page).nth(0).getByRole("button", { name: "Duplicate" }).press("Enter");
  await expect(columns(page)).toHaveCount(4);
  await openMenu(page, 3);
  await columns(page).nth(3).getByRole("button", { name: "Remove" }).press("Enter");
  await expect(columns(page)).toHaveCount(3);
  expect(page.url()).toContain("columns=rms;rms;bn");
  await page.goBack();
  await expect(columns(page)).toHaveCount(4);
});

test("eight columns at most, one at least", async ({ page }) => {
  await openCompare(page, "view=compare&columns=bn;bn;bn;bn;bn;bn;bn;bn");
  await expect(page.getByRole("button", { name: "+ Add technique" })).toBeDisabled();
  await openMenu(page, 0);
  await expect(columns(page).first().getByRole("button", { name: "Duplicate" })).toBeDisabled();
  await openCompare(page, "view=compare&columns=bn;ln");
  await openMenu(page, 0);
  await columns(page).first().getByRole("button", { name: "Remove" }).click();
  await expect(columns(page).first().getByRole("button", { name: "Remove" })).toBeDisabled();
});

test("a column's own parameters change it and no other", async ({ page }) => {
  await openCompare(page, "view=compare&columns=gn:groups=3;gn:groups=3&cell=1.2.0.1");
  await expect.poll(async () => (await apart(page, 0, 1)).text).toContain("=");
  await columns(page).nth(1).locator("summary").first().click();
  await columns(page)
    .nth(1)
    .getByRole("group", { name: /groups$/ })
    .getByText("6", { exact: true })
    .click();
  await expect.poll(() => columnNames(page)).toEqual(["Group norm G = 3", "Group norm G = 6"]);
  await waitForMeasures(page);
  await expect.poll(async () => (await apart(page, 0, 1)).value).toBeGreaterThan(0.1);
  await page.keyboard.press("Escape");
  await expect(columns(page).nth(1).locator(".column-settings-panel")).toBeHidden();
});

test("pointing in one column lights the cell in all, a click pins it, Escape lets go", async ({ page }) => {
  await openCompare(page, "view=compare");
  await expect(page.locator(".column-set").first()).toHaveText("Point at a value.");
  const heatmap = columns(page).nth(2).locator(".heatmap-scroller");
  const box = await boxInSight(heatmap);
  await page.mouse.move(box.x + 12, box.y + 12);
  await expect(page.locator(".column-set").nth(0)).toHaveText("36 values: channel 0, every n, h, w");
  await expect(page.locator(".column-set").nth(1)).toHaveText("54 values: sample 0, every c, h, w");
  await expect(page.locator(".cube-cell")).toHaveCount(5);
  await page.mouse.click(box.x + 12, box.y + 12);
  await expect.poll(() => page.url()).toContain("cell=0.0.0.0");
  await heatmap.focus();
  await page.keyboard.press("Escape");
  await page.mouse.move(1, 1);
  await expect(page.locator(".column-set").first()).toHaveText("Point at a value.");
});

test("weight techniques do not stand beside the others, and the picker says why", async ({ page }) => {
  await openCompare(page);
  await page.getByRole("button", { name: "+ Add technique" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Weight norm normalizes a weight tensor; the columns here normalize activations.");
  await expect(dialog).toContainText("WN + mean-only BN normalizes the output of a convolution: another tensor.");
  await dialog.getByRole("button", { name: "Compare techniques of weights instead" }).click();
  await waitForMeasures(page);
  expect((await columnNames(page))[0]).toBe("Weight norm output channel");
  await page.getByText("Change one thing").click();
  await expect(page.locator(".panel-weights")).toBeVisible();
  expect((await row(page, "sets"))[0]).toBe("4 sets of 54 values: one per output channel");
});

test("what is shown: differences are zero where they must be, the gradient follows the cell, sets are a large cube", async ({
  page,
}) => {
  await openCompare(page);
  await page.getByText("From reference", { exact: true }).click();
  await expect(columns(page).first()).toContainText("reference: the others are shown as differences from it");
  await expect(columns(page).first().locator(".distribution-moments")).toContainText("σ 0.00");
  await page.getByText("Difference from x", { exact: true }).click();
  await expect(columns(page).first().locator(".heatmap")).toContainText("y − x");
  await page.getByText("Gradient", { exact: true }).click();
  await expect(columns(page).first().locator(".heatmap")).toContainText("∂y/∂x");
  await page.getByText("Sets", { exact: true }).click();
  await expect(page.locator(".column .heatmap")).toHaveCount(0);
  await expect(page.locator(".column-cube-large")).toHaveCount(4);
});

test("one scale for all or one each", async ({ page }) => {
  await openCompare(page, "view=compare&columns=bn;mobn");
  const ends = () => page.locator(".column .heatmap .value-legend").allTextContents();
  expect(await ends()).toEqual([]);
  await expect(page.locator(".compare-legend")).toContainText("one scale for all columns");
  await page.getByRole("switch", { name: "One scale for all" }).press("Space");
  await expect.poll(async () => new Set(await ends()).size).toBe(2);
  expect(page.url()).toContain("scales=own");
});

test("a counter-example is found and shown, and Back returns", async ({ page }) => {
  await openCompare(page, "view=compare&columns=ln;in&shape=1x6x3x3&change=N0,0,0&cell=0.0.0.0");
  await expect(page.locator(".equal-pair")).toContainText("LN and IN are equal to rounding on this tensor only.");
  await page.getByRole("button", { name: "Find a counter-example" }).click();
  await expect.poll(async () => (await apart(page, 0, 1)).value).toBeGreaterThan(0.01);
  await expect(page.locator(".notices")).toContainText("differ by up to");
  await page.goBack();
  await expect(page.locator(".equal-pair")).toContainText("on this tensor only");
});

test("an equality that the shape makes ends with another shape", async ({ page }) => {
  await openCompare(page, "view=compare&columns=bn;in&shape=1x6x3x3");
  await page.getByRole("button", { name: "Find a tensor where they differ" }).click();
  await expect.poll(() => page.url()).toContain("shape=2x6x3x3");
  await expect.poll(async () => (await apart(page, 0, 1)).value).toBeGreaterThan(0.01);
});

test("shape, data and one sample's contrast move all columns", async ({ page }) => {
  await openCompare(page);
  await page.getByText("Change one thing").click();
  await page.getByRole("spinbutton", { name: "N samples" }).press("ArrowUp");
  await expect(columns(page).first().locator(".column-words")).toHaveText("6 sets of 45 values: one per channel");
  await expect(columns(page).nth(1).locator(".column-words")).toHaveText("5 sets of 54 values: one per sample");
  await waitForMeasures(page);
  const before = await row(page, "at-cell");
  await page.getByText("one sample", { exact: true }).click();
  await page.getByRole("slider", { name: "a contrast" }).press("PageUp");
  await expect.poll(async () => (await row(page, "at-cell"))[0]).not.toBe(before[0]);
  await waitForMeasures(page);
  const after = await row(page, "at-cell");
  expect(after.slice(1)).toEqual(before.slice(1));
});

test("the cubes are saved for slides, as SVG and as PNG", async ({ page }) => {
  await openCompare(page, "view=compare&columns=bn;ln;in;gn:groups=2&cell=1.2.0.1");
  const saved = async (name: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    return download;
  };
  const svg = await saved("SVG");
  expect(svg.suggestedFilename()).toBe("normcube-bn-ln-in-gn.svg");
  const text = readFileSync(await svg.path(), "utf8");
  for (const name of ["Batch norm", "Layer norm", "Instance norm", "Group norm"]) expect(text).toContain(name);
  expect(text).toContain("8 sets of 27 values: one per sample and");
  const widthOf = (svg: string) =>
    page.evaluate(async (svg) => {
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      await image.decode();
      return image.width;
    }, svg);
  expect(await widthOf(text)).toBeGreaterThan(0);
  await expect(widthOf(`${text}</g>`)).rejects.toThrow("decode");
  const png = readFileSync(await (await saved("PNG")).path());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3600, 1014]);
});

test("more than the page can hold is refused with the numbers, and the last picture stays", async ({ page }) => {
  await openCompare(page, "view=compare&columns=bn;ln;in;gn:groups=2;rms");
  await page.evaluate(() => {
    location.hash = location.hash.replace(/shape=[\dx]+/, "shape=8x64x128x128");
  });
  await expect(page.locator(".warnings")).toContainText("5 columns of 8×64×128×128 are 41,943,040 values");
  await expect(columns(page)).toHaveCount(5);
});

for (const [theme, forced] of [
  ["light", "none"],
  ["dark", "none"],
  ["projector", "none"],
  ["light", "active"],
] as const) {
  test(`axe finds nothing: ${theme}${forced === "active" ? ", forced colours" : ""}`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: forced });
    await page.addInitScript((kept) => localStorage.setItem("normcube-theme", kept), theme);
    await openCompare(page, "view=compare&columns=bn;in;gn:groups=6&cell=1.2.0.1&change=N1,2,0");
    await expectNoAxeViolations(page);
    await columns(page).first().locator("summary").first().click();
    await expectNoAxeViolations(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "+ Add technique" }).click();
    await expectNoAxeViolations(page);
  });
}

for (const width of [1440, 1024, 768, 360]) {
  test(`nothing sticks out at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openCompare(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}

for (const [width, count] of [
  [1440, 4],
  [1280, 8],
  [768, 2],
  [360, 4],
]) {
  test(`what is said above and below the cubes has its room: ${count} columns at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const all = ["bn", "ln", "in", "gn:groups=2", "rms", "bin", "sn", "bn"].slice(0, count).join(";");
    await openCompare(page, `view=compare&columns=${all}&cell=1.2.0.1`);
    const stages = new Set<number>();
    for (const column of await columns(page).all()) {
      const [words, stage, value] = await column.evaluate((node) =>
        [".column-words", ".cube-stage", ".column-value"].map((name) => {
          const part = node.querySelector(name) as HTMLElement;
          const { top, bottom, height } = part.getBoundingClientRect();
          return { top, bottom, height, hidden: part.scrollHeight - part.clientHeight };
        }),
      );
      expect(stage.top).toBeGreaterThanOrEqual(words.bottom);
      expect(value.top).toBeGreaterThanOrEqual(stage.bottom);
      expect(value.hidden).toBeLessThanOrEqual(0);
      stages.add(stage.height);
    }
    expect(stages.size, "all cubes have one height").toBe(1);
  });
}

test("at 360 px columns are a carousel that keeps the pinned cell in view", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 760 });
  await openCompare(page, "view=compare&columns=bn;ln;in&shape=8x64x8x8&cell=6.50.3.3");
  const jump = page.locator(".compare-jump");
  await jump.getByRole("button", { name: "IN" }).click();
  await expect(jump.locator("[aria-current]")).toHaveText("IN");
  const cell = columns(page).nth(2).locator(".heatmap-cell").first();
  await cell.scrollIntoViewIfNeeded();
  const box = await cell.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
});
