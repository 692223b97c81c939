import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Control, defaultOf, type Entries, fitParams, type Params, type ParamValue } from "../plan/controls.ts";
import { setOf } from "../plan/partition.ts";
import { type Plan, planOf, shareIn } from "../plan/plan.ts";
import { AXES, cellAt, type Shape, sizeOf } from "../plan/shape.ts";
import { FAMILIES, type Identity, inTraining, type Technique } from "../plan/technique.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { identitiesAt } from "./identities.ts";

const shapes = fc.tuple(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 8 }),
  fc.integer({ min: 1, max: 3 }),
  fc.integer({ min: 1, max: 3 }),
) as fc.Arbitrary<Shape>;

const byId = (id: string) => TECHNIQUES.find((technique) => technique.id === id) as Technique;

const planWith = (technique: Technique, wishes: Params, shape: Shape) =>
  planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);

/** For every value those that share statistics with it, of each source that takes part. */
function companions({ sources, terms, shape }: Plan): Set<string> {
  const cells = Array.from({ length: sizeOf(shape) }, (_, i) => cellAt(shape, i));
  const counts = (k: number) =>
    terms.some((term) => {
      const { mean, variance } = term;
      const most = Math.max(...Array.from({ length: shape[1] }, (_, c) => shareIn(term, c)));
      return most * (mean[k] + (variance?.[k] ?? 0)) > 0;
    });
  const taking = sources.filter((_, k) => counts(k));
  return new Set(
    taking.map(({ sets }) =>
      cells.map((cell) => cells.map((other) => +(setOf(sets, cell) === setOf(sets, other))).join("")).join(" "),
    ),
  );
}

function declared({ identities = [], name }: Technique, words: string): Identity {
  return identities.find((identity) => identity.words === words) ?? expect.fail(`${name} declares no “${words}”`);
}

/** What changes cuts and shares; whatever else there is starts as ever. */
function wishFor(control: Control): fc.Arbitrary<ParamValue> {
  switch (control.kind) {
    case "choice":
      return fc.constantFrom(...control.options.map(({ value }) => value));
    case "divisor":
      return fc.integer({ min: 1, max: 8 });
    case "number":
      return Number.isInteger(control.step) && control.scale === "linear"
        ? fc.integer({ min: control.min, max: 8 })
        : fc.constant(control.default);
    case "entries":
      return fc.constantFrom({ all: 0 }, { all: 1 }, { all: 0.5 }, { all: 1, at: { 0: 0 } });
    default:
      return fc.constant(defaultOf(control, {}));
  }
}

/** "Layer norm" within a sentence. */
const inSentence = (name: string) => (/^[A-Z][a-z]/.test(name) ? name[0].toLowerCase() + name.slice(1) : name);

/** The condition in words, from what is declared. */
function conditionOf({ controls }: Technique, { params, ones }: Identity): string {
  if (ones) return `${ones.join(" = ")} = 1`;
  const lengths = { N: 7, C: 11, H: 13, W: 17 };
  const wishes = Object.entries(params?.(lengths) ?? {});
  const [name, value] = wishes.find(([name]) => controls[name].kind === "shares") ?? wishes[0] ?? ["", ""];
  const control = controls[name];
  switch (control?.kind) {
    case undefined:
      return "";
    case "choice":
      return `over ${control.options.find((option) => option.value === value)?.label}`;
    case "shares":
      return `${control.parts({}).find((_, part) => (value as readonly number[])[part] > 0)} alone`;
    case "entries":
      return `${control.symbol} = ${(value as Entries).all}`;
    default:
      return `${control.symbol} = ${AXES.find((axis) => lengths[axis] === value) ?? value}`;
  }
}

