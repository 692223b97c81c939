import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { readNpy } from "../engine/npy/read.ts";
import { type Cell, indexOf, type Shape } from "../engine/plan/shape.ts";
import { SOURCES } from "../engine/sources/index.ts";
import {
  address,
  cellNumbers,
  cube,
  data,
  digits,
  enter,
  field,
  heatmap,
  noticeList,
  open,
  pixels,
  slider,
  thisCell,
  warnings,
} from "./explore.ts";
import { drop, npy, npyHead, type TestFile } from "./files.ts";
import { expect, test } from "./fixtures.ts";

const CELL: Cell = [1, 2, 0, 1];

function sample(name: string): TestFile {
  return { name, bytes: readFileSync(`public/samples/${name}`) };
}

for (const [technique, tensor] of [
  ["gn", "activations"],
  ["wn", "weights"],
]) {
  test(`every source of ${tensor} has its picture, its line, and its seed or its credit`, async ({ page }) => {
    await open(page, `technique=${technique}&draw=values`);
    const names = await data(page).getByRole("option").allTextContents();
    const seeded = SOURCES.filter((source) => source.tensor === tensor);
    expect(names.length).toBeGreaterThan(seeded.length);
    for (const name of [...names.slice(1), names[0]]) {
      const before = await pixels(page, "Before");
      await data(page).selectOption(name);
      await expect.poll(() => pixels(page, "Before")).not.toBe(before);
      const source = seeded.find((candidate) => candidate.name === name);
      if (source) {
        await expect(page.getByText(source.why)).toBeVisible();
        await expect(field(page, "seed seed")).toHaveValue("7");
        await expect(slider(page, "seed seed")).toBeVisible();
      } else {
        await expect(data(page)).toHaveAccessibleDescription(/with the same seed\. .{30}/);
        await expect(data(page).getByRole("option", { selected: true })).toHaveText(name);
        await expect(page.getByRole("region", { name: /ensor/ })).toContainText(/CC0|CC BY 4\.0/);
        await expect(slider(page, "seed seed")).toHaveCount(0);
      }
    }
  });
}

test("another seed gives other numbers, the same seed the same", async ({ page }) => {
  await open(page);
  const first = await pixels(page, "Before");
  await slider(page, "seed seed").press("ArrowRight");
  await expect.poll(() => pixels(page, "Before")).not.toBe(first);
  await enter(page, "seed seed", "123456789");
  await expect(field(page, "seed seed")).toHaveValue("123456789");
  await enter(page, "seed seed", "7");
  await expect.poll(() => pixels(page, "Before")).toBe(first);
});

test("conv2.npy, dropped onto the window, is shown as it is, and the same as the sample", async ({ page }) => {
  await open(page, `cell=${CELL.join(".")}`);
  const file = sample("conv2.npy");
  await drop(page, file);
  await expect(data(page).getByRole("option", { selected: true })).toHaveText("conv2.npy");
  for (const [name, length] of Object.entries({ "N samples": 8, "C channels": 16, "H rows": 8, "W columns": 8 })) {
    await expect(field(page, name)).toHaveValue(String(length));
  }
  const array = readNpy(new Uint8Array(file.bytes).buffer);
  const value = array.data[indexOf(array.shape as unknown as Shape, CELL)];
  await expect.poll(async () => (await cellNumbers(page)).before.value).toBe(value);
  const own = await digits(page, "before");
  await data(page).selectOption("Standard normal");
  await expect.poll(() => digits(page, "before")).not.toBe(own);
  await data(page).selectOption("After the second convolution");
  await expect.poll(() => digits(page, "before")).toBe(own);
});

