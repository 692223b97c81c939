import { SANTURKAR } from "../../parts/papers.ts";
import type { Reference } from "../../parts/References.tsx";

/** How far a claim is borne out. */
export type Standing = "shown here" | "contested" | "a paper’s number";

export interface Claim {
  readonly id: string;
  readonly says: string;
  readonly standing: Standing;
  /** The page of the course that shows it, as in addresses. */
  readonly at: string;
}

/** A section of the article: what a technique does, the problem it meets, and the next idea. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The scene in its picture, whose technique's formula and paper stand with it. */
  readonly scene?: string;
  readonly claims: readonly Claim[];
  readonly references?: readonly Reference[];
}

const scene = (technique: string, rest = "") =>
  `technique=${technique}&shape=4x6x3x3&data=scales&seed=7&cell=0.2.1.1${rest}`;

export const SECTIONS: readonly Section[] = [
  {
    id: "why",
    title: "Why normalize?",
    paragraphs: [
      "A network is trained by small steps down a slope. If one of its inputs is measured in thousands and another in thousandths, the slope is steep along one and flat along the other, and no step suits both. So one brings inputs to mean 0 and variance 1 before training.",
      "What holds for the inputs of a network holds for the inputs of each layer, and these change while the layers before them learn. Normalization layers therefore measure mean and variance on the spot. All of them compute the same formula; they differ in which values they average over.",
    ],
    claims: [
      { id: "why-2", says: "Features with large numbers no longer dominate.", standing: "shown here", at: "why.loud" },
      {
        id: "why-1",
        says: "Training gets shorter where depth or scale make it hard.",
        standing: "shown here",
        at: "why.equal",
      },
      {
        id: "why-5",
        says: "It does not keep weights in a range: it makes their scale irrelevant.",
        standing: "shown here",
        at: "why.range",
      },
      {
        id: "why-3",
        says: "It helps because the distribution of a layer’s inputs stops shifting.",
        standing: "contested",
        at: "why.range",
      },
      { id: "why-4", says: "It makes the loss smoother.", standing: "contested", at: "why.range" },
    ],
    references: [SANTURKAR],
  },
  {
    id: "batch",
    title: "Batch norm",
    scene: scene("bn"),
    paragraphs: [
      "Batch norm takes one channel, a feature, and averages over all samples of the mini-batch and all positions. It subtracts that mean, divides by that standard deviation, and then multiplies by γ and adds β, which are learned. With γ = σ and β = μ the network can undo it where that is better. ε keeps the root from being 0.",
      "In evaluation there may be no batch. So training keeps running averages of mean and variance, and evaluation uses those: it is then a fixed line for each channel.",
      "Here lies its problem. A small batch gives noisy statistics: the spread of a variance of m values is √(2/m). On several machines each has statistics of its own unless they are synchronized, and in a recurrent network each time step would need its own.",
    ],
    claims: [
      { id: "bn-1", says: "The variance is divided by m, not m − 1.", standing: "shown here", at: "by-hand.variance" },
      { id: "bn-2", says: "γ and β can undo it.", standing: "shown here", at: "by-hand.undo" },
      {
        id: "bn-3",
        says: "ε is for stability, and shrinks channels whose variance is near it.",
        standing: "shown here",
        at: "by-hand.normalized",
      },
      {
        id: "bn-4",
        says: "A batch of one is impossible only if a channel has one value.",
        standing: "shown here",
        at: "small-batches.one-sample",
      },
      { id: "bn-5", says: "Small mini-batches are noisy.", standing: "shown here", at: "small-batches.scatter" },
      {
        id: "bn-6",
        says: "On several machines μ and σ² differ, γ and β do not.",
        standing: "shown here",
        at: "machines.differ",
      },
      {
        id: "bn-7",
        says: "In recurrent networks each step has statistics of its own.",
        standing: "shown here",
        at: "layer.steps",
      },
      {
        id: "why-6",
        says: "The noise of the batch regularizes a little.",
        standing: "shown here",
        at: "small-batches.company",
      },
      { id: "q-1", says: "What distributed training does to it.", standing: "shown here", at: "machines.too-many" },
    ],
  },
  {
    id: "weight",
    title: "Weight norm",
    scene: "technique=wn&weight-shape=4x6x3x3&weight-data=rows&weight-seed=7&cell=1.2.0.1",
    paragraphs: [
      "Weight norm leaves the batch alone and rewrites the weights: w = g · v / ‖v‖. Length and direction of each weight vector become separate parameters. It costs little and works with any batch.",
      "It does not centre anything. Its authors add a batch norm that subtracts the mean only. The noise of a mean is additive, that of a variance multiplies, so small batches harm it less.",
    ],
    claims: [
      { id: "wn-1", says: "It separates length and direction.", standing: "shown here", at: "weights.direction" },
      {
        id: "wn-2",
        says: "For whitened inputs its effect is that of batch norm’s variance.",
        standing: "shown here",
        at: "weights.mean-only",
      },
      {
        id: "wn-3",
        says: "With mean-only batch norm it works in small batches.",
        standing: "shown here",
        at: "weights.mean-only",
      },
      {
        id: "wn-4",
        says: "A mean is less noisy than a variance; both converge alike.",
        standing: "shown here",
        at: "small-batches.noisier",
      },
      {
        id: "wn-5",
        says: "Together they are best on CIFAR-10: 7.31 % error against 8.05.",
        standing: "a paper’s number",
        at: "weights.data",
      },
    ],
  },
  {
    id: "layer",
    title: "Layer norm",
    scene: scene("ln"),
    paragraphs: [
      "Layer norm turns the cube around: it averages over the features of one sample, and over no other sample. Training and evaluation are the same, a batch of one is as good as any, and a recurrent network needs no statistics per step.",
      "The name has two readings. The figure of the group norm paper averages over channels and positions of a sample. Transformers average over the channels of one position, one token. Both are in use, and mixing them up is the field’s most common confusion.",
    ],
    claims: [
      {
        id: "ln-1",
        says: "It normalizes each sample across its features, in two readings.",
        standing: "shown here",
        at: "layer.two-readings",
      },
      {
        id: "ln-2",
        says: "It does better than batch norm in recurrent networks.",
        standing: "a paper’s number",
        at: "layer.steps",
      },
    ],
  },
  {
    id: "instance",
    title: "Instance norm",
    scene: scene("in"),
    paragraphs: [
      "Instance norm averages over the positions of one channel of one sample. Each image loses its own brightness and contrast, channel by channel. For style transfer that is what one wants: the content should not depend on how the photo was exposed.",
      "Where contrast carries the meaning, it erases it.",
    ],
    claims: [
      {
        id: "in-1",
        says: "Each channel of each sample on its own, at test time, too.",
        standing: "shown here",
        at: "contrast.test-time",
      },
      {
        id: "in-2",
        says: "It makes an image independent of its contrast.",
        standing: "shown here",
        at: "contrast.exposures",
      },
    ],
  },
  {
    id: "group",
    title: "Group norm",
    scene: scene("gn", "&groups=3"),
    paragraphs: [
      "Group norm cuts the channels of a sample into G groups of neighbours and averages over each. With G = 1 its sets are layer norm’s, with G = C instance norm’s. It needs no other samples, and unlike instance norm it keeps how the channels of a group relate.",
      "The picture with the four cubes, in which one sees all of these at a glance, is from its paper.",
    ],
    claims: [
      {
        id: "gn-1",
        says: "G = 1 is layer norm, G = C is instance norm, but for the shape of γ and β.",
        standing: "shown here",
        at: "group.to-layer",
      },
      {
        id: "gn-2",
        says: "Groups are neighbouring channels of one sample.",
        standing: "shown here",
        at: "group.formula",
      },
      { id: "cube", says: "One picture shows them all.", standing: "shown here", at: "share.company" },
    ],
  },
  {
    id: "blends",
    title: "Blends: batch-instance and switchable norm",
    scene: scene("bin"),
    paragraphs: [
      "If contrast is sometimes noise and sometimes signal, let the network decide. Batch-instance norm mixes the outputs of batch and instance norm by ρ, which is learned for each channel and clipped to 0 … 1.",
      "Switchable norm goes further and mixes the means and the variances of three techniques by two learned softmaxes. It blends statistics, not outputs.",
    ],
    claims: [
      {
        id: "bin-1",
        says: "Instance norm erases what matters when contrast carries meaning.",
        standing: "shown here",
        at: "contrast.weather",
      },
      { id: "bin-2", says: "ρ is learned per channel.", standing: "shown here", at: "blends.half" },
      {
        id: "sn-1",
        says: "A weighted average of means and of variances.",
        standing: "shown here",
        at: "blends.moments",
      },
      {
        id: "sn-2",
        says: "It can beat batch norm: 76.9 % against 76.4 on ImageNet.",
        standing: "a paper’s number",
        at: "blends.pure",
      },
      {
        id: "sn-3",
        says: "Early layers prefer instance, middle ones batch, late ones layer norm.",
        standing: "a paper’s number",
        at: "blends.pure",
      },
      {
        id: "sn-4",
        says: "Smaller batches prefer layer and instance norm.",
        standing: "a paper’s number",
        at: "blends.pure",
      },
    ],
  },
  {
    id: "choose",
    title: "Which one, when?",
    paragraphs: [
      "Ask which values may be averaged. Plenty of images per device and a fast evaluation: batch norm. Few images: group norm, or synchronized batch norm. Sequences and transformers: layer norm or RMS norm per token. Style: instance norm. Batches of one, or reinforcement learning: layer norm or weight norm.",
      "None of them is best everywhere. What each costs is measured in Compare; what accuracy it brings is a paper’s number, for its network and data.",
    ],
    claims: [
      { id: "q-2", says: "Which technique for which task.", standing: "shown here", at: "which.detection" },
      { id: "q-3", says: "What the size of the batch changes.", standing: "shown here", at: "small-batches.company" },
      { id: "q-4", says: "What a layer costs.", standing: "shown here", at: "which.memory" },
    ],
  },
];
