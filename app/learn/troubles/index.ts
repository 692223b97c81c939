import { parametersOf } from "../../../engine/explain/parameters.ts";
import { percent, shortNumber } from "../../../engine/numbers.ts";
import { GROUP_NORM_PAPER, PAPERS } from "../../parts/papers.ts";
import type { Reference } from "../../parts/References.tsx";
import {
  average,
  channelOf,
  type Figures,
  furthest,
  meanAt,
  same,
  setCount,
  sharing,
  spread,
  varianceAt,
  yAt,
} from "../figures.ts";
import { type Trouble, trouble } from "./trouble.ts";

const scene = (technique: string, seed: number, rest = "", shape = "4x6x3x3", data = "scales") =>
  `technique=${technique}&shape=${shape}&data=${data}&seed=${seed}${rest}`;

const CELL = [0, 2, 1, 1] as const;

const docs = (title: string, page: string): Reference => ({
  title: `PyTorch: ${title}`,
  url: `https://docs.pytorch.org/docs/stable/generated/torch.nn.${page}.html`,
});
const BATCH_NORM = docs("BatchNorm2d", "BatchNorm2d");
const LAYER_NORM = docs("LayerNorm", "LayerNorm");
const GROUP_NORM = docs("GroupNorm", "GroupNorm");
const KERAS: Reference = {
  title: "Keras: BatchNormalization",
  url: "https://keras.io/api/layers/normalization_layers/batch_normalization/",
};

const learned = ({ plan }: Figures) =>
  parametersOf(plan)
    .filter(({ origin }) => origin === "learned")
    .map(({ count }) => count);

/** The root of the mean squared difference of two outputs. */
const gap = (one: Figures, other: Figures) =>
  Math.sqrt(average(Array.from(one.y, (value, i) => (value - other.y[i]) ** 2)));