test("an own file and the columns are there after a reload, in another tab, too, until they are forgotten", async ({
  page,
}) => {
  await page.goto(`./#view=compare&columns=bn;gn&technique=bn&cell=${CELL.join(".")}&detail=everything`);
  await page.getByRole("link", { name: "Explore" }).click();
  const seeded = await digits(page, "before");
  await drop(page, sample("conv2.npy"));
  await expect.poll(() => digits(page, "before")).not.toBe(seeded);
  const own = await digits(page, "before");
  const link = page.url();
  await page.reload();
  await expect.poll(() => digits(page, "before")).toBe(own);
  await expect(noticeList(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Compare" }).click();
  await expect.poll(() => address(page).get("columns")).toBe("bn;gn");
  const other = await page.context().newPage();
  await other.goto(link);
  await expect.poll(() => digits(other, "before")).toBe(own);
  await other.getByRole("button", { name: "Settings" }).click();
  const keeps = other.getByText(/^Kept in this browser: 1 own file, \d+ kB/);
  await expect(keeps).toBeVisible();
  await other.getByRole("button", { name: "Forget own files" }).click();
  await expect(keeps).toHaveCount(0);
  await other.goto("about:blank");
  await other.goto(link);
  await expect(other.getByText("this scene shows your file conv2.npy")).toBeVisible();
});

test("where the browser stores nothing the page says what is not kept", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    IDBFactory.prototype.open = refuse;
    Storage.prototype.setItem = refuse;
  });
  await open(page);
  await drop(page, sample("conv2.npy"));
  await expect(page.getByText("conv2.npy is not kept: this browser refuses to store it")).toBeVisible();
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByText("Not kept: this browser refuses to store anything here")).toBeVisible();
});

test("files of every type, byte order and memory order are read right", async ({ page }) => {
  await open(page, `cell=${CELL.join(".")}`);
  const counting = Array.from({ length: 120 }, (_, i) => i);
  const at = indexOf([2, 3, 4, 5], CELL);
  for (const [k, [type, fortran]] of [
    ["<f8", false],
    [">f4", true],
    ["<f4", true],
    [">i2", false],
    ["<i8", true],
    ["|u1", true],
  ].entries()) {
    // Each file has its own number at the cell, so that the one before cannot stand in for it.
    const values = counting.with(at, 60 + k);
    const { name, bytes } = npy(type as string, [2, 3, 4, 5], values, fortran as boolean);
    await page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
    await expect(data(page).getByRole("option", { selected: true })).toHaveText(name);
    await expect.poll(async () => (await cellNumbers(page)).before.value).toBe(60 + k);
  }
  await expect(field(page, "W columns")).toHaveValue("5");
});

test("what the axes of a file mean can be chosen", async ({ page }) => {
  await open(page, "cell=0.1.2.3");
  await drop(
    page,
    npy(
      "<f4",
      [2, 3, 4],
      Array.from({ length: 24 }, (_, i) => i),
    ),
  );
  const axes = page.getByRole("combobox", { name: "Axes of the file", exact: true });
  await expect(axes).toHaveValue("NHC");
  const guess = /2×3×4 is read as samples, tokens, channels \(N×L×D\): the usual order\./;
  await expect(axes).toHaveAccessibleDescription(guess);
  await expect(page.getByRole("status").filter({ has: noticeList(page) })).toContainText(guess);
  await expect(heatmap(page, "After")).toHaveAccessibleName(/: 2×4×3×1 values$/);
  await axes.selectOption("channels, rows, columns (one picture, PyTorch)");
  await expect(heatmap(page, "After")).toHaveAccessibleName(/: 1×2×3×4 values$/);
  await expect.poll(async () => (await cellNumbers(page)).before.value).toBe(1 * 12 + 2 * 4 + 3);
  await expect(axes).not.toHaveAccessibleDescription(/is read as/);
  await axes.selectOption("samples, columns, rows");
  await expect(heatmap(page, "After")).toHaveAccessibleName(/: 2×1×4×3 values$/);
  await expect.poll(() => address(page).get("file-axes")).toBe("NWH");
  await axes.selectOption("tokens, samples, channels (L×N×D, PyTorch)");
  await expect(heatmap(page, "After")).toHaveAccessibleName(/: 3×4×2×1 values$/);
});

