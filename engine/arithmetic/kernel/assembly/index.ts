// The kernel: the loops over cells in WebAssembly SIMD. Pointers are bytes into its memory; the first page is kept free.
// The TypeScript core (engine/plain.ts) is the specification.

export { applyElements, applyPlanes, applyPositions } from "./apply";
export { backwardPlanes, givenBack, largest } from "./backward";
export { copy, narrow } from "./copy";
export { giveBackElements, giveBackPlanes, giveBackPositions } from "./giveBack";
export { addTerm, blend, inverses, weigh } from "./lines";
export { mergePlanes, mergeRuns, mergeSquares, scale } from "./merge";
export { normalizeElements, normalizePlanes } from "./normalize";
export { planeMoments, planeSquares } from "./moments";
export { pool } from "./pool";
export { positionMoments } from "./positions";
export { bounds, deviations, survey, tally } from "./scans";
export { sumsOfElements, sumsOfPlanes, sumsOfPositions } from "./sums";