/** What goes wrong with normalization, the most common first. */
export const TROUBLES: readonly Trouble[] = [
  trouble({
    id: "layer-axes",
    symptom: "My layer norm gives other numbers than the transformer’s",
    message: null,
    cause: "Two readings share a name. Over C, H, W a sample has one mean; over C alone each position has its own.",
    scenes: (seed) => ({ shown: scene("ln", seed, "&cell=0.2.1.1"), position: scene("ln", seed, "&axes=position") }),
    proof: ({ shown, position }) =>
      `${setCount(shown)} means here, ${setCount(position)} over C alone; y differs by up to ${shortNumber(furthest(shown.y, position.y))}.`,
    asserts: ({ shown, position }) => [{ says: "they differ", holds: furthest(shown.y, position.y) > 0.1 }],
    fix: "# NCHW, one mean per position:\ny = F.layer_norm(x.permute(0, 2, 3, 1), (C,), weight, bias).permute(0, 3, 1, 2)",
    references: [LAYER_NORM, PAPERS.ln],
  }),
  trouble({
    id: "one-group",
    symptom: "GroupNorm(1, C) and LayerNorm([C, H, W]) drift apart in training",
    message: null,
    cause: "The statistics are the same. γ and β are not: one per channel against one per element.",
    scenes: (seed) => ({ shown: scene("gn", seed, "&groups=1&cell=0.2.1.1"), layer: scene("ln", seed) }),
    proof: ({ shown, layer }) =>
      `x̂ differs by ${shortNumber(furthest(shown.y, layer.y))}. Group norm learns ${learned(shown).join(" + ")} numbers, layer norm ${learned(layer).join(" + ")}.`,
    asserts: ({ shown, layer }) => [
      { says: "the same x̂", holds: furthest(shown.y, layer.y) < 1e-5 },
      { says: "other parameters", holds: learned(shown)[0] !== learned(layer)[0] },
    ],
    fix: "norm = nn.GroupNorm(1, C)  # γ, β: [C], holds for any H and W",
    references: [GROUP_NORM, GROUP_NORM_PAPER],
  }),
  trouble({
    id: "train-eval",
    symptom: "Loss fine, evaluation awful",
    message: null,
    cause:
      "Evaluation uses running statistics. They lag behind after few steps, with a small momentum, tiny batches or another domain.",
    scenes: (seed) => ({
      shown: scene("bn", seed, "&mode=eval&batches=3&cell=0.2.1.1"),
      training: scene("bn", seed),
      later: scene("bn", seed, "&mode=eval&batches=60"),
    }),
    proof: ({ shown, training, later }) =>
      `After 3 mini-batches y in evaluation is ${shortNumber(gap(shown, training))} (root mean square) from y in training, after 60 only ${shortNumber(gap(later, training))}.`,
    asserts: ({ shown, training, later }) => [
      { says: "it gets better", holds: gap(later, training) < gap(shown, training) },
    ],
    fix: "model.train()\nwith torch.no_grad():\n    for x, _ in loader: model(x)   # collects statistics, learns nothing\nmodel.eval()",
    references: [BATCH_NORM, PAPERS.bn],
  }),
  trouble({
    id: "two-variances",
    symptom: "running_var is not the variance of my batch",
    message: null,
    cause: "y uses the variance divided by m; PyTorch stores the one divided by m − 1.",
    scenes: (seed) => ({
      shown: scene("bn", seed, "&cell=0.2.0.0", "2x6x1x1"),
      large: scene("bn", seed, "", "4x6x8x8"),
    }),
    proof: ({ shown, large }) => {
      const [few, many] = [sharing(shown, [0, 2, 0, 0]), sharing(large, [0, 2, 0, 0])];
      return `With m = ${few} the stored one is m/(m − 1) = ${shortNumber(few / (few - 1))} times as large, with m = ${many} only ${shortNumber(many / (many - 1))} times.`;
    },
    asserts: ({ shown }) => [{ says: "two values share", holds: sharing(shown, [0, 2, 0, 0]) === 2 }],
    fix: "running_var = (1 - momentum) * running_var + momentum * x.var((0, 2, 3), unbiased=True)",
    references: [BATCH_NORM],
  }),
  trouble({
    id: "export",
    symptom: "After export or porting, evaluation is a little off",
    message: null,
    cause: "PyTorch stores the unbiased variance; ONNX, Keras 3 and Flax store the population’s.",
    scenes: (seed) => ({
      shown: scene("bn", seed, "&mode=eval&batches=60&cell=0.2.0.0", "4x6x1x1"),
      population: scene("bn", seed, "&mode=eval&batches=60&stored=population", "4x6x1x1"),
    }),
    proof: ({ shown, population }) =>
      `Stored for channel 2: ${shortNumber(varianceAt(shown, [0, 2, 0, 0]))} unbiased, ${shortNumber(varianceAt(population, [0, 2, 0, 0]))} the population’s. y differs by up to ${shortNumber(furthest(shown.y, population.y))}.`,
    asserts: ({ shown, population }) => [
      { says: "unbiased is larger", holds: varianceAt(shown, [0, 2, 0, 0]) > varianceAt(population, [0, 2, 0, 0]) },
    ],
    fix: "running_var *= (m - 1) / m   # from PyTorch to ONNX, Keras 3 or Flax; m = N·H·W of training",
    references: [BATCH_NORM, KERAS],
  }),
  trouble({
    id: "momentum",
    symptom: "Running statistics hardly move, or forget everything at once",
    message: null,
    cause: "Momentum means opposite things: PyTorch’s 0.1 is Keras’ 0.9.",
    scenes: (seed) => ({
      shown: scene("bn", seed, "&mode=eval&batches=20&momentum=0.9&cell=0.2.1.1"),
      slow: scene("bn", seed, "&mode=eval&batches=20&momentum=0.1"),
      training: scene("bn", seed),
    }),
    proof: ({ shown, slow, training }) =>
      `With 0.9 the running mean of channel 2 is nearly the last mini-batch’s, ${shortNumber(meanAt(shown, CELL))}; with 0.1 it is an average of many, ${shortNumber(meanAt(slow, CELL))}. The present batch has ${shortNumber(meanAt(training, CELL))}.`,
    asserts: ({ shown, slow }) => [{ says: "they differ", holds: !same(meanAt(shown, CELL), meanAt(slow, CELL)) }],
    fix: "nn.BatchNorm2d(C, momentum=0.01)            # PyTorch\nkeras.layers.BatchNormalization(momentum=0.99)  # the same",
    references: [BATCH_NORM, KERAS],
  }),
  trouble({
    id: "frozen",
    symptom: "I froze batch norm, and its output still changes",
    message: null,
    cause:
      "requires_grad=False stops γ and β. A forward pass in train() goes on updating the running statistics, and uses the batch’s own.",
    scenes: (seed) => ({
      shown: scene("bn", seed, "&mode=eval&batches=1&cell=0.2.1.1"),
      before: scene("bn", seed, "&mode=eval&batches=0"),
    }),
    proof: ({ shown, before }) =>
      `One forward pass moves the running mean of channel 2 from ${shortNumber(meanAt(before, CELL))} to ${shortNumber(meanAt(shown, CELL))}, with γ and β untouched.`,
    asserts: ({ shown, before }) => [{ says: "it moves", holds: !same(meanAt(before, CELL), meanAt(shown, CELL)) }],
    fix: "for m in model.modules():\n    if isinstance(m, nn.modules.batchnorm._BatchNorm):\n        m.eval(); m.requires_grad_(False)   # again after each model.train()",
    references: [BATCH_NORM],
  }),
  trouble({
    id: "batch-of-one",
    symptom: "PyTorch says: expected more than 1 value per channel",
    message:
      "ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 6, 1, 1])",
    cause:
      "N·H·W = 1: each channel has a single value, which is its own mean. A last mini-batch of one sample in a dense layer is the usual reason.",
    scenes: (seed) => ({
      shown: scene("bn", seed, "&beta=3&cell=0.2.0.0", "1x6x1x1"),
      positions: scene("bn", seed, "", "1x6x3x3"),
    }),
    proof: ({ shown, positions }) =>
      `Computed all the same: every y is β = ${shortNumber(yAt(shown, [0, 2, 0, 0]))}. With 3 × 3 positions m = ${sharing(positions, CELL)}, and a batch of one is fine.`,
    asserts: ({ shown, positions }) => [
      { says: "all β", holds: shown.y.every((value) => value === 3) },
      { says: "nine is enough", holds: spread(positions.y) > 0.5 },
    ],
    fix: "DataLoader(data, batch_size=32, drop_last=True)   # or nn.LayerNorm(C)",
    references: [BATCH_NORM],
  }),
  trouble({
    id: "plus-minus-one",
    symptom: "y is ±1, whatever goes in",
    message: null,
    cause:
      "Two values share a mean: each is one standard deviation away. A batch of two in a dense layer passes on one bit per channel.",
    scenes: (seed) => ({ shown: scene("bn", seed, "&eps=0&cell=0.2.0.0", "2x6x1x1") }),
    proof: ({ shown }) =>
      `m = ${sharing(shown, [0, 2, 0, 0])}: y of channel 2 is ${channelOf(shown.y, shown.shape, 2).map(shortNumber).join(" and ")}.`,
    asserts: ({ shown }) => [{ says: "all ±1", holds: shown.y.every((value) => same(Math.abs(value), 1, 0.001)) }],
    fix: "nn.LayerNorm(C)   # or larger batches, or nn.SyncBatchNorm over the devices",
    references: [PAPERS.bn],
  }),
  trouble({
    id: "groups-divide",
    symptom: "GroupNorm refuses my number of groups",
    message: "ValueError: num_channels must be divisible by num_groups",
    cause: "G counts the groups and must divide C. GroupNorm(num_groups, num_channels): the groups come first.",
    scenes: (seed) => ({ shown: scene("gn", seed, "&groups=3&cell=0.2.1.1") }),
    proof: ({ shown }) =>
      `6 channels allow 1, 2, 3 or 6 groups. With 3, ${sharing(shown, CELL)} values share, in ${setCount(shown)} sets.`,
    asserts: ({ shown }) => [{ says: "three groups per sample", holds: setCount(shown) === 12 }],
    fix: "nn.GroupNorm(math.gcd(32, C), C)",
    references: [GROUP_NORM],
  }),
  trouble({
    id: "shapes",
    symptom: "The checkpoint’s γ has another shape",
    message:
      "RuntimeError: size mismatch for norm.weight: copying a param with shape torch.Size([6]) from checkpoint, the shape in current model is torch.Size([6, 3, 3])",
    cause:
      "Batch, group and affine instance norm learn per channel, layer norm per element of the shape it was given. Instance norm learns nothing by default.",
    scenes: (seed) => ({
      shown: scene("ln", seed, "&cell=0.2.1.1"),
      batch: scene("bn", seed),
      instance: scene("in", seed),
    }),
    proof: ({ shown, batch, instance }) =>
      `γ has ${learned(shown)[0]} entries in LayerNorm([6, 3, 3]), ${learned(batch)[0]} in BatchNorm2d(6), ${learned(instance).length} in InstanceNorm2d(6).`,
    asserts: ({ shown, batch, instance }) => [
      {
        says: "54, 6, none",
        holds: learned(shown)[0] === 54 && learned(batch)[0] === 6 && learned(instance).length === 0,
      },
    ],
    fix: "nn.LayerNorm([C, H, W]) ≠ nn.LayerNorm(C) ≠ nn.GroupNorm(1, C)   # keep the one that was trained",
    references: [LAYER_NORM, GROUP_NORM],
  }),
  trouble({
    id: "silent-width",
    symptom: "LayerNorm(C) on an image runs, and the results are strange",
    message: null,
    cause: "PyTorch normalizes the last axes. On NCHW that is W; if W happens to equal C there is no error.",
    scenes: (seed) => ({
      shown: scene("ln", seed, "&axes=position&cell=0.2.0.1", "2x4x1x4"),
      width: scene("in", seed, "", "2x4x1x4"),
    }),
    proof: ({ shown, width }) =>
      `Over C, [C, 1, W] = [4, 1, 4] has ${setCount(shown)} means; over W ${setCount(width)} others. y differs by up to ${shortNumber(furthest(shown.y, width.y))}, and no message.`,
    asserts: ({ shown, width }) => [
      {
        says: "as many sets, other values",
        holds: setCount(shown) === setCount(width) && furthest(shown.y, width.y) > 0.1,
      },
    ],
    fix: "x = x.permute(0, 2, 3, 1)   # channels last, then nn.LayerNorm(C)",
    references: [LAYER_NORM],
  }),
  trouble({
    id: "accumulation",
    symptom: "Gradient accumulation is not the same as a larger batch",
    message: null,
    cause: "Each part is normalized by its own statistics, in time as on devices.",
    scenes: (seed) => ({ shown: scene("gbn", seed, "&virtualBatch=2&cell=0.2.1.1"), whole: scene("bn", seed) }),
    proof: ({ shown, whole }) =>
      `Two parts of 2 samples: y differs from the whole batch’s by up to ${shortNumber(furthest(shown.y, whole.y))}. Layer, group and instance norm would not differ.`,
    asserts: ({ shown, whole }) => [{ says: "they differ", holds: furthest(shown.y, whole.y) > 0.05 }],
    fix: "nn.GroupNorm(32, C)   # or nn.SyncBatchNorm.convert_sync_batchnorm(model) on devices",
    references: [PAPERS.gbn, docs("SyncBatchNorm", "SyncBatchNorm")],
  }),
  trouble({
    id: "all-beta",
    symptom: "All outputs are β",
    message: null,
    cause: "Each set has one value. GroupNorm(C, C) on a dense layer computes this without a warning.",
    scenes: (seed) => ({ shown: scene("gn", seed, "&groups=6&beta=0.5&cell=0.2.0.0", "4x6x1x1") }),
    proof: ({ shown }) =>
      `${sharing(shown, [0, 2, 0, 0])} value per set, in ${setCount(shown)} sets: every y is ${shortNumber(yAt(shown, [0, 2, 0, 0]))}.`,
    asserts: ({ shown }) => [{ says: "all β", holds: shown.y.every((value) => value === 0.5) }],
    fix: "nn.GroupNorm(2, C)   # at least two values per group; or nn.LayerNorm(C)",
    references: [GROUP_NORM],
  }),
  trouble({
    id: "nan",
    symptom: "NaN in one channel",
    message: null,
    cause:
      "A running variance below −ε has no root: after a faulty average of checkpoints, for instance. In training a single NaN or infinity makes its whole set NaN.",
    scenes: (seed) => ({ shown: scene("bn", seed, "&mode=eval&runningVariance=0,2:-1&cell=0.1.1.1") }),
    proof: ({ shown }) => {
      const bad = Array.from(shown.y).filter(Number.isNaN).length;
      return `The running variance of channel 2 is −1: ${bad} of ${shown.y.length} outputs are NaN, ${percent(bad / shown.y.length)}, all of that channel. The others are untouched.`;
    },
    asserts: ({ shown }) => [
      {
        says: "channel 2 alone",
        holds:
          channelOf(shown.y, shown.shape, 2).every(Number.isNaN) &&
          channelOf(shown.y, shown.shape, 1).every(Number.isFinite),
      },
    ],
    fix: "torch.isfinite(x).all((0, 2, 3))   # which channel? Then reset: norm.reset_running_stats()",
    references: [BATCH_NORM],
  }),
  trouble({
    id: "epsilon",
    symptom: "A quiet channel comes out nearly constant",
    message: null,
    cause: "Its variance is near ε, which is added under the root. PyTorch’s default is 1e-5, Keras’ 1e-3.",
    scenes: (seed) => ({
      shown: `${scene("bn", seed, "&eps=0.001&cell=0.2.1.1", "4x6x3x3", "normal")}&times=0.01`,
      small: `${scene("bn", seed, "&eps=0.00001", "4x6x3x3", "normal")}&times=0.01`,
    }),
    proof: ({ shown, small }) => {
      const deviation = (figures: Figures) => Math.sqrt(spread(channelOf(figures.y, figures.shape, 2)));
      return `σ of x is ${shortNumber(Math.sqrt(varianceAt(shown, CELL)))}. With ε = 10⁻³ y has standard deviation ${shortNumber(deviation(shown))}, with 10⁻⁵ ${shortNumber(deviation(small))}.`;
    },
    asserts: ({ shown, small }) => [{ says: "ε shrinks", holds: spread(shown.y) < spread(small.y) / 2 }],
    fix: "nn.BatchNorm2d(C, eps=1e-5)   # when porting from Keras: eps=1e-3",
    references: [BATCH_NORM, KERAS],
  }),
  trouble({
    id: "bias",
    symptom: "The bias before batch norm never learns",
    message: null,
    cause: "It is in the mean, and subtracted again: its gradient is 0.",
    scenes: (seed) => {
      const compare = (change: string) =>
        `view=compare&columns=bn&technique=bn&shape=4x6x3x3&data=scales&seed=${seed}${change}`;
      return { shown: scene("bn", seed, "&cell=0.2.1.1"), plain: compare(""), shifted: compare("&change=C2,1,1") };
    },
    proof: ({ plain, shifted }) =>
      `1 more on all of channel 2 changes y by ${shortNumber(furthest(plain.y, shifted.y))}: rounding.`,
    asserts: ({ plain, shifted }) => [{ says: "nothing changes", holds: furthest(plain.y, shifted.y) < 1e-3 }],
    fix: "nn.Conv2d(c_in, c_out, 3, bias=False), nn.BatchNorm2d(c_out)",
    references: [PAPERS.bn],
  }),
];

/** The troubles that a text speaks of: each of its words is in one's symptom, message or cause. */
export function findTroubles(text: string): readonly Trouble[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return TROUBLES.filter(({ symptom, message, cause }) => {
    const own = `${symptom} ${message ?? ""} ${cause}`.toLowerCase();
    return words.every((word) => own.includes(word));
  });
}
