import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { rgbOf } from "../components/rgb.ts";
import { choosePreset, columns, openCompare } from "./compare.ts";
import { address, cube, open, openShare, slider } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

test("the cube is saved as a vector picture with the selected set and the axes' names", async ({ page }) => {
  await open(page, "cell=1.2.0.1");
  const download = page.waitForEvent("download");
  await openShare(page);
  await page.getByRole("button", { name: "Save as SVG" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("normcube-gn.svg");
  const svg = await readFile(await file.path(), "utf8");
  expect(svg).toMatch(/^<svg xmlns/);
  expect(svg).toContain("12 sets of 18 values: one per sample and group of 2 channels");
  expect(svg).toMatch(/>C( channel)?</);
});

test("the cube turns by drag and keys, pulls apart, shows values, and a double click returns to the figure", async ({
  page,
}) => {
  await open(page, "cell=1.2.0.1");
  const view = () => new URLSearchParams(new URL(page.url()).hash.slice(1)).get("cube");
  expect(view()).toBeNull();
  const box = await cube(page).boundingBox();
  if (!box) throw new Error("the cube has no box");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 90, box.y + box.height / 2 + 20, { steps: 6 });
  await page.mouse.up();
  await expect.poll(view).toMatch(/^sets,cube,0,[\d.,-]+,all$/);
  await cube(page).dblclick();
  await expect.poll(view).toBeNull();
  await cube(page).press("]");
  await expect.poll(view).not.toBeNull();
  await cube(page).press("0");
  await expect.poll(view).toBeNull();
  await slider(page, "Pull apart").press("PageUp");
  await expect.poll(view).toMatch(/^sets,cube,0\.\d+,all$/);
  await page.getByText("Blocks", { exact: true }).click();
  await expect.poll(view).toMatch(/^sets,samples,/);
  await page.getByText("After", { exact: true }).first().click();
  await expect.poll(view).toMatch(/^after,samples,/);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Blocks" })).toBeChecked();
});

/** Which part of the pixels that a cube covers on its canvas is paper. */
function paperOn(page: Page, index = 0): Promise<number> {
  return page
    .locator(".cube-canvas")
    .nth(index)
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let [covered, paper] = [0, 0];
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] < 255) continue;
        covered++;
        if (Math.min(data[i], data[i + 1], data[i + 2]) > 245) paper++;
      }
      return paper / covered;
    });
}

test("sets thinner than a line are seen: at most a fifth of a cube is paper", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const scene of [
    "technique=ln&shape=300x16x1x1&data=normal&seed=7",
    "technique=bn&shape=32x256x1x1&data=normal&seed=7",
    "technique=bn&shape=64x256x1x1&data=normal&seed=7",
    "technique=bn&shape=16x96x1x1&data=normal&seed=7",
    "technique=ln&axes=position&shape=1x64x128x1&data=normal&seed=7",
    "technique=ln&shape=256x64x2x2&data=normal&seed=7",
    "technique=ln&shape=300x16x1x1&data=normal&seed=7&cube=sets,samples,0,all",
    "technique=ln&shape=300x16x1x1&data=normal&seed=7&cube=sets,cube,1,all",
  ]) {
    await open(page, scene);
    expect(await paperOn(page), scene).toBeLessThan(0.2);
  }
  await openCompare(page, "view=compare&shape=300x126x1x1&data=normal&seed=7");
  for (let column = 0; column < 4; column++) expect(await paperOn(page, column), `column ${column}`).toBeLessThan(0.2);
});

for (const theme of ["light", "dark", "projector"]) {
  test(`the saved picture stands on the page's own ground: ${theme}`, async ({ page }) => {
    await page.addInitScript((kept) => localStorage.setItem("normcube-theme", kept), theme);
    await open(page);
    const download = page.waitForEvent("download");
    await openShare(page);
    await page.getByRole("button", { name: "Save as SVG" }).click();
    const svg = await readFile(await (await download).path(), "utf8");
    const ground = await cube(page).evaluate((stage) => getComputedStyle(stage).backgroundColor);
    expect(rgbOf(/<rect [^>]*fill="([^"]+)"/.exec(svg)?.[1] ?? "")).toEqual(rgbOf(ground));
  });
}

