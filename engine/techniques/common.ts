import { RUNNING_MEAN, RUNNING_VARIANCE } from "../explain/symbols.ts";
import type { ChoiceControl, EntriesControl, NumberControl, OverridesControl, Params } from "../plan/controls.ts";
import type { Affine, Tracked } from "../plan/technique.ts";

/** Controls that several techniques have, each with the words for it. A technique spreads in those that it uses. */

export const epsilon: { readonly eps: NumberControl } = {
  eps: {
    kind: "number",
    role: "epsilon",
    symbol: "ε",
    label: "epsilon",
    hint: "A small number added to the variance inside the root, so that nothing is divided by zero.",
    scale: "log",
    min: 1e-12,
    max: 1,
    step: 1,
    default: 1e-5,
    advanced: true,
  },
};

const hasAffine = (params: Params) => params.affine !== "none";

export const gamma: { readonly gamma: EntriesControl } = {
  gamma: {
    kind: "entries",
    symbol: "γ",
    label: "scale",
    hint: "The learned scale: the normalized value is multiplied by it.",
    min: -3,
    max: 3,
    step: 0.01,
    default: 1,
    advanced: true,
    shown: hasAffine,
  },
};

export const beta: { readonly beta: EntriesControl } = {
  beta: {
    kind: "entries",
    symbol: "β",
    label: "shift",
    hint: "The learned shift: added after scaling.",
    min: -3,
    max: 3,
    step: 0.01,
    default: 0,
    advanced: true,
    shown: hasAffine,
  },
};

const AFFINE_OPTIONS = {
  element: {
    value: "element",
    label: "per element",
    hint: "One entry for every normalized element: shape [C, H, W], or [C] where statistics are over C.",
    golden: ["elementwise"],
  },
  channel: {
    value: "channel",
    label: "per channel",
    hint: "One entry for every channel: shape [C].",
    golden: ["channel", "lastDim"],
  },
  none: { value: "none", label: "none", hint: "Neither scale nor shift: the output is x̂ itself." },
} as const;

type AffineShape = keyof typeof AFFINE_OPTIONS;

/** Which shape the affine parameters have; the first option is what the libraries do by default. */
export function affineShape<const S extends AffineShape>(...shapes: readonly [S, ...S[]]) {
  const affine: ChoiceControl<S> = {
    kind: "choice",
    role: "affine shape",
    label: "affine parameters",
    hint: "Whether x̂ goes through a learned scale or shift, and how many entries that has.",
    options: shapes.map((shape) => AFFINE_OPTIONS[shape]) as unknown as ChoiceControl<S>["options"],
    default: shapes[0],
    advanced: true,
  };
  return { affine };
}

/** γ and β of the chosen shape; `names` says which of the two the technique has. */
export function affineOf(
  shape: AffineShape,
  { C, H, W }: { C: number; H: number; W: number },
  names: Pick<Affine, "scale" | "shift"> = { scale: "gamma", shift: "beta" },
): Affine | null {
  if (shape === "none") return null;
  return { partition: shape === "element" ? { C, H, W } : { C }, ...names };
}

