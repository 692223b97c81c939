import { readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { fitParams } from "../../engine/plan/controls.ts";
import { SOURCES } from "../../engine/sources/index.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { checksumOf } from "../data/checksum.ts";
import { SAMPLES } from "../data/samples.ts";
import { limitsOf } from "../data/supply.ts";
import { makeTensor } from "../data/tensorData.ts";
import { comparedTensor, techniqueOfColumn, whyNotBeside } from "../scene/compareScene.ts";
import { FIRST_SCENE, type Scene, type TensorScene, techniqueOf } from "../scene/scene.ts";
import { decodeScene, encodeScene } from "./address.ts";
import { cells, cubes, paramsOf } from "./arbitrary.ts";

/** A link as somebody has written it down, and what it opened then. */
interface KnownLink {
  readonly link: string;
  readonly opens: unknown;
}

const FIXTURE = "app/address/links.json";
const known: KnownLink[] = JSON.parse(readFileSync(FIXTURE, "utf8"));

vi.stubGlobal("fetch", async (url: string) => {
  return new Response(Uint8Array.from(readFileSync(`public/samples/${url.slice(url.lastIndexOf("/") + 1)}`)));
});

const shortNumbers = fc.oneof(
  fc.integer({ min: -20, max: 40 }),
  fc.integer({ min: 1, max: 999 }).map((thousandths) => thousandths / 1000),
  fc.constantFrom(1e-12, 1e-5, 1e3),
);

/** Adds links of today's random scenes: `GROW_LINKS=100 npx vitest run app/address/links.test.ts`. */
const GROW = Number(process.env.GROW_LINKS ?? 0);
if (GROW > 0) {
  const links = fc.sample(anyScene(), { numRuns: GROW, seed: known.length }).map((scene) => encodeScene(scene).hash);
  for (const link of links) known.push({ link, opens: await opened(link) });
  writeFileSync(FIXTURE, `[\n${known.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`);
}

test("a link once written opens with the same tensor, technique and parameters", async () => {
  expect(known.length).toBeGreaterThanOrEqual(400);
  for (const { link, opens } of known) expect(await opened(link), link).toMatchObject(opens as object);
});

/** What must not change: the techniques, their parameters as they are used, and every value of the tensors. */
async function opened(link: string): Promise<unknown> {
  const { scene, problems } = decodeScene(`#${link}`);
  const technique = techniqueOf(scene);
  const compares = scene.view === "compare";
  const tensor = compares ? comparedTensor(scene.compare) : technique.tensor;
  const activations = (tensor === "activations" || technique.weight) && (await digest(scene.activations));
  const weights = (tensor === "weights" || technique.weight) && (await digest(scene.weights));
  const { shape } = scene[tensor];
  const columns = scene.compare.columns.map((column) => ({
    technique: column.technique,
    params: fitParams(techniqueOfColumn(column).controls, column.params, shape).params,
  }));
  return JSON.parse(
    JSON.stringify({
      view: scene.view,
      technique: technique.id,
      params: fitParams(technique.controls, scene.params, scene[technique.tensor].shape).params,
      ...(compares && { columns, alteration: scene.compare.alteration }),
      ...(activations && { activations }),
      ...(weights && { weights }),
      ...(scene.pinned && { pinned: scene.pinned }),
      problems: problems.length,
    }),
  );
}

async function digest(tensor: TensorScene): Promise<string> {
  const { data, shape } = await makeTensor(tensor, null);
  return `${shape.join("x")} ${await checksumOf([new Blob([data])])}`;
}

function anyScene(): fc.Arbitrary<Scene> {
  const inNode = [...SOURCES, ...SAMPLES.filter(({ kind }) => kind === "npy")];
  const tensorOf = (kind: "activations" | "weights"): fc.Arbitrary<TensorScene> =>
    fc
      .record(
        {
          shape: fc.tuple(
            fc.integer({ min: 1, max: 5 }),
            fc.integer({ min: 1, max: 8 }),
            fc.integer({ min: 1, max: 5 }),
            fc.integer({ min: 1, max: 5 }),
          ),
          source: fc.constantFrom(...inNode.filter(({ tensor }) => tensor === kind).map(({ id }) => id)),
          seed: fc.nat(9999),
          times: fc.constantFrom(0.5, 2.5, 1e-3),
        },
        { requiredKeys: ["shape", "source", "seed"] },
      )
      .map(({ shape, ...others }) => {
        const limits = limitsOf(others, null);
        return {
          ...others,
          shape: shape.map((length, a) => Math.min(length, limits[a])) as unknown as TensorScene["shape"],
        };
      });
  const besides = TECHNIQUES.filter((technique) => !whyNotBeside(technique, "activations"));
  const columns = fc.array(
    fc
      .constantFrom(...besides)
      .chain((technique) => paramsOf(technique, shortNumbers).map((params) => ({ technique: technique.id, params }))),
    { minLength: 1, maxLength: 4 },
  );
  return fc.constantFrom(...TECHNIQUES).chain((technique) =>
    fc
      .record({
        view: fc.constantFrom("explore" as const, "explore" as const, "compare" as const),
        params: paramsOf(technique, shortNumbers),
        activations: tensorOf("activations"),
        weights: tensorOf("weights"),
        pinned: cells,
        cube: cubes,
        columns,
      })
      .map(({ columns, ...scene }) => ({
        ...FIRST_SCENE,
        ...scene,
        technique: technique.id,
        compare: { ...FIRST_SCENE.compare, columns },
      })),
  );
}
