import type { Browser, BrowserContext, Page } from "@playwright/test";
import { drop } from "../../e2e/files.ts";
import { collectProblems } from "../../e2e/problems.ts";
import { type Action, follow, monkeyAction } from "./actions.ts";
import { type Chance, chance } from "./chance.ts";
import { anyLink, filesOf, sceneLink } from "./material.ts";
import { mutatedBytes, mutatedText } from "./mutate.ts";

/** What a round is about. Rounds take turns. */
export const KINDS = ["monkey", "links", "files", "workers", "losses"] as const;

export type Kind = (typeof KINDS)[number];

/** Something that must never happen, and the steps that led to it, the last of which it followed. */
export interface Find {
  readonly what: string;
  readonly log: readonly string[];
}

export interface RoundResult {
  readonly find: Find | null;
  /** How many of each kind of action were done. */
  readonly done: Readonly<Record<string, number>>;
}

interface RoundOptions {
  readonly browser: Browser;
  /** Of the built page. */
  readonly address: string;
  readonly seed: number;
  readonly round: number;
  readonly kind?: Kind;
  /** How many actions at most; else what suits the kind. */
  readonly most?: number;
  /** How many milliseconds the page may take to come to rest with its picture. */
  readonly patience?: number;
  /** A fault to be found. */
  readonly plant?: (context: BrowserContext) => Promise<unknown>;
}

const STEPS: Readonly<Record<Kind, number>> = { monkey: 30, links: 16, files: 14, workers: 16, losses: 14 };
/** Longer than this no page may take to answer or, unless told otherwise, to come to rest with its picture. */
const PATIENCE = 10_000;
const PLANTED = "killed by the fuzzer";

/** Opens the page anew and does things to it until something is found or enough was done. Its seed and number decide all. */
export async function playRound(options: RoundOptions): Promise<RoundResult> {
  const { browser, address, seed, round } = options;
  const kind = options.kind ?? KINDS[round % KINDS.length];
  const by = chance(seed, round);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    hasTouch: true,
    serviceWorkers: "block",
  });
  const problems = await collectProblems(context, new URL(address).host);
  await stayOnPage(context);
  await options.plant?.(context);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  let crashed = false;
  page.on("crash", () => {
    crashed = true;
  });
  const log: string[] = [];
  const done: Record<string, number> = {};

  const unexpected = () => problems.filter((problem) => !isProvoked(kind, problem));

  /** Does something, waits until the page has answered, and tells what is wrong then. */
  async function stepFinds({ kind: counted, words, run }: Action): Promise<string | null> {
    log.push(words);
    done[counted] = (done[counted] ?? 0) + 1;
    // What a person could not do either, such as pressing what has just gone, is no find.
    await within(2 * PATIENCE, run()).catch(() => {});
    const answered = await within(PATIENCE, page.evaluate(twoFrames)).catch((error: Error) => error);
    if (unexpected().length > 0) return unexpected().join("; ");
    if (crashed) return "the page crashed";
    // A navigation may have taken the page that was asked: the new one answers.
    if (answered instanceof Error && (await within(PATIENCE, page.evaluate(twoFrames)).catch(() => "")) !== true)
      return `unresponsive for ${PATIENCE / 1000} s`;
    const lacks = await missing(page, kind, options.patience ?? PATIENCE, () => unexpected().length > 0);
    return unexpected().join("; ") || lacks;
  }

  let what: string | null = null;
  try {
    for (const action of actionsOf(kind, page, context, address, by, options.most ?? STEPS[kind])) {
      what = await stepFinds(await action());
      if (what) break;
    }
  } finally {
    await within(PATIENCE, context.close()).catch(() => {});
  }
  return { find: what ? { what, log } : null, done };
}

/** Makes one action after another: each is drawn when the one before is done. */
function* actionsOf(
  kind: Kind,
  page: Page,
  context: BrowserContext,
  address: string,
  by: Chance,
  most: number,
): Generator<() => Action | Promise<Action>> {
  const open = (link: string, counted = "open"): Action => ({
    kind: counted,
    words: `open #${link}`,
    run: async () => {
      await page.goto("about:blank");
      await page.goto(`${address}#${link}`, { waitUntil: "load" });
    },
  });
  const monkey = () => monkeyAction(page, by);
  switch (kind) {
    case "monkey":
      yield () => open(anyLink(by));
      for (let step = 1; step < most; step++) yield monkey;
      return;
    case "links":
      for (let step = 0; step < most; step++) {
        yield () => {
          const link = mutatedText(anyLink(by), by);
          if (step === 0 || by.happens(0.2)) return open(link, "mutated link, opened");
          return { kind: "mutated link", words: `follow #${link}`, run: () => follow(page, link) };
        };
      }
      return;
    case "files":
      yield () => open(sceneLink(by));
      for (let step = 1; step < most; step++) yield by.happens(0.7) ? () => dropOf(page, by) : monkey;
      return;
    case "workers":
      yield () => open(anyLink(by));
      for (let step = 1; step < most; step++) yield by.happens(0.4) ? () => killOf(page, by) : monkey;
      return;
    default:
      yield* losses(page, context, address, by, most, open);
  }
}