test("a file of tokens is spoken of in tokens, in every view", async ({ page }) => {
  await open(page, "technique=ln&axes=position&cell=1.3.2.0");
  const values = Array.from({ length: 70 }, (_, i) => Math.sin(i));
  await drop(page, npy("<f4", [2, 5, 7], values));
  await expect(thisCell(page)).toContainText("sample 1, channel 3, token 2");
  await expect(thisCell(page)).toContainText("6 other values: sample 1, token 2, every c");
  await expect(cube(page)).toHaveAccessibleName("10 sets of 7 values: one per sample and token");
  await expect(field(page, "H tokens")).toHaveValue("5");
  await expect(field(page, "W columns")).toHaveCount(0);
  await heatmap(page, "After").hover({ position: { x: 12, y: 12 } });
  await expect(page.locator(".heatmap-tooltip")).toContainText("channel 0, token 0: ");
  await page.mouse.move(0, 0);
  await expect(page.locator(".heatmap-tooltip")).toHaveCount(0);
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page.locator(".column-set").first()).toContainText("channel 3, every n, h");
  await expect(page.getByRole("main")).not.toContainText(/\b(row|column) \d/);
});

test("integers that float32 would make equal are normalized as they are", async ({ page }) => {
  await open(page, "technique=bn&cell=0.1.2.1");
  const seconds = Array.from({ length: 48 }, (_, i) => 1_700_000_000 + i);
  await drop(page, npy("<i8", [2, 3, 4, 2], seconds));
  await expect.poll(async () => (await cellNumbers(page)).before.value).toBe(1_700_000_013);
  expect((await cellNumbers(page)).after.value).toBeCloseTo(-0.8595, 4);
  await expect(warnings(page)).not.toContainText("variance 0");
});

test("values at the ends of float64 are drawn in Compare, where their standard deviation is not finite", async ({
  page,
}) => {
  await page.goto("./#view=compare&columns=rms&technique=bn&detail=everything");
  await expect(page.locator(".compare-card").first()).toBeVisible();
  for (const [first, second] of [
    [1e200, 1],
    [1.7e308, -1.7e308],
  ]) {
    const values = Array.from({ length: 48 }, (_, i) => [first, second][i] ?? i);
    await drop(page, npy("<f8", [2, 3, 4, 2], values));
    await expect(page.locator(".distribution-mean").first()).toBeAttached();
  }
  await page.waitForLoadState("networkidle");
});

test("pictures become N×3×H×W of a size that can be chosen", async ({ page }) => {
  await open(page, "cell=1.2.0.1&draw=values");
  await drop(page, sample("cat.png"), sample("coffee.png"));
  await expect(heatmap(page, "After")).toHaveAccessibleName(/: 2×3×32×32 values$/);
  await expect(data(page).getByRole("option", { selected: true })).toHaveText("cat.png and 1 more");
  await expect(page.getByText("resampled to 32×32")).toBeVisible();
  await expect.poll(async () => (await cellNumbers(page)).before.value).toBeLessThanOrEqual(1);
  await enter(page, "H rows", "96");
  await enter(page, "W columns", "96");
  await expect(page.getByText("resampled to")).toBeHidden();
  await enter(page, "H rows", "97");
  await expect(page.getByText("H cannot be 97: use a whole number from 1 to 96.")).toBeVisible();
});

test("a picture of 16 bits is read with all of them", async ({ page }) => {
  await open(page, "technique=in&cell=0.0.1.1");
  const rows = Array.from({ length: 8 }, (_, y) => [0, ...Array.from({ length: 8 }, (_, x) => [117, 128 + 8 * y + x])]);
  const picture = png(8, 8, { depth: 16, packed: deflateSync(Buffer.from(rows.flat(2))) });
  await drop(page, picture);
  await expect.poll(async () => (await cellNumbers(page)).before.value).toBeCloseTo((117 * 256 + 137) / 65535, 6);
  await expect(page.getByText("16-bit pixels: 65,535 is 1")).toBeVisible();
  await expect(warnings(page)).not.toContainText("variance 0");
});

test("values that are not finite are pointed out, and shown on demand", async ({ page }) => {
  await open(page, "cell=0.0.0.0");
  const values = Array.from({ length: 24 }, (_, i) => i);
  await drop(page, npy("<f4", [2, 3, 2, 2], values.with(13, Number.NaN)));
  await expect(warnings(page)).toContainText("1 value of x is NaN or infinite; through the shared statistics");
  await page.getByRole("button", { name: "Show the value" }).click();
  await expect(thisCell(page)).toContainText("sample 1, channel 0, row 0, column 1");
  expect((await cellNumbers(page)).before.value).toBeNaN();
});