describe.each(TECHNIQUES)("$name", (technique) => {
  it("says in one sentence why it exists, and stands in a family", () => {
    expect(technique.why).toMatch(/^[A-Z][^.?!]*\.$/);
    expect(technique.why.length).toBeLessThanOrEqual(90);
    expect(FAMILIES).toContain(technique.family);
  });

  it("has a paper that can be looked up, by somebody and of the year of its number", () => {
    if (technique.family === "own") return expect(technique.paper).toBeUndefined();
    const { arxiv = "", authors, title } = technique.paper ?? {};
    expect(arxiv).toMatch(/^\d{4}\.\d{5}$/);
    expect(2000 + Number(arxiv.slice(0, 2))).toBe(technique.year);
    expect(authors).toMatch(/^[A-Z][\w’-]+(, [A-Z][\w’-]+)*$/);
    expect(title).not.toBe("");
  });

  it("has the sets of the others that it names, whenever their condition is met", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        for (const { ones = [], params, of, as = {} } of technique.identities ?? []) {
          const there = shape.map((length, a) => (ones.includes(AXES[a]) ? 1 : length)) as unknown as Shape;
          const [N, C, H, W] = there;
          const one = planWith(technique, params?.({ N, C, H, W }) ?? {}, there);
          expect(companions(one)).toEqual(companions(planWith(byId(of), as, there)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("names them in one form, with the condition that is declared", () => {
    for (const identity of technique.identities ?? []) {
      const condition = conditionOf(technique, identity);
      const whose = `${inSentence(byId(identity.of).name)}’s sets`;
      const words = condition ? `${condition}: ${whose}` : whose[0].toUpperCase() + whose.slice(1);
      const over = Object.entries(identity.as ?? {}).map(([name, value]) => {
        const control = byId(identity.of).controls[name];
        return control.kind === "choice" && ` over ${control.options.find((option) => option.value === value)?.label}`;
      });
      expect(identity.words).toBe(words + over.join(""));
    }
  });

  it("is said to have another's sets where it has, whatever is set, and after a press it has", () => {
    const wishes: fc.Arbitrary<Params> = fc.record(
      Object.fromEntries(Object.entries(technique.controls).map(([name, control]) => [name, wishFor(control)])),
    );
    fc.assert(
      fc.property(shapes, wishes, (shape, wished) => {
        const { params } = fitParams(technique.controls, wished, shape);
        for (const { words, holds, params: pressed } of identitiesAt(technique, params, shape)) {
          const { of, as = {} } = declared(technique, words);
          const own = planOf(technique, params, shape);
          const same = companions(own);
          const others = companions(planWith(byId(of), as, shape));
          const running = own.sources.some((source) => source.running);
          if (!running) expect(holds, words).toBe([...same].sort().join() === [...others].sort().join());
          if (pressed && !running) {
            const then = inTraining(technique, fitParams(technique.controls, { ...params, ...pressed }, shape).params);
            const found = identitiesAt(technique, then, shape).find((identity) => identity.words === words);
            expect(found?.holds, `${words} once pressed`).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("batch norm in evaluation", () => {
  it("has no sets, and so nobody's", () => {
    const { params } = fitParams(byId("bn").controls, { mode: "eval" }, [1, 6, 3, 3]);
    expect(identitiesAt(byId("bn"), params, [1, 6, 3, 3])).toEqual([
      { words: "N = 1: instance norm’s sets", holds: false, params: null },
    ]);
  });
});

describe("an identity is not shown", () => {
  it("where the parameter cannot reach it: 40 samples are no virtual batch", () => {
    const { params } = fitParams(byId("gbn").controls, {}, [40, 2, 1, 1]);
    expect(identitiesAt(byId("gbn"), params, [40, 2, 1, 1]).map(({ words }) => words)).toEqual([
      "B = 1: instance norm’s sets",
    ]);
  });

  it("where another parameter breaks it: one channel does not make layer norm over C instance norm", () => {
    const { params } = fitParams(byId("ln").controls, { axes: "position" }, [2, 4, 3, 3]);
    expect(identitiesAt(byId("ln"), params, [2, 4, 3, 3])).toEqual([
      { words: "over C: positional norm’s sets", holds: true, params: { axes: "position" } },
    ]);
  });
});
