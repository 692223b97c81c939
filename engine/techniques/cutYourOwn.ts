import { type DivisorControl, mapEntries, type Params } from "../plan/controls.ts";
import { AXES, type Axis } from "../plan/shape.ts";
import { technique } from "../plan/technique.ts";
import { affineOf, affineShape, beta, epsilon, gamma, withinShares } from "./common.ts";

/** Into how many blocks one axis is cut. */
const blocksOf = (axis: Axis, label: string, start: number): DivisorControl => ({
  kind: "divisor",
  axis,
  symbol: axis,
  label,
  hint: "Into how many equal blocks this axis is cut: 1 pools it, its length keeps every index apart.",
  default: start,
});

const hasSecond = ({ second }: Params) => second !== "none";

const isSingle = (params: Params) => !hasSecond(params);

const inSecond = (axis: Axis, label: string, start: number): DivisorControl => ({
  ...blocksOf(axis, label, start),
  symbol: `${axis}′`,
  shown: hasSecond,
});

const choice = <const Value extends string>(
  label: string,
  hint: string,
  start: Value,
  options: readonly { readonly value: Value; readonly label: string; readonly hint: string }[],
  shown?: (params: Params) => boolean,
) => ({ kind: "choice", label, hint, options, default: start, shown }) as const;

/** Without a mean the spread is always divided by: else nothing would be done. */
const isCentredAlone = (params: Params) => isSingle(params) && params.centred === "yes";

/** Two cuts are both centred and divided by. */
const isCentred = (params: Params) => hasSecond(params) || params.centred === "yes";

/** Any cut of the model's: published by nobody, so the page says what it is called where it has a name. */
export const cutYourOwn = technique({
  id: "own",
  name: "Cut your own",
  short: "OWN",
  family: "own",
  summary: "choose what shares statistics",
  why: "Choose into how many blocks each axis is cut, and read whether that has a name.",
  tensor: "activations",
  controls: {
    blocksN: blocksOf("N", "samples", 4),
    blocksC: blocksOf("C", "channels", 3),
    blocksH: blocksOf("H", "rows", 1),
    blocksW: blocksOf("W", "columns", 1),
    second: choice("second cut", "Whether a second cut takes part, and in what.", "none", [
      { value: "none", label: "none", hint: "One cut gives mean and variance." },
      { value: "variance", label: "variance", hint: "The first cut gives the mean, the second the variance." },
      {
        value: "blend",
        label: "blend",
        hint: "x̂ is ρ times that of the first cut and 1 − ρ times that of the second.",
      },
    ]),
    centred: choice(
      "mean",
      "Whether the mean is subtracted; without it the second moment is about 0.",
      "yes",
      [
        { value: "yes", label: "subtracted", hint: "x − μ." },
        { value: "no", label: "left", hint: "x as it is." },
      ],
      isSingle,
    ),
    scaled: choice(
      "spread",
      "Whether x is divided by the root of its second moment.",
      "yes",
      [
        { value: "yes", label: "divided by", hint: "Divide by √(v + ε)." },
        { value: "no", label: "left", hint: "Divide by nothing." },
      ],
      isCentredAlone,
    ),
    rho: {
      kind: "entries",
      symbol: "ρ",
      label: "share of the first cut",
      hint: "The learned gate per channel: 1 is the first cut alone, 0 the second. Values outside 0 to 1 are clipped.",
      ...{ min: 0, max: 1, step: 0.01, default: 0.5 },
      shown: ({ second }) => second === "blend",
    },
    secondN: inSecond("N", "samples", 1),
    secondC: inSecond("C", "channels", 6),
    secondH: inSecond("H", "rows", 1),
    secondW: inSecond("W", "columns", 1),
    ...affineShape("channel", "none"),
    ...gamma,
    ...beta,
    ...epsilon,
  },
  sources: (params) => {
    const centred = isCentred(params);
    const cutBy = (which: "blocks" | "second") =>
      Object.fromEntries(AXES.map((axis) => [axis, params[`${which}${axis}`]]));
    const first = { name: "first", short: "A", partition: cutBy("blocks"), centred };
    return hasSecond(params) ? [first, { name: "second", short: "B", partition: cutBy("second"), centred }] : [first];
  },
  terms: (params) => {
    if (isSingle(params))
      return [
        {
          share: 1,
          mean: [isCentred(params) ? 1 : 0],
          variance: isCentredAlone(params) && params.scaled === "no" ? null : [1],
        },
      ];
    if (params.second === "variance") return [{ share: 1, mean: [1, 0], variance: [0, 1] }];
    const first = mapEntries(params.rho, withinShares);
    const second = mapEntries(first, (share) => 1 - share);
    return [
      { share: first, symbol: "ρ", mean: [1, 0], variance: [1, 0] },
      { share: second, symbol: "1 − ρ", mean: [0, 1], variance: [0, 1] },
    ];
  },
  affine: ({ affine }, lengths) => affineOf(affine, lengths),
  blendGradients: ({ shares: [first, second] }): Readonly<Record<string, Float64Array>> =>
    second ? { rho: first.map((d, c) => d - second[c]) } : {},
});
