/** The kernel's functions, as `assembly/index.ts` declares them. Pointers are bytes into its memory. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  planeMoments(x: number, count: number, size: number, mean: number, squares: number): void;
  planeSquares(x: number, count: number, size: number, squares: number): void;
  positionMoments(
    ...args: [
      x: number,
      N: number,
      C: number,
      size: number,
      mean: number,
      squares: number,
      row: number,
      centred: number,
    ]
  ): void;
  applyPlanes(
    ...args: [
      x: number,
      out: number,
      ...Extent,
      ...InPlanes,
      ...LinePointers,
      ...OfPlanes,
      scale: number,
      shift: number,
    ]
  ): void;
  applyElements(
    ...args: [x: number, out: number, ...Extent, ...InPlanes, ...LinePointers, scale: number, shift: number]
  ): number;
  applyPositions(
    ...args: [
      x: number,
      out: number,
      ...Extent,
      ...LinePointers,
      ...OfPlanes,
      scale: number,
      shift: number,
      rows: number,
    ]
  ): number;
  sumsOfPlanes(
    ...args: [x: number, dy: number, ...Extent, ...InPlanes, centre: number, sums: number, products: number]
  ): void;
  sumsOfElements(
    ...args: [
      x: number,
      dy: number,
      ...Extent,
      ...InPlanes,
      ...LinePointers,
      scale: number,
      ...SumPointers,
      rows: number,
    ]
  ): number;
  sumsOfPositions(
    ...args: [
      x: number,
      dy: number,
      ...Extent,
      ...LinePointers,
      ...OfPlanes,
      scale: number,
      ...SumPointers,
      rows: number,
    ]
  ): number;
  giveBackPlanes(
    ...args: [x: number, dy: number, out: number, ...Extent, ...InPlanes, ...BackPointers, ...OfPlanes, scale: number]
  ): void;
  giveBackElements(
    ...args: [x: number, dy: number, out: number, ...Extent, ...InPlanes, ...BackPointers, scale: number]
  ): number;
  giveBackPositions(
    ...args: [x: number, dy: number, out: number, ...Extent, ...BackPointers, ...OfPlanes, scale: number, rows: number]
  ): number;
  survey(x: number, count: number, out: number): void;
  bounds(...args: [x: number, ...Stretches, shift: number, out: number]): void;
  deviations(...args: [x: number, ...Stretches, mean: number, out: number]): void;
  tally(...args: [x: number, ...Stretches, x0: number, perUnit: number, tables: number, stride: number]): void;
  pool(
    ...args: [x: number, planes: number, H: number, W: number, h: number, w: number, sums: number, out: number]
  ): void;
  narrow(from: number, to: number, count: number): number;
  copy(from: number, to: number, bytes: number): void;
}

/** Stretches of memory: where they start, int32 each, how many there are, and their cells. */
type Stretches = [starts: number, runs: number, length: number];
type Extent = [N: number, C: number, size: number];
/** What a sample and a channel add to the number of a plane's joint set, int32 each. */
type InPlanes = [jointN: number, jointC: number];
/** The same for the affine sets. */
type OfPlanes = [affineN: number, affineC: number];
type LinePointers = [slope: number, centre: number, offset: number];
type BackPointers = [slope: number, centre: number, perCell: number, constant: number];
type SumPointers = [g: number, gx: number, dscale: number, dshift: number];
