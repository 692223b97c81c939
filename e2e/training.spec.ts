import { batchesUntil } from "../engine/normalize/running.ts";
import { open, slider } from "./explore.ts";
import { expect, test } from "./fixtures.ts";

test.describe("train and evaluate", () => {
  test("a stream of mini-batches is stepped, scrubbed and evaluated", async ({ page }) => {
    await open(page, "technique=bn&shape=4x6x3x3&data=scales&seed=7&batches=0");
    const card = page.getByRole("region", { name: /^Train and evaluate/ });
    await card.getByText("Stream", { exact: true }).click();
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
});