/** The page without some of its parts, or without a network; at the end all is there again. */
function* losses(
  page: Page,
  context: BrowserContext,
  address: string,
  by: Chance,
  most: number,
  open: (link: string) => Action,
): Generator<() => Action> {
  const [share, salt] = [0.1 + 0.8 * by.share(), by.below(1e6)];
  // Without its own script and style there is no page; of the others a name is lost or not whenever it is asked for.
  const isLost = (url: URL) => {
    const name = url.pathname.split("/").pop() ?? "";
    const sum = [...name.replace(/-[^-]+$/, "")].reduce((total, letter) => total * 31 + letter.charCodeAt(0), salt);
    return url.href !== address && !/^index-|\.html$/.test(name) && chance(sum % 1e9, salt).happens(share);
  };
  const counted = "lost assets";
  yield () => {
    const { words, run } = open(anyLink(by));
    const lose = async () => {
      await context.route(isLost, (route) => route.abort());
      await run();
    };
    return { kind: counted, words: `${words} without ${Math.round(100 * share)} % of the assets`, run: lose };
  };
  for (let step = 2; step < most; step++) {
    if (!by.happens(0.15)) yield () => monkeyAction(page, by);
    else {
      const offline = by.happens(0.6);
      const words = offline ? "lose the network" : "have the network again";
      yield () => ({ kind: counted, words, run: () => context.setOffline(offline) });
    }
  }
  const whole = async () => {
    await context.setOffline(false);
    await context.unroute(isLost);
    await page.reload();
  };
  yield () => ({ kind: "reload", words: "have everything again, and reload", run: whole });
}

async function dropOf(page: Page, by: Chance): Promise<Action> {
  const all = await filesOf(page);
  const files = Array.from({ length: by.happens(0.15) ? 1 + by.below(4) : 1 }, () => {
    const { name, bytes } = by.oneOf(all);
    const mutated = by.happens(0.85) ? mutatedBytes(bytes, by) : bytes;
    return { name: by.happens(0.15) ? mutatedText(name, by) : name, bytes: mutated };
  });
  const words = files.map(({ name, bytes }) => `${name} (${bytes.length} bytes)`).join(", ");
  return { kind: "mutated file", words: `drop ${words}`, run: () => drop(page, ...files) };
}

/** Ends the workers that are there, each in its own way of dying. */
function killOf(page: Page, by: Chance): Action {
  const death = by.oneOf(["close", "throw", "reject", "hang"] as const);
  const run = async () => {
    for (const worker of page.workers()) {
      const dying = worker.evaluate(
        ([how, why]) => {
          if (how === "close") self.close();
          if (how === "throw")
            setTimeout(() => {
              throw new Error(why);
            });
          if (how === "reject") setTimeout(() => Promise.reject(new Error(why)));
          if (how === "hang")
            setTimeout(() => {
              for (;;);
            });
        },
        [death, PLANTED],
      );
      await within(1_000, dying).catch(() => {});
    }
  };
  return { kind: "killed worker", words: `have the workers ${death}`, run };
}

/** Whether a problem is what the round itself did. */
function isProvoked(kind: Kind, problem: string): boolean {
  if (kind === "workers") return problem.includes(PLANTED);
  return kind === "losses" && problem.startsWith("console error: Failed to load resource");
}

/** What links lead out of the page is not followed, nothing is printed, and Back stops where the page was opened. */
async function stayOnPage(context: BrowserContext): Promise<void> {
  context.on("page", (opened) => {
    if (context.pages()[0] !== opened) opened.close().catch(() => {});
  });
  await context.addInitScript(() => {
    const { navigation } = window as unknown as { navigation?: { currentEntry: { index: number } | null } };
    if (location.protocol.startsWith("http"))
      sessionStorage.setItem(
        "fuzz-first",
        sessionStorage.getItem("fuzz-first") ?? `${navigation?.currentEntry?.index}`,
      );
    window.print = () => {};
    const stay = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const leaves = link && (link.origin !== location.origin || link.pathname !== location.pathname);
      if (leaves || (link && (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)))
        event.preventDefault();
    };
    window.addEventListener("click", stay, true);
    window.addEventListener("auxclick", stay, true);
  });
}

/** Waits until the page shows what its view is for or something has gone wrong, and tells what is missing. */
async function missing(page: Page, kind: Kind, patience: number, hasProblem: () => boolean): Promise<string | null> {
  let lacks: string | null = "the page does not answer";
  for (const until = Date.now() + patience; Date.now() < until; await new Promise((end) => setTimeout(end, 50))) {
    lacks = await within(PATIENCE, page.evaluate(lacking, kind === "losses")).catch(() => lacks);
    if (lacks === null || hasProblem()) return lacks;
  }
  return lacks;
}

/** In the page: what is not there although it should be. */
function lacking(mayLack: boolean): string | null {
  const main = document.getElementById("main");
  if (!document.getElementById("root")?.childElementCount) return "the page is empty";
  if (!main) return "the main part is gone";
  if (main.getAttribute("aria-busy") === "true") return mayLack ? null : "the main part does not come to rest";
  const text = main.textContent.trim();
  if (text === "") return "the main part is empty";
  if (!mayLack && text.includes("could not be loaded")) return "a part could not be loaded";
  const isShown = (each: Element) => each.getBoundingClientRect().width > 1 && each.getBoundingClientRect().height > 1;
  const canvases = [...main.querySelectorAll("canvas")].filter(isShown);
  if (canvases.some(({ width, height }) => width * height === 0)) return "a canvas has no pixels";
  const reasons = document.querySelectorAll(".warnings li, .warnings p, .notice, [role=alert]");
  if (main.matches(".explore-page, .compare") && canvases.length === 0 && reasons.length === 0)
    return "the picture is gone";
  return null;
}

function twoFrames(): Promise<true> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(true))));
}

async function within<T>(time: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), time);
  });
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
