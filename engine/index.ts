/** The engine's public face, for Node as for the page. What it does is told in README.md beside this file. */

export type { Moments } from "./arithmetic/contract.ts";
export { type Trace, trace } from "./explain/trace.ts";
export { type Warning, warningsOf } from "./explain/warnings.ts";
export { cutInWords, setInWords } from "./explain/words.ts";
export { backward, type Gradients } from "./normalize/backward.ts";
export { convolve } from "./normalize/convolution.ts";
export { convolved, convolvedBackward } from "./normalize/convolved.ts";
export { convolvedShape } from "./normalize/convolvedShape.ts";
export { forward } from "./normalize/forward.ts";
export { momentsOf, type Reading, type RunningStatistics } from "./normalize/moments.ts";
export { startOfRunning, updateRunning } from "./normalize/running.ts";
export { toTensor } from "./npy/axes.ts";
export { readNpy } from "./npy/read.ts";
export { type Control, type Entries, fitParams, type Params } from "./plan/controls.ts";
export { cut, type Partition, rangesOf, type Sets, setOf, sizeOfSet } from "./plan/partition.ts";
export { type Plan, planOf } from "./plan/plan.ts";
export { type Cell, cellAt, indexOf, type Shape, sizeOf } from "./plan/shape.ts";
export { type Technique, technique } from "./plan/technique.ts";
export { SOURCES } from "./sources/index.ts";
export { TECHNIQUES } from "./techniques/index.ts";
export { type Distribution, distributionOf } from "./values/distribution.ts";