/** What cannot be shown, and what the page says of it. */
const REFUSED: readonly (readonly [sentence: RegExp, ...files: TestFile[]])[] = [
  [/cut\.npy: .* it is truncated\./, { name: "cut.npy", bytes: sample("conv2.npy").bytes.subarray(0, 9000) }],
  [/a\.zip is a zip archive: unpack it/, { name: "a.zip", bytes: Buffer.from("PK\x03\x04 and so on") }],
  [/m\.pt is a PyTorch file: .* torch\.load\("m\.pt"/, { name: "m.pt", bytes: Buffer.from("old") }],
  [/notes\.txt is not a picture .* use a PNG/, { name: "notes.txt", bytes: Buffer.from("words, ".repeat(20)) }],
  [/nothing\.npy is empty\./, { name: "nothing.npy", bytes: Buffer.alloc(0) }],
  [/has the type "<c8", complex numbers: save np\.save\("a\.npy", np\.abs\(x\)\)/, npyThatSays("'<c8'", "(2, 2)")],
  [
    /has the type "\|O", Python objects: save one of them, np\.save\("a\.npy", x\[0, 0\]\)/,
    npyThatSays("'|O'", "(2, 2)"),
  ],
  [/has 68,719,476,736 values; at most 8,388,608 can be shown/, npyThatSays("'<f4'", "(4096, 4096, 4096)")],
  [/is −4×4: an axis cannot have a negative length\./, npyThatSays("'<f4'", "(-4, 4)")],
  [/is a single number without axes/, npyThatSays("'<f4'", "()")],
  [/has 5 axes; at most 4 can be shown/, npyThatSays("'<f4'", "(1, 1, 1, 1, 1)")],
  [/a\.png is not a picture/, { name: "a.png", bytes: Buffer.from("no picture at all, but a name like one") }],
  [/p\.png says that it is a picture of 40×30 pixels, but it is damaged\./, png(40, 30)],
  [/p\.png is a picture of 60000×60000 pixels, 3,600 million: at most 64 million/, png(60_000, 60_000)],
  [/2 files, one of them \.npy: choose one \.npy file/, sample("conv2.npy"), sample("cat.png")],
];

function npyThatSays(descr: string, shape: string): TestFile {
  const head = npyHead(`{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`);
  return { name: "h.npy", bytes: Buffer.concat([head, Buffer.alloc(16)]) };
}

/** A grey PNG file that says its size, and has no pixels unless they are given. */
function png(width: number, height: number, { depth = 0, packed = Buffer.alloc(0) } = {}): TestFile {
  const bytes = Buffer.alloc(64 + packed.length);
  bytes[24] = depth;
  bytes.writeUInt32BE(packed.length, 33);
  bytes.write("IDAT", 37, "latin1");
  bytes.set(packed, 41);
  bytes.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return { name: "p.png", bytes };
}

test("files that cannot be shown get one clear sentence, and the picture stays", async ({ page }) => {
  await open(page, "cell=1.2.0.1");
  const [numbers, picture, shown] = [await thisCell(page).textContent(), await pixels(page, "After"), page.url()];
  for (const [sentence, ...files] of REFUSED) {
    await drop(page, ...files);
    await expect(page.getByRole("alert")).toHaveText(sentence);
    await expect(noticeList(page)).toHaveAccessibleName(/^dismiss: [^.].*\.$/);
    await noticeList(page).click();
    await expect(noticeList(page)).toHaveCount(0);
  }
  expect(await thisCell(page).textContent()).toBe(numbers);
  expect(await pixels(page, "After")).toBe(picture);
  expect(page.url()).toBe(shown);
});

test("why a chosen file is not taken stands beside the button, until one is taken", async ({ page }) => {
  await open(page);
  const refusal = page.locator(".data-details").getByRole("alert");
  const choose = (name: string, buffer: Buffer) =>
    page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await choose("cut.npy", sample("conv2.npy").bytes.subarray(0, 9000));
  await expect(refusal).toHaveText(/cut\.npy: .* it is truncated\./);
  await expect(noticeList(page)).toHaveCount(0);
  await choose("conv2.npy", sample("conv2.npy").bytes);
  await expect(data(page).getByRole("option", { selected: true })).toHaveText("conv2.npy");
  await expect(refusal).toHaveCount(0);
});
