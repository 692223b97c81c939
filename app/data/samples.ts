import astronaut from "/samples/astronaut.png?url";
import cat from "/samples/cat.png?url";
import coffee from "/samples/coffee.png?url";
import conv1 from "/samples/conv1.npy?url";
import conv1Weight from "/samples/conv1-weight.npy?url";
import conv2 from "/samples/conv2.npy?url";
import conv2Weight from "/samples/conv2-weight.npy?url";
import conv3 from "/samples/conv3.npy?url";
import conv3Weight from "/samples/conv3-weight.npy?url";
import digits from "/samples/digits.npy?url";
import input from "/samples/input.npy?url";
import rocket from "/samples/rocket.png?url";
import type { Shape } from "../../engine/plan/shape.ts";
import type { TensorKind } from "../../engine/plan/technique.ts";

/** A real tensor that is served with the page, from `public/samples/`, whose README has the origin of each file. */
export interface Sample {
  /** Short and stable: a part of links, and different from the ids of all seeded sources. */
  readonly id: string;
  readonly name: string;
  /** One line on why it is interesting. */
  readonly why: string;
  readonly tensor: TensorKind;
  /** One .npy file, or pictures of one sample each. */
  readonly kind: "npy" | "pictures";
  /** Addresses that hold on the page and in a worker. */
  readonly urls: readonly string[];
  /** What the axes of the .npy file mean. */
  readonly axes?: string;
  /** All there is. */
  readonly shape: Shape;
  /** What is shown when the sample is chosen. */
  readonly initialShape: Shape;
  /** Another height and width: the upper left part of the numbers, or the whole picture resampled. */
  readonly fit: "crop" | "resample";
  /** What the numbers of the file are multiplied by. */
  readonly scale?: number;
  /** What the N axis counts, in the plural. */
  readonly noun: string;
  readonly credit: string;
}

const NETWORK = "Made for Normcube: a convolutional network trained on the UCI digits without normalization. CC0.";
const DIGITS = "UCI Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, CC BY 4.0.";

/** The real samples in the order in which they are offered; the only list of them. */
export const SAMPLES: readonly Sample[] = [
  {
    id: "photos",
    name: "Photos",
    why: "Four pictures in red, green and blue: normalizing each sample removes its brightness and contrast.",
    tensor: "activations",
    kind: "pictures",
    urls: [astronaut, cat, coffee, rocket],
    shape: [4, 3, 96, 96],
    initialShape: [4, 3, 32, 32],
    fit: "resample",
    noun: "photos",
    credit:
      "Eileen Collins: NASA, public domain. Cat: Stefan van der Walt, CC0. Coffee: Rachel Michetti, CC0. Rocket: SpaceX, public domain. From scikit-image.",
  },
  {
    id: "digits",
    name: "Handwritten digits",
    why: "One channel only: batch norm has one set for all samples, instance norm one for each digit.",
    tensor: "activations",
    kind: "npy",
    urls: [digits],
    axes: "NHW",
    shape: [1797, 1, 8, 8],
    initialShape: [10, 1, 8, 8],
    fit: "resample",
    scale: 1 / 16,
    noun: "digits",
    credit: DIGITS,
  },
  activations("input", "Input of a trained network", input, [8, 1, 8, 8], {
    why: "The eight digits for which the activations below were computed.",
    credit: DIGITS,
  }),
  activations("conv1", "After the first convolution", conv1, [8, 8, 8, 8], {
    why: "What a trained network computes from the pixels: strokes and edges, before any normalization.",
  }),
  activations("conv2", "After the second convolution", conv2, [8, 16, 8, 8], {
    why: "Real channels of very different mean and spread: what batch norm was made for.",
  }),
  activations("conv3", "After the third convolution", conv3, [8, 32, 4, 4], {
    why: "Deep in the network values have grown to ±50: without normalization scales drift from layer to layer.",
  }),
  weights("conv1-weight", "Weights of the first convolution", conv1Weight, [8, 1, 3, 3], [8, 1, 3, 3], {
    why: "Eight trained filters of nine weights each, small enough to check by hand.",
  }),
  weights("conv2-weight", "Weights of the second convolution", conv2Weight, [16, 8, 3, 3], [8, 8, 3, 3], {
    why: "Sixteen trained filters: training has given them different lengths ‖v‖.",
  }),
  weights("conv3-weight", "Weights of the third convolution", conv3Weight, [32, 16, 3, 3], [8, 16, 3, 3], {
    why: "Thirty-two trained filters over sixteen channels: 144 weights share one length.",
  }),
];

type Words = Pick<Sample, "why"> & Partial<Pick<Sample, "credit">>;

function activations(id: string, name: string, url: string, shape: Shape, words: Words): Sample {
  const initialShape: Shape = [4, Math.min(shape[1], 8), shape[2], shape[3]];
  return {
    ...npySample(id, name, url, shape, initialShape, words),
    tensor: "activations",
    noun: "samples",
  };
}

function weights(id: string, name: string, url: string, shape: Shape, initialShape: Shape, words: Words): Sample {
  return { ...npySample(id, name, url, shape, initialShape, words), tensor: "weights", noun: "output channels" };
}

function npySample(id: string, name: string, url: string, shape: Shape, initialShape: Shape, words: Words) {
  return {
    id,
    name,
    kind: "npy",
    urls: [url],
    axes: "NCHW",
    shape,
    initialShape,
    fit: "crop",
    credit: NETWORK,
    ...words,
  } as const;
}