/** Running statistics of a technique that collects them with these parameters. */
export function runningStatisticsWhere(isTracking: (params: Params) => boolean) {
  const isEvaluating = (params: Params) => params.mode === "eval" && isTracking(params);
  return {
    mode: {
      kind: "choice",
      role: "mode",
      label: "mode",
      hint: "Training uses the statistics of this mini-batch; evaluation uses the running statistics collected before.",
      options: [
        { value: "train", label: "training", hint: "Statistics of this mini-batch." },
        { value: "eval", label: "evaluation", hint: "Running statistics, kept per channel." },
      ],
      default: "train",
      saysItself: true,
      advanced: true,
      shown: isTracking,
    } satisfies ChoiceControl<"train" | "eval">,
    batches: {
      kind: "number",
      role: "batches",
      symbol: "k",
      label: "mini-batches seen",
      hint: "How many further mini-batches of the same data the running statistics were collected from: the samples that follow, or an own file, which is its own next mini-batch again and again.",
      scale: "linear",
      min: 0,
      max: 100,
      step: 1,
      default: 20,
      advanced: true,
      shown: isEvaluating,
    } satisfies NumberControl,
    averaging: {
      kind: "choice",
      role: "averaging",
      label: "running average",
      hint: "How the running statistics average over the mini-batches seen.",
      options: [
        {
          value: "moving",
          label: "moving",
          hint: "(1 − α) · old + α · batch: the older a mini-batch, the less it counts.",
        },
        {
          value: "cumulative",
          label: "cumulative",
          hint: "The plain average of all mini-batches seen, as momentum=None in PyTorch: once there is one, the start does not count.",
        },
      ],
      default: "moving",
      advanced: true,
      shown: isEvaluating,
    } satisfies ChoiceControl<"moving" | "cumulative">,
    momentum: {
      kind: "number",
      role: "momentum",
      symbol: "α",
      label: "momentum",
      hint: "The weight of the newest mini-batch in the running statistics, as in PyTorch (Keras counts the other way: 0.1 here is 0.9 there). Of the start (1 − α)ᵏ is left after k mini-batches: 12 % after 20 with α = 0.1.",
      scale: "linear",
      min: 0,
      max: 1,
      step: 0.01,
      default: 0.1,
      advanced: true,
      shown: (params) => isEvaluating(params) && params.averaging !== "cumulative",
    } satisfies NumberControl,
    runningMean: {
      kind: "overrides",
      role: "running mean",
      symbol: RUNNING_MEAN.name,
      label: "running mean",
      hint: "The mean that evaluation uses; a changed entry replaces what was collected.",
      advanced: true,
      shown: isEvaluating,
    } satisfies OverridesControl,
    runningVariance: {
      kind: "overrides",
      role: "running variance",
      symbol: RUNNING_VARIANCE.name,
      label: "running variance",
      hint: "The variance that evaluation uses; a changed entry replaces what was collected.",
      advanced: true,
      shown: isEvaluating,
    } satisfies OverridesControl,
  };
}

export const runningStatistics = runningStatisticsWhere(() => true);

/** Which variance of a mini-batch the running variance collects: libraries read it in two ways. */
export function storedVarianceWhere(isTracking: (params: Params) => boolean) {
  return {
    stored: {
      kind: "choice",
      role: "stored variance",
      label: "stored variance",
      hint: "Which variance of a mini-batch the running variance collects; training normalizes with the population’s either way.",
      options: [
        {
          value: "unbiased",
          label: "unbiased",
          hint: "The sum of squared deviations divided by m − 1.",
          usedBy: ["torch.nn.BatchNorm2d", "torch.nn.InstanceNorm2d", "the batch norm paper"],
        },
        {
          value: "population",
          label: "population",
          hint: "The sum of squared deviations divided by m, as training normalizes.",
          usedBy: ["ONNX BatchNormalization", "Keras 3 BatchNormalization", "flax.linen.BatchNorm"],
        },
      ],
      default: "unbiased",
      difference:
        "Both are called the running variance. The unbiased one is m/(m − 1) times the other: a model carried from one library to another evaluates differently by that factor, most with few values per channel.",
      advanced: true,
      shown: isTracking,
    } satisfies ChoiceControl<"unbiased" | "population">,
  };
}

export const storedVariance = storedVarianceWhere(() => true);

/** How a chosen stored variance enters the running variance. */
export function enteringAs(stored: "unbiased" | "population"): Tracked["variance"] {
  return stored === "unbiased" ? "unbiased" : "as used";
}

/** Which axes layer norm and RMS norm pool: the figure's reading or the transformers'. */
export const pooledAxes = {
  axes: {
    kind: "choice",
    label: "statistics over",
    hint: "The figure of the group norm paper pools channels, rows and columns; transformers, ConvNeXt and Keras pool channels only, at each position.",
    options: [
      { value: "sample", label: "C, H, W", hint: "One set per sample, as in the figure.", golden: ["CHW"] },
      {
        value: "position",
        label: "C",
        hint: "One set per sample and position, as in transformers.",
        golden: ["lastDim"],
      },
    ],
    default: "sample",
  } satisfies ChoiceControl<"sample" | "position">,
};

/** A share that is learned, clipped to 0 … 1. */
export function withinShares(rho: number): number {
  return Math.min(1, Math.max(0, rho));
}
