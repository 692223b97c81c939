import type { Locator, Page } from "@playwright/test";
import { address, boxInSight, enter, field, heatmap, open, openView, pixels, settled, slider } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

/** The ends of a heatmap's scale, as its legend says them. */
function ends(page: Page, title: "Before" | "After"): Locator {
  return page.locator(".heatmap-head", { hasText: title }).locator(".value-legend-scale");
}

const note = (page: Page) => page.locator(".scale-note");
const axes = (page: Page) => page.locator(".distribution .distribution-tick text");

/** The middle of something, once the page around it has come to rest. */
async function middleOf(thing: Locator): Promise<{ x: number; y: number }> {
  const place = await settled(async () => JSON.stringify(await boxInSight(thing)));
  const { x, y, width, height } = JSON.parse(place);
  return { x: x + width / 2, y: y + height / 2 };
}

test("while γ is dragged its scale and axes stand still, then they change and it is said", async ({ page }) => {
  await open(page, "technique=bn&cell=1.2.0.1");
  const gamma = slider(page, "γ scale");
  await gamma.scrollIntoViewIfNeeded();
  const [scale, ticks, first] = [
    await ends(page, "After").textContent(),
    await axes(page).allTextContents(),
    await pixels(page, "After"),
  ];
  const { x, y } = await middleOf(gamma);
  await page.mouse.move(x + 20, y);
  await page.mouse.down();
  const seen = new Set([first]);
  for (const right of [30, 40, 50]) {
    await page.mouse.move(x + right, y);
    await expect.poll(async () => seen.has(await pixels(page, "After"))).toBe(false);
    seen.add(await pixels(page, "After"));
    await expect(ends(page, "After")).toHaveText(scale ?? "");
    expect(await axes(page).allTextContents()).toEqual(ticks);
  }
  // However long it is held.
  await page.waitForTimeout(1500);
  await expect(ends(page, "After")).toHaveText(scale ?? "");
  await expect(note(page)).toHaveText(
    "The scales stand still while a parameter moves; values beyond them have the colour of the end.",
  );
  await page.mouse.up();
  await expect(ends(page, "After")).not.toHaveText(scale ?? "");
  await expect(note(page)).toHaveText(
    /^The scale after has changed: it reached from \S+ to \S+, now from \S+ to \S+\.$/,
  );
  await expect(page.getByText(/^The axis after has changed: it reached from/)).toBeVisible();
  expect(await axes(page).allTextContents()).not.toEqual(ticks);
});

test("γ = 1 and γ = 3 are two pictures while keys move it, and the scale follows once they rest", async ({ page }) => {
  await open(page, "technique=bn&cell=1.2.0.1");
  const [scale, first] = [await ends(page, "After").textContent(), await pixels(page, "After")];
  await slider(page, "γ scale").focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await expect.poll(() => pixels(page, "After")).not.toBe(first);
  await expect(ends(page, "After")).toHaveText(scale ?? "");
  await expect(ends(page, "After")).not.toHaveText(scale ?? "");
  await expect(note(page)).toContainText("The scale after has changed");
  await enter(page, "γ scale", "1");
  await expect(ends(page, "After")).toHaveText(scale ?? "");
  await expect.poll(() => pixels(page, "After")).toBe(first);
  await field(page, "γ scale").focus();
  await page.keyboard.down("ArrowUp");
  await expect.poll(() => pixels(page, "After")).not.toBe(first);
  await page.waitForTimeout(1000);
  await expect(ends(page, "After")).toHaveText(scale ?? "");
  await page.keyboard.up("ArrowUp");
  await expect(ends(page, "After")).not.toHaveText(scale ?? "");
});

test("one entry of γ has another colour than the others, and all have none while they start", async ({ page }) => {
  const strip = (hash: string) => async () => {
    await page.goto("about:blank");
    await open(page, `technique=bn&${hash}`);
    const head = page.locator(".parameter", { hasText: "γ" }).first();
    const picture = head.locator("canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    return { picture: await picture, legend: await head.locator(".parameter-strip").getAttribute("title") };
  };
  const [start, one, all] = [await strip("gamma=1")(), await strip("gamma=1,2:3")(), await strip("gamma=3")()];
  expect(new Set([start.picture, one.picture, all.picture]).size).toBe(3);
  expect(start.legend).toContain("white is the start, 1.00");
  for (const { legend } of [one, all]) expect(legend).toBe(start.legend);
  const zero = page.locator(".parameter", { hasText: "β" }).first().locator("canvas");
  const shades = (canvas: Locator) =>
    canvas.evaluate((it: HTMLCanvasElement) => {
      const image = it.getContext("2d")?.getImageData(0, 0, it.width, it.height);
      return [...new Set(new Uint32Array(image?.data.buffer ?? new ArrayBuffer(0)))].filter((word) => word !== 0)
        .length;
    });
  expect(await shades(zero)).toBe(1);
});

test("far from zero the scale is centred on the mean at a press, linked, and says so", async ({ page }) => {
  await open(page, "technique=bn&beta=2000&cell=1.2.0.1");
  const plain = await pixels(page, "After");
  const offer = page.getByRole("button", { name: /centre on the mean$/ });
  await expect(offer).toHaveCount(1);
  await offer.click();
  await expect(offer).toHaveCount(0);
  await expect.poll(() => address(page).get("white")).toBe("mean");
  const legend = page.locator(".heatmap-head", { hasText: "After" }).locator(".value-legend");
  await expect(legend).toContainText("white: mean 2000.00");
  await expect(ends(page, "After")).toHaveText(/^199\d\.\d\d200\d\.\d\d$/);
  const centred = await pixels(page, "After");
  expect(centred).not.toBe(plain);
  await page.reload();
  await expect(heatmap(page, "After")).toBeVisible();
  await openView(page);
  await expect(page.getByRole("switch", { name: "Centre on the mean" })).toBeChecked();
  await expect.poll(() => pixels(page, "After")).toBe(centred);
  // The same picture as without the shift, on its own mean.
  await page.getByRole("switch", { name: "Centre on the mean" }).press("Space");
  await expect.poll(() => address(page).get("white")).toBeNull();
  await expect.poll(() => pixels(page, "After")).toBe(plain);
});

test("the columns of Compare stand still while one of the tensor's channels is altered", async ({ page }) => {
  await page.goto("./#view=compare&columns=rms;mobn&change=C1,1,0&cell=1.2.0.1");
  const scales = page.locator(".compare-legend .value-legend-scale").last();
  await expect(scales).toBeVisible();
  const pictures = () =>
    page
      .locator(".compare-card .heatmap-canvas")
      .evaluateAll((all) => (all as HTMLCanvasElement[]).map((canvas) => canvas.toDataURL()).join());
  const [before, drawn] = [await scales.allTextContents(), await pictures()];
  const offset = page.getByRole("slider", { name: "b offset", exact: true });
  await offset.scrollIntoViewIfNeeded();
  const { x, y } = await middleOf(offset);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y, { steps: 4 });
  await expect.poll(pictures).not.toBe(drawn);
  await page.waitForTimeout(1000);
  expect(await scales.allTextContents()).toEqual(before);
  await expect(page.locator(".compare-note")).toHaveText("Scales and axes stand still while a parameter moves.");
  await page.mouse.up();
  await expect.poll(() => scales.allTextContents()).not.toEqual(before);
  await expect(page.locator(".compare-note")).toContainText("The colour scale has changed: it reached from");
});
