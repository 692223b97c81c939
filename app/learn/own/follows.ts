import { recognise } from "../../../engine/compare/recognise.ts";
import { shortNumber } from "../../../engine/numbers.ts";
import { fitParams } from "../../../engine/plan/controls.ts";
import { AXES, type Axis, type Cell, type Shape } from "../../../engine/plan/shape.ts";
import { cutYourOwn } from "../../../engine/techniques/cutYourOwn.ts";
import { type Figures, figuresOf, furthest, sampleOf, sharing, spread } from "../figures.ts";

export type Blocks = Readonly<Record<Axis, number>>;

/** What follows from a cut, each computed: a question, whether it is so, and the number that shows it. */
export interface Follows {
  readonly asks: string;
  readonly holds: boolean;
  readonly says: string;
}

/** Less than this is rounding and ε. */
const STILL = 0.02;

/** The scene of a cut, as in links. */
export function ownScene(blocks: Blocks, shape: Shape, rest = ""): string {
  return `technique=${cutYourOwn.id}&shape=${shape.join("x")}&data=scales&seed=7&${paramsOf(blocks, "&")}${rest}`;
}

function paramsOf(blocks: Blocks, between: string): string {
  return AXES.map((axis) => `blocks${axis}=${blocks[axis]}`).join(between);
}

/** The published techniques that have the cut, as one calls them at this shape. */
export function namesOf(blocks: Blocks, shape: Shape) {
  const wishes = Object.fromEntries(AXES.map((axis) => [`blocks${axis}`, blocks[axis]]));
  return recognise(cutYourOwn, fitParams(cutYourOwn.controls, wishes, shape).params, shape);
}

/**
 * What follows from a cut at a shape: read off y of tensors in which a sample, a channel or everything was changed.
 * @param first a value of the painted set
 */
export async function followsFrom(blocks: Blocks, shape: Shape, first: Cell): Promise<readonly Follows[]> {
  const changed = (change: string) =>
    figuresOf(
      `view=compare&columns=${cutYourOwn.id}:${paramsOf(blocks, "~")}&technique=${cutYourOwn.id}&shape=${shape.join("x")}&data=scales&seed=7${change}`,
    );
  const [N, C] = shape;
  const other = neighbour(first[0], N / blocks.N, N);
  const channel = neighbour(first[1], C / blocks.C, C);
  const one: Shape = [1, shape[1], shape[2], shape[3]];
  const [plain, company, exposure, louder, scaled, alone] = await Promise.all([
    changed(""),
    changed(`&change=N${other},2,1`),
    changed(`&change=N${first[0]},3,0`),
    changed(`&change=C${channel},2,0`),
    changed("&times=10"),
    figuresOf(ownScene({ ...blocks, N: 1 }, one)),
  ]);
  const ofSample = ({ y }: Figures) => sampleOf(y, shape, first[0]);
  const moved = N === 1 ? 0 : apart(ofSample(plain), ofSample(company));
  const crosses = moved > STILL;
  const passes = spread(plain.y) > 1e-6;
  const livesAlone = spread(alone.y) > 1e-6;
  const m = sharing(alone, [0, first[1], first[2], first[3]]);
  const known = namesOf(blocks, shape).map(({ technique }) => technique.id);
  const atOne = namesOf({ ...blocks, N: 1 }, one).find(({ technique }) => !known.includes(technique.id));
  const relates = furthest(plain.y, louder.y) > STILL;
  const exposed = furthest(plain.y, exposure.y) > STILL;
  const everything = furthest(plain.y, scaled.y);
  return [
    {
      asks: "Does a sample depend on the others of its batch?",
      holds: crosses,
      says:
        N === 1
          ? "There is no other sample at N = 1."
          : crosses
            ? `Sample ${other} was changed, and y of sample ${first[0]} moved by up to ${shortNumber(moved)}.`
            : `Sample ${other} was changed, and y of sample ${first[0]} stayed.`,
    },
    {
      asks: "Does it need something in its batch’s place at evaluation?",
      holds: crosses,
      says: crosses
        ? "Training and evaluation differ: its statistics belong to a batch, so running ones have to be collected."
        : "Training and evaluation are one computation: all of a set is there with the sample.",
    },
    {
      asks: "Does it pass anything on at N = 1?",
      holds: livesAlone,
      says: livesAlone
        ? `Sets of ${m} values are left${atOne ? `, as ${atOne.technique.name.toLowerCase()} has them` : ""}.`
        : "Every value is then alone in its set and its own mean, so y is β, whatever x is.",
    },
    {
      asks: "Do machines have to talk to each other?",
      holds: crosses,
      says: crosses
        ? "With samples on several machines a set lies on several: they send moments, or each measures its own part."
        : "A set lies on one machine, however many there are.",
    },
    {
      asks: "Does it keep how channels compare?",
      holds: relates,
      says: relates
        ? `Channel ${channel} was doubled, and y moved by up to ${shortNumber(furthest(plain.y, louder.y))}: a louder channel stays louder.`
        : `Channel ${channel} was doubled, and y stayed: how loud a channel is beside others is lost.`,
    },
    {
      asks: "Does it keep how samples compare in contrast?",
      holds: exposed,
      says: exposed
        ? `Sample ${first[0]} was tripled, and y moved by up to ${shortNumber(furthest(plain.y, exposure.y))}: exposure passes through.`
        : `Sample ${first[0]} was tripled, and y stayed: exposure is taken out.`,
    },
    {
      asks: "Does the scale of all x not matter?",
      holds: everything <= STILL,
      says: passes
        ? `All x were made ten times as large, and y moved by up to ${shortNumber(everything)}.`
        : "y is 0 everywhere already: nothing of x is left to matter.",
    },
  ];
}

/** Another index of the same block, where it has one; else any other. */
function neighbour(index: number, size: number, length: number): number {
  const start = index - (index % size);
  return size > 1 ? start + ((index - start + 1) % size) : (index + 1) % length;
}

function apart(one: readonly number[], two: readonly number[]): number {
  return Math.max(...one.map((value, i) => Math.abs(value - two[i])));
}