test("the pinned cell takes the click through the glass before it, and so does its cross: both let go", async ({
  page,
}) => {
  const pinned = "cell=2.3.1.1";
  await open(page, pinned);
  const box = await page.locator(".cube-cell").boundingBox();
  if (!box) throw new Error("no value is marked");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.55);
  await expect.poll(() => address(page).get("cell")).toBe("2.3.1.1");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.55);
  await expect.poll(() => address(page).get("cell")).toBeNull();
  await expect(page.locator(".cube-let-go")).toHaveCount(0);
  await open(page, `${pinned}&technique=bn`);
  await cube(page).getByRole("button", { name: "Clear selection" }).click();
  await expect.poll(() => address(page).get("cell")).toBeNull();
});

test("the preset of the paper's figure has its four cubes, seen as there, with the near sets lit", async ({ page }) => {
  await openCompare(page, "view=compare&cube=sets,cube,0.5,2,0.1,1,0,0,all");
  await choosePreset(page, "Which values share in the paper’s figure?");
  await expect.poll(() => address(page).get("shape")).toBe("6x6x2x3");
  expect(address(page).get("cube")).toBeNull();
  const sets = columns(page).locator(".column-set");
  await expect(sets).toHaveText([
    "36 values: channel 0, every n, h, w",
    "36 values: sample 0, every c, h, w",
    "6 values: sample 0, channel 0, every h, w",
    "18 values: sample 0, channels 0 to 2, every h, w",
  ]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a tap on the cube shows the cell's numbers on the screen, and their cross lets go", async ({ page }) => {
    await open(page, "technique=bn&cell=0.0.0.0");
    const card = page.getByRole("region", { name: "Selected value" });
    await expect(card).toContainText("sample 0, channel 0, row 0, column 0");
    await card.getByRole("button", { name: "Clear selection" }).tap();
    await expect(card).toHaveCount(0);
    const box = await cube(page).boundingBox();
    if (!box) throw new Error("the cube has no box");
    await page.touchscreen.tap(box.x + box.width / 2 + 20, box.y + box.height / 2);
    await expect(card).toBeInViewport({ ratio: 1 });
    await expect(card).toContainText(/x −?[\d.]+ → y −?[\d.]+/);
    await expect(card).toContainText("with 35 other values");
    await card.getByRole("button", { name: "Show the formula" }).tap();
    await expect(page.locator("#formula")).toBeInViewport();
  });
});

for (const { width, size, view } of [
  { width: 320, size: "100%", view: "explore" },
  { width: 320, size: "200%", view: "explore" },
  { width: 1440, size: "200%", view: "explore" },
  { width: 320, size: "200%", view: "compare" },
  { width: 1440, size: "100%", view: "compare&show=sets" },
  { width: 1440, size: "200%", view: "compare&shape=300x126x1x1" },
]) {
  test(`no label of a cube is cut off: ${view} at ${width} px, text ${size}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.addInitScript((text) => {
      addEventListener("DOMContentLoaded", () => document.documentElement.style.setProperty("font-size", text));
    }, size);
    await page.goto(`./#view=${view}`);
    await expect(page.locator(".cube-name").first()).toBeAttached();
    await page.waitForTimeout(300);
    const cut = await page.locator(".cube-stage").evaluateAll((stages) =>
      stages.flatMap((stage) => {
        const room = stage.getBoundingClientRect();
        return [...stage.querySelectorAll("text")].flatMap((label) => {
          const { left, right, top, bottom } = label.getBoundingClientRect();
          const fits =
            left >= room.left - 0.5 &&
            right <= room.right + 0.5 &&
            top >= room.top - 0.5 &&
            bottom <= room.bottom + 0.5;
          return fits ? [] : [label.textContent];
        });
      }),
    );
    expect(cut).toEqual([]);
  });
}
