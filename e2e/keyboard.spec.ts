import type { Locator, Page } from "@playwright/test";
import { batchNorm } from "../engine/techniques/batchNorm.ts";
import { groupNorm } from "../engine/techniques/groupNorm.ts";
import { TECHNIQUES } from "../engine/techniques/index.ts";
import {
  address,
  cellNumbers,
  cube,
  data,
  field,
  heatmap,
  noticeList,
  open,
  techniqueOption,
  thisCell,
  warnings,
} from "./explore.ts";
import { npy } from "./files.ts";
import { expect, test } from "./fixtures.ts";

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`200 times Tab do not lead to ${goal}`);
}

/** What is read out in a picture while it is walked. */
function said(picture: Locator): Locator {
  return picture
    .page()
    .locator("[aria-live=polite]")
    .filter({ hasText: /^(sample|output channel) \d.*becomes/ });
}

test("the keyboard alone chooses, sets, types, unfolds, copies and opens a file", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await tabTo(page, techniqueOption(page, groupNorm));
  const between = TECHNIQUES.indexOf(groupNorm) - TECHNIQUES.indexOf(batchNorm);
  for (let up = 0; up < between; up++) await page.keyboard.press("ArrowUp");
  await expect(techniqueOption(page, batchNorm)).toBeChecked();
  await expect(cube(page)).toHaveAccessibleName("6 sets of 36 values: one per channel");

  await tabTo(page, field(page, "γ scale"));
  await page.keyboard.type("2.5");
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("radio", { name: "Training" }));
  await page.keyboard.press("ArrowRight");
  await expect(thisCell(page)).toContainText("running statistics of channel 2");
  expect((await cellNumbers(page)).rows.γ.value).toBe(2.5);

  await tabTo(page, page.locator("summary", { hasText: "Blends" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: /^Switchable norm/ })).toBeVisible();
  await tabTo(page, field(page, "N samples"));
  await page.keyboard.press("ArrowUp");
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 5×6×3×3 values");
  await tabTo(page, data(page));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText("Mean 0 and variance 1 already")).toBeVisible();

  // The browser begins to report choosers some time after it is asked to.
  const chooser = page.waitForEvent("filechooser");
  await tabTo(page, page.getByLabel("Choose a file"));
  await page.keyboard.press("Space");
  const { name, bytes } = npy(
    "<f4",
    [2, 3, 2, 2],
    Array.from({ length: 24 }, (_, i) => i),
  );
  await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 2×3×2×2 values");

  await tabTo(page, page.getByRole("button", { name: "View", exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("switch", { name: "One scale for both" }));
  await page.keyboard.press("Space");
  await expect(page.getByRole("switch", { name: "One scale for both" })).toBeChecked();
  await page.keyboard.press("Escape");
  await tabTo(page, page.getByText("Data table").first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Before, x: data table" }).getByRole("cell")).not.toHaveCount(0);
  await tabTo(page, page.getByRole("radio", { name: "This set" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Channel", exact: true })).toBeChecked();

  await tabTo(page, page.getByRole("button", { name: "Share" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Copy link" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Link copied" })).toBeFocused();
  await page.keyboard.press("Escape");
  await tabTo(page, page.getByRole("button", { name: "Settings" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("radio", { name: "Auto" }).first());
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the cube is walked along its axes as drawn, pinned and let go, and read out", async ({ page }) => {
  await open(page, "technique=gn&groups=3&cell=1.2.0.1");
  await expect(thisCell(page)).toContainText("pinned");
  await tabTo(page, cube(page));
  for (const [key, cell] of [
    ["ArrowDown", "sample 1, channel 2, row 0, column 2"],
    ["ArrowDown", "sample 1, channel 2, row 1, column 0"],
    ["ArrowUp", "sample 1, channel 2, row 0, column 2"],
    ["ArrowRight", "sample 1, channel 1, row 0, column 2"],
    ["ArrowLeft", "sample 1, channel 2, row 0, column 2"],
    ["Shift+ArrowRight", "sample 2, channel 2, row 0, column 2"],
    ["Shift+ArrowLeft", "sample 1, channel 2, row 0, column 2"],
    ["Home", "sample 1, channel 0, row 0, column 2"],
    ["End", "sample 1, channel 5, row 0, column 2"],
  ]) {
    await page.keyboard.press(key);
    await expect(said(cube(page)), key).toContainText(`${cell}: `);
    await expect(thisCell(page)).toContainText(cell);
  }
  const { before, after, sources } = await cellNumbers(page);
  await expect(said(cube(page))).toHaveText(
    `sample 1, channel 5, row 0, column 2: ${before.text} becomes ${after.text}; shares mean ${sources[0].rows.μ.text} with 17 other values`,
  );
  await page.keyboard.press("Enter");
  await expect.poll(() => address(page).get("cell")).toBe("1.5.0.2");
  await page.keyboard.press("Escape");
  await expect(thisCell(page)).toContainText("Point at a value");
  await expect.poll(() => address(page).get("cell")).toBeNull();
});

test("the heatmaps are walked by rows and columns, samples and channels, and read out", async ({ page }) => {
  await open(page, "technique=bn&mode=eval&cell=1.2.0.1");
  await tabTo(page, heatmap(page, "After"));
  for (const [key, cell] of [
    ["ArrowDown", "sample 1, channel 2, row 1, column 1"],
    ["ArrowRight", "sample 1, channel 2, row 1, column 2"],
    ["ArrowRight", "sample 1, channel 3, row 1, column 0"],
    ["ArrowLeft", "sample 1, channel 2, row 1, column 2"],
    ["ArrowUp", "sample 1, channel 2, row 0, column 2"],
    ["ArrowUp", "sample 0, channel 2, row 2, column 2"],
    ["Shift+ArrowDown", "sample 1, channel 2, row 2, column 2"],
    ["Shift+ArrowRight", "sample 1, channel 3, row 2, column 2"],
    ["Home", "sample 1, channel 0, row 2, column 0"],
    ["End", "sample 1, channel 5, row 2, column 2"],
    ["Control+Home", "sample 0, channel 0, row 0, column 0"],
    ["Control+End", "sample 3, channel 5, row 2, column 2"],
    ["ArrowRight", "sample 3, channel 5, row 2, column 2"],
  ]) {
    await page.keyboard.press(key);
    await expect(thisCell(page), key).toContainText(cell);
  }
  await expect(said(heatmap(page, "After"))).toHaveText(
    /^sample 3, channel 5, row 2, column 2: \S+ becomes \S+; uses the running mean \S+ of channel 5; no value of this mini-batch takes part$/,
  );
  await page.keyboard.press("Enter");
  await expect.poll(() => address(page).get("cell")).toBe("3.5.2.2");
  await page.keyboard.press("Escape");
  await expect.poll(() => address(page).get("cell")).toBeNull();
});

test("the first Tab offers to skip the controls, and leaves the scene as it is", async ({ page }) => {
  await open(page, "technique=bn&cell=1.2.0.1");
  const shown = page.url();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the picture" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
  expect(page.url()).toBe(shown);
  await expect(noticeList(page)).toHaveCount(0);
});

test("every symbol explains itself on focus and on hover, until Escape", async ({ page }) => {
  await open(page, "technique=gn&cell=1.2.0.1");
  await tabTo(page, thisCell(page).getByRole("button", { name: "σ²" }));
  const explanation = page.getByRole("tooltip").filter({ hasText: /^The variance, the mean squared deviation .*\.$/ });
  await expect(explanation).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(explanation).toBeHidden();
  await expect(thisCell(page)).toContainText("pinned");
  await page.getByText("G groups", { exact: true }).hover();
  await expect(page.getByRole("tooltip").filter({ hasText: /^Into how many groups of neighbouring/ })).toBeVisible();
});

test("on a phone, all controls are in a drawer that the keyboard opens and closes", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "technique=gn&cell=1.2.0.1");
  const opener = page.getByRole("button", { name: "Controls" });
  await tabTo(page, opener);
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Controls" });
  await tabTo(page, drawer.getByRole("spinbutton", { name: "C channels" }));
  await page.keyboard.type("4");
  await page.keyboard.press("Enter");
  await expect(page.getByText("3 does not divide C = 4")).toBeAttached();
  await tabTo(page, drawer.getByRole("button", { name: "close" }));
  await page.keyboard.press("Enter");
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 4×4×3×3 values");
  await expect(warnings(page)).toBeEmpty();
});
