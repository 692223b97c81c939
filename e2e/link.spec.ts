import type { Page } from "@playwright/test";
import { tensorLetters } from "../engine/explain/symbols.ts";
import type { Control } from "../engine/plan/controls.ts";
import type { Technique } from "../engine/plan/technique.ts";
import { batchNorm } from "../engine/techniques/batchNorm.ts";
import { groupNorm } from "../engine/techniques/groupNorm.ts";
import { TECHNIQUES } from "../engine/techniques/index.ts";
import {
  address,
  boxInSight,
  cellNumbers,
  choose,
  chooseTechnique,
  cube,
  data,
  enter,
  field,
  heatmap,
  noticeList,
  open,
  openShare,
  openView,
  pixels,
  slider,
  techniqueOption,
  thisCell,
  warnings,
} from "./explore.ts";
import { drop, npy } from "./files.ts";
import { expect, test } from "./fixtures.ts";

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

/** The address that "Copy link" puts on the clipboard. */
async function copyLink(page: Page): Promise<string> {
  await openShare(page);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  await page.keyboard.press("Escape");
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What a person sees of a scene, but for what has changed since the page was opened. */
async function seen(page: Page): Promise<unknown[]> {
  const numbers = page.getByRole("complementary", { name: "Numbers" });
  const changed = (await numbers.locator(".axis-note").allTextContents()).filter((text) => text !== "");
  return [
    await cube(page).getAttribute("aria-label"),
    changed.reduce((text, note) => text.replace(note, ""), (await numbers.textContent()) ?? ""),
    await pixels(page, "Before"),
    await pixels(page, "After"),
  ];
}

/** A value for a control that is not its default, as an address writes it. */
function otherThanDefault(control: Control): string {
  switch (control.kind) {
    case "choice":
      return control.options.findLast(({ value }) => value !== control.default)?.value ?? "";
    case "shares":
      return "0.5,-1,2";
    case "divisor":
      return "2";
    case "entries":
      return "0.75,2:1.5";
    case "overrides":
      return "0,2:0.5";
    default:
      return control.scale === "log" ? "0.001" : String(control.min + (control.max - control.min) / 4);
  }
}

/** The parameters that a scene changes: all but one, as without batch statistics there would be two shares, not three. */
function changedParams({ controls }: Technique): [name: string, text: string][] {
  const params = Object.entries(controls).filter(([name]) => name !== "batch");
  return params.map(([name, control]) => [name, otherThanDefault(control)]);
}

function sceneOf(technique: Technique): string {
  const params = changedParams(technique).map(([name, text]) => `&${name}=${text}`);
  const tensors = "shape=3x6x4x5&data=normal&seed=42&weight-shape=5x6x3x2&weight-data=he&weight-seed=43";
  return `technique=${technique.id}&${tensors}${params.join("")}&cell=2.1.1.1`;
}

/** One technique of each kind: that every one's link comes back as it was is held without a browser. */
const OF_EACH_KIND = new Map(
  TECHNIQUES.map((technique) => {
    const { tensor, weight, terms, stage, tracked } = technique;
    return [[tensor, ...[weight, terms, stage, tracked].map(Boolean)].join(), technique];
  }),
);

for (const technique of OF_EACH_KIND.values()) {
  test(`${technique.name}: a copied link shows the same words, numbers and picture elsewhere`, async ({
    page,
    context,
  }) => {
    await open(page, sceneOf(technique));
    await expect(thisCell(page)).toContainText(`${tensorLetters(technique).after} = `);
    await openView(page);
    await page.getByRole("switch", { name: "One scale for both" }).click();
    await choose(page, "Values shown", "All");
    await expect(page.getByRole("img", { name: /^Before: / })).toHaveAccessibleName(/\d{2,} values/);
    const link = await copyLink(page);
    for (const [name, text] of changedParams(technique)) {
      expect(new URLSearchParams(new URL(link).hash.slice(1)).get(name)).toBe(text);
    }
    const elsewhere = await context.newPage();
    await elsewhere.goto(link);
    await expect.poll(() => seen(elsewhere)).toEqual(await seen(page));
    await expect(noticeList(elsewhere)).toHaveCount(0);
  });
}

test("Back and Forward go over choices", async ({ page }) => {
  await open(page);
  await chooseTechnique(page, batchNorm);
  await data(page).selectOption("Standard normal");
  await enter(page, "N samples", "5");
  await expect(thisCell(page)).toContainText("44 other values");
  const ofSeed7 = await thisCell(page).textContent();
  await slider(page, "seed seed").press("ArrowRight");
  await expect(field(page, "seed seed")).toHaveValue("8");
  await expect.poll(() => thisCell(page).textContent()).not.toBe(ofSeed7);
  const numbers = await thisCell(page).textContent();
  await page.goBack();
  await expect(field(page, "seed seed")).toHaveValue("7");
  await page.goBack();
  await expect(field(page, "N samples")).toHaveValue("4");
  await page.goBack();
  await expect(page.getByText("Each channel has its own mean and spread")).toBeVisible();
  await page.goBack();
  await expect(cube(page)).toHaveAccessibleName("12 sets of 18 values: one per sample and group of 2 channels");
  for (let step = 0; step < 4; step++) await page.goForward();
  await expect(field(page, "seed seed")).toHaveValue("8");
  await expect.poll(() => thisCell(page).textContent()).toBe(numbers);
});

test("a drag is one step of the history, pointing and pinning none", async ({ page }) => {
  await open(page);
  const length = () => page.evaluate(() => history.length);
  const before = await length();
  const thumb = await boxInSight(slider(page, "seed seed"));
  await page.mouse.move(thumb.x + thumb.width / 2, thumb.y + thumb.height / 2);
  await page.mouse.down();
  await page.mouse.move(thumb.x + (3 * thumb.width) / 4, thumb.y + thumb.height / 2, { steps: 10 });
  // A drag that rests is in the address already, and goes on as the same step.
  await expect.poll(() => address(page).get("seed")).toMatch(/^[67]\d$/);
  await page.mouse.move(thumb.x + thumb.width, thumb.y + thumb.height / 2, { steps: 10 });
  await page.mouse.up();
  await expect.poll(() => address(page).get("seed")).toBe("99");
  expect(await length()).toBe(before + 1);
  await heatmap(page, "Before").click({ position: { x: 100, y: 60 } });
  await cube(page).hover();
  await expect.poll(() => address(page).get("cell")).not.toBe("1.2.0.1");
  expect(await length()).toBe(before + 1);
  await page.goBack();
  await expect(field(page, "seed seed")).toHaveValue("7");
});

const NONSENSE: readonly (readonly [address: string, said: string])[] = [
  ["technique=nosuch", "the unknown technique “nosuch”; showing Batch norm."],
  ["data=nosuch", "the data “nosuch”, which do not exist for activations"],
  ["data=rows", "the data “rows”, which do not exist for activations"],
  ["data=file", "mentions a file of yours but does not name it"],
  ["file=a.npy", "names a file of yours in a form that cannot be read"],
  ["shape=4x6x3", "the shape “4x6x3” is not four lengths"],
  ["shape=0x6x3x3", "the shape “0x6x3x3” is not four lengths"],
  ["shape=1e5x1e5x9x9", "at most 8,388,608 can be shown; using 4x6x3x3"],
  ["seed=-1", "the seed “-1” is not a whole number: 7 is used"],
  ["cell=1.2.3", "the cell “1.2.3” is not four indices"],
  ["technique=gn&groups=many", "“groups=many” in the address is not possible"],
  ["eps=1e999", "“eps=1e999” in the address is not possible"],
  ["gamma=1,x:2", "“gamma=1,x:2” in the address is not possible"],
  ["scope=nothing", "“scope=nothing” in the address is not possible"],
  ["seed=%E0%A4%A", "“seed=%E0%A4%A” in the address is not readable"],
  ["__proto__=1", "“__proto__” in the address is unknown"],
  ["=&&=", "“” in the address is unknown"],
  [`technique=gn&${"x".repeat(5000)}=1`, "in the address is unknown and was left out."],
];

test("nonsense in the address falls back to the first scene and is told", async ({ page }) => {
  await open(page, NONSENSE[0][0]);
  for (const [nonsense, said] of NONSENSE) {
    await test.step(nonsense.slice(0, 40), async () => {
      await page.goto(`./#${nonsense}`);
      await expect(page.getByRole("status").filter({ has: noticeList(page) })).toContainText(said);
      await expect(cube(page)).toHaveAccessibleName(
        nonsense.startsWith("technique=gn")
          ? "12 sets of 18 values: one per sample and group of 2 channels"
          : "6 sets of 36 values: one per channel",
      );
      await noticeList(page).first().click();
      await expect(noticeList(page)).toHaveCount(0);
    });
  }
});

test("what an address asks for and the shape forbids is fitted, and said", async ({ page }) => {
  await open(page, "technique=gn&groups=4&eps=7&cell=99.99.99.99");
  await expect(page.getByText("4 does not divide C = 6: 3 is used.")).toBeVisible();
  await expect(thisCell(page)).toContainText("sample 3, channel 5, row 2, column 2");
});

test("an own file that a link names is asked for, and choosing it shows the scene", async ({ page, browser }) => {
  await open(page, "cell=1.2.0.1");
  const mine = npy(
    "<f4",
    [2, 3, 4, 5],
    Array.from({ length: 120 }, (_, i) => i / 8),
  );
  await drop(page, mine);
  await enter(page, "W columns", "4");
  await expect(heatmap(page, "After")).toHaveAccessibleName("After, y: 2×3×4×4 values");
  const link = await copyLink(page);

  // Another tab of the same browser would find it.
  const elsewhere = await browser.newPage();
  await elsewhere.goto(link);
  await expect(warnings(elsewhere)).toContainText(
    /your file f4\.npy \(2×3×4×5, checksum [0-9a-f]{8}\), which a link does not carry/,
  );
  await expect(techniqueOption(elsewhere, groupNorm)).toBeChecked();
  await drop(
    elsewhere,
    npy(
      "<f8",
      [2, 3, 4, 5],
      Array.from({ length: 120 }, () => 1),
    ),
  );
  await expect(noticeList(elsewhere).last()).toHaveAccessibleName(
    /f8\.npy is not the file that the link names \(f4\.npy, checksum/,
  );
  await elsewhere.goBack();
  await drop(elsewhere, mine);
  // How large the heatmaps are is not part of a link: here other pictures came before.
  const told = async (on: Page) => (await seen(on)).slice(0, 2);
  await expect.poll(() => told(elsewhere)).toEqual(await told(page));
  await elsewhere.close();
});

test("single changes that do not fit into 2 kB are left out of the link, not of the picture", async ({ page }) => {
  const changes = Array.from({ length: 300 }, (_, i) => `${i}:${1 + i / 100}`).join(",");
  await open(page, `gamma=1,${changes}&cell=1.2.0.1`);
  await expect(noticeList(page)).toHaveAccessibleName(/the single changes of gamma do not fit into a link of 2 kB/);
  expect(page.url().length).toBeLessThan(2100);
  expect((await cellNumbers(page)).rows.γ.value).toBe(1.02);
});
