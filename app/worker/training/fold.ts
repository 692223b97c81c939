import { convolve } from "../../../engine/normalize/convolution.ts";
import { convolvedShape } from "../../../engine/normalize/convolvedShape.ts";
import { batchesOf } from "../../../engine/normalize/running.ts";
import { fitParams, withValueFor } from "../../../engine/plan/controls.ts";
import { planOf } from "../../../engine/plan/plan.ts";
import { type Shape, sizeOf, type Values } from "../../../engine/plan/shape.ts";
import { fold, foldingError, folds } from "../../../engine/train/folding.ts";
import { limitsOf, OWN_FILE } from "../../data/supply.ts";
import { makeTensor, type TensorData } from "../../data/tensorData.ts";
import type { TensorRequest } from "../../messages/request.ts";
import type { FoldResult } from "../../messages/training.ts";
import { FIRST_SCENE } from "../../scene/scene.ts";
import { batchOf } from "../columns.ts";
import { collectRunning } from "../running.ts";
import type { Watched } from "./watched.ts";

/** The weights of a convolution for so many input channels: seeded ones where there are too few, or the file is not open. */
function kernelFor({ spec, file }: TensorRequest, channels: number): Promise<TensorData> {
  const [O, , kH, kW] = spec.shape;
  const shape: Shape = [O, channels, kH, kW];
  const isThere = spec.source !== OWN_FILE || file !== null;
  if (isThere && limitsOf(spec, file)[1] >= channels) return makeTensor({ ...spec, shape }, file);
  return makeTensor({ shape, source: FIRST_SCENE.weights.source, seed: spec.seed }, null);
}

/** The most products of all convolutions together: a few tenths of a second. */
const MOST_PRODUCTS = 2 ** 26;
/** How many convolutions there are beside those of the mini-batches: two ways, in float64 and in float32. */
const OTHERS = 4;

export async function watchFold({ request, wish, input: { reading }, column }: Watched): Promise<FoldResult> {
  const { technique, params: shown } = column.plan;
  const { data: w, shape: weight } = await kernelFor(wish.weights, reading.shape[1]);
  const shape = convolvedShape(reading.shape, weight, "same");
  const evaluating = withValueFor(technique.controls, shown, "mode", "eval");
  const plan = planOf(technique, fitParams(technique.controls, evaluating, shape).params, shape);
  const batches = batchesOf(plan);
  const products = sizeOf(shape) * (sizeOf(weight) / weight[0]) * (batches + OTHERS);
  if (!folds(plan)) return { topic: "fold", products: null, folded: null };
  if (products > MOST_PRODUCTS) return { topic: "fold", products, folded: null };
  const batch = async (k: number) => {
    const { x } = (await batchOf(request, k)).reading;
    return { x: convolve(x, reading.shape, w, weight, "same"), shape };
  };
  const running = await collectRunning(technique, plan.params, batch, () => {});
  if (!running) return { topic: "fold", products: null, folded: null };
  const error = (x: Values, by: Values) =>
    foldingError(plan, running, { x, shape: reading.shape }, { x: by, shape: weight });
  const ones = fold(plan, running, new Float64Array(w.length).fill(1));
  return {
    topic: "fold",
    products: null,
    folded: {
      ...{ input: reading.shape, weight, batches },
      slopes: Array.from({ length: weight[0] }, (_, o) => ones.weight[(o * w.length) / weight[0]]),
      biases: Array.from(ones.bias),
      inFloat64: error(Float64Array.from(reading.x), Float64Array.from(w)),
      inFloat32: error(Float32Array.from(reading.x), Float32Array.from(w)),
    },
  };
}
