import type { ElementHandle, Page } from "@playwright/test";
import type { Chance } from "./chance.ts";
import { anyLink } from "./material.ts";

/** Something that is done to the page. */
export interface Action {
  /** What it is counted as. */
  readonly kind: string;
  readonly words: string;
  run(): Promise<unknown>;
}

const KEYS =
  "Tab Tab Shift+Tab Enter Space Escape ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown Delete Backspace " +
  "? + - 0 1 9 a e g r . / Shift+ArrowRight Shift+ArrowDown Control+ArrowLeft Control+a Control+z Control+c Alt+ArrowUp";
const TYPED = ["0", "-3", "1e9", "1e-400", "NaN", "∞", "999999999999", "0.5", "7", "", "é𝛾", "<b>&amp;</b>", "4x4"];
const SIZES = [
  [1440, 900],
  [1024, 700],
  [768, 1024],
  [390, 844],
  [256, 400],
  [1920, 1080],
  [900, 320],
] as const;
const CONTROLS =
  "button, a[href], summary, input, select, textarea, label, td, [role=slider], [role=application], [tabindex='0']";

/** What a person might do next without a plan. */
export function monkeyAction(page: Page, by: Chance): Action {
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const spot = (): readonly [number, number] => [by.below(width), by.below(height)];
  switch (by.below(12)) {
    case 0: {
      const [x, y] = spot();
      return { kind: "click", words: `click at ${x}, ${y}`, run: () => page.mouse.click(x, y, { clickCount: 1 }) };
    }
    case 1: {
      const [from, to] = [spot(), spot()];
      return { kind: "drag", words: `drag from ${from} to ${to}`, run: () => drag(page, from, to) };
    }
    case 2: {
      const [[x, y], dy] = [spot(), by.below(1600) - 800];
      return { kind: "wheel", words: `wheel by ${dy} at ${x}, ${y}`, run: () => wheel(page, x, y, dy) };
    }
    case 3:
    case 4: {
      const keys = Array.from({ length: 1 + by.below(6) }, () => by.oneOf(KEYS.split(" ")));
      return { kind: "keys", words: `press ${keys.join(" ")}`, run: () => press(page, keys) };
    }
    case 5: {
      const [x, y] = spot();
      return { kind: "touch", words: `tap at ${x}, ${y}`, run: () => page.touchscreen.tap(x, y) };
    }
    case 6: {
      const [w, h] = by.oneOf(SIZES);
      const run = () => page.setViewportSize({ width: w, height: h });
      return { kind: "resize", words: `resize to ${w}×${h}`, run };
    }
    case 7: {
      const back = by.happens(0.6);
      return { kind: "history", words: back ? "back" : "forward", run: () => go(page, back ? -1 : 1) };
    }
    case 8: {
      const link = anyLink(by);
      return { kind: "link", words: `follow #${link}`, run: () => follow(page, link) };
    }
    default: {
      const [which, how] = [by.share(), by.share()];
      const typed = by.oneOf(TYPED);
      const words = `use control ${which.toFixed(4)} by ${how.toFixed(4)}, or with “${typed}”`;
      return { kind: "control", words, run: () => useControl(page, which, how, typed) };
    }
  }
}

/** Opens a link in the page that is there. */
export function follow(page: Page, link: string): Promise<void> {
  return page.evaluate((hash) => {
    location.hash = hash;
  }, link);
}

async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
}

async function wheel(page: Page, x: number, y: number, dy: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, dy);
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Moves through the history, but never out of the page. */
function go(page: Page, by: 1 | -1): Promise<void> {
  return page.evaluate((way) => {
    const { navigation } = window as unknown as { navigation: { canGoBack: boolean; currentEntry: { index: number } } };
    if (way > 0 || navigation.currentEntry.index > Number(sessionStorage.getItem("fuzz-first") ?? 0)) history.go(way);
  }, by);
}

/** Uses one of the controls that are there: chooses, types, or clicks somewhere in it. */
async function useControl(page: Page, which: number, how: number, typed: string): Promise<void> {
  const found = await page.evaluateHandle(
    ({ selector, share }) => {
      const all = [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility());
      return all[Math.floor(share * all.length)] ?? null;
    },
    { selector: CONTROLS, share: which },
  );
  const control = found.asElement() as ElementHandle<HTMLElement> | null;
  if (!control) return;
  const [tag, type, options] = await control.evaluate((each) => [
    each.tagName,
    (each as HTMLInputElement).type ?? "",
    (each as HTMLSelectElement).options?.length ?? 0,
  ]);
  const patience = { timeout: 1_000 };
  if (tag === "SELECT") await control.selectOption({ index: Math.floor(how * Number(options)) }, patience);
  else if (tag === "TEXTAREA" || (tag === "INPUT" && ["text", "number", "search"].includes(String(type)))) {
    await control.fill(type === "number" && !Number.isFinite(Number(typed)) ? "1e9" : typed, patience);
    if (how < 0.5) await control.press("Enter", patience);
  } else if (type !== "file") {
    await control.scrollIntoViewIfNeeded(patience);
    const box = await control.boundingBox();
    if (box) await page.mouse.click(box.x + how * box.width, box.y + box.height / 2);
  }
}
