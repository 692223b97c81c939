import { batchesUntil } from "../engine/normalize/running.ts";
import { open, slider } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

test.describe("train and evaluate", () => {
  test("a stream of mini-batches is stepped, scrubbed and evaluated", async ({ page }) => {
    await open(page, "technique=bn&shape=4x6x3x3&data=scales&seed=7&batches=0");
    const card = page.getByRole("region", { name: /^Train and evaluate/ });
    await page.getByRole("button", { name: "Stream", exact: true }).click();
    await expect(card.getByRole("heading", { name: /^Train and evaluate/ })).toBeFocused();
    await expect(page).toHaveURL(/training=stream/);
    const difference = card.getByRole("region", { name: /^y in evaluation minus y in training/ });
    await expect(difference).toContainText("After 0 mini-batches");
    await card.getByRole("button", { name: "Next mini-batch" }).click();
    await expect(difference).toContainText("After 1 mini-batch the");
    await expect(card.getByRole("columnheader", { name: "mini-batch 1", exact: true })).toBeVisible();
    await slider(page, "k mini-batches seen").press("End");
    await expect(difference).toContainText("After 100 mini-batches");
    await card.getByText("Keras", { exact: true }).click();
    await expect(card).toContainText(`After ${batchesUntil(0.99, 0.1)} updates 99 %`);
    await page.getByText("Evaluation", { exact: true }).click();
    await expect(page).toHaveURL(/batches=100/);
    await expect(page.locator(".explore-headline")).toContainText("evaluation");
  });

  test("other batch-mates, batch sizes, devices and folding show their numbers", async ({ page }) => {
    await open(page, "technique=bn&shape=4x6x3x3&data=scales&seed=7&training=company");
    const card = page.getByRole("region", { name: /^Train and evaluate/ });
    const changes = card.getByRole("region", { name: "What other batch-mates change" });
    await card.getByRole("button", { name: "Next redraw" }).click();
    await expect(changes.getByRole("columnheader", { name: "y after redraw 1" })).toBeVisible();
    await expect(
      changes
        .getByRole("row", { name: /^Group norm/ })
        .getByRole("cell")
        .last(),
    ).toHaveText("0.00");
    await expect(
      changes
        .getByRole("row", { name: /^Batch norm/ })
        .getByRole("cell")
        .last(),
    ).not.toHaveText("0.00");
    await card.getByText("Batch size", { exact: true }).click();
    await expect(card).toContainText("Expected more than 1 value per channel");
    await card.getByText("Devices", { exact: true }).click();
    await card.getByRole("spinbutton", { name: "device 0 samples" }).press("ArrowUp");
    await expect(page).toHaveURL(/devices=3\.1/);
    await expect(card).toContainText("13 numbers instead of the 162 values of 3 samples");
    await card.getByRole("button", { name: "Previous merge" }).press("Enter");
    await expect(card.getByRole("row", { name: /merged/ })).toHaveCount(0);
    await card.getByText("Folding", { exact: true }).click();
    await expect(card).toContainText("rounding alone");
  });

  test("gradients are asked for, taken apart step by step and checked", async ({ page }) => {
    await open(page, "technique=bn&shape=4x6x3x3&data=scales&seed=7&training=backward&cell=1.2.0.1");
    const card = page.getByRole("region", { name: /^Train and evaluate/ });
    await expect(card).toContainText("not 0 at 36 of 216 values of x. The value shares statistics with 35 others.");
    await expect(card).toContainText("5 of 5: Gradient.");
    await card.getByRole("button", { name: "Previous part" }).click();
    await expect(card).toContainText("4 of 5: What the variance takes.");
    const checked = card.getByRole("region", { name: "Gradients beside finite differences" });
    for (const row of await checked.getByRole("row").all()) {
      const [formula, difference] = await row.getByRole("cell").allTextContents();
      expect(formula).toBe(difference);
    }
    await card.getByText("A channel’s mean", { exact: true }).click();
    await expect(page).toHaveURL(/upstream=target/);
    await slider(page, "t wanted mean").press("End");
    await expect(page).toHaveURL(/target=3/);
    await page.getByText("Evaluation", { exact: true }).click();
    await expect(card).toContainText("The running statistics are given numbers and take nothing");
    await expect(card).toContainText("2 of 2: Gradient.");
  });
});
