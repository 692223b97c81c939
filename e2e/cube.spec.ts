import { readFile } from "node:fs/promises";
import { cube, open } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

test("the cube is saved as a vector picture with the selected set and the axes' names", async ({ page }) => {
  await open(page, "cell=1.2.0.1");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as SVG" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("normcube-gn.svg");
  const svg = await readFile(await file.path(), "utf8");
  expect(svg).toMatch(/^<svg xmlns/);
  expect(svg).toContain("12 sets of 18 cells: one per sample and group of 2 channels");
  expect(svg).toContain("C channel");
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
  await page.getByText("Apart", { exact: true }).first().click();
  await expect.poll(view).toMatch(/^sets,cube,0\.\d+,all$/);
  await page.getByText("Blocks", { exact: true }).click();
  await expect.poll(view).toMatch(/^sets,samples,/);
  await page.getByText("After", { exact: true }).first().click();
  await expect.poll(view).toMatch(/^after,samples,/);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Blocks" })).toBeChecked();
});
