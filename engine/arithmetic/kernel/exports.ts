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
  mergeRuns(
    ...args: [
      ...PlanePointers,
      count: number,
      run: number,
      size: number,
      mean: number,
      variance: number,
      factor: number,
      divisor: number,
    ]
  ): void;
  mergePlanes(
    ...args: [
      ...PlanePointers,
      ...Extent,
      ofN: number,
      ofC: number,
      count: number,
      cells: number,
      about: number,
      mean: number,
      variance: number,
      factor: number,
      divide: boolean,
    ]
  ): void;
  mergeSquares(
    ...args: [
      planeSquares: number,
      N: number,
      C: number,
      ofN: number,
      ofC: number,
      count: number,
      cells: number,
      variance: number,
      divide: boolean,
    ]
  ): void;
  scale(values: number, count: number, factor: number): void;
  blend(blended: number, sets: number, values: number, count: number, weight: number): void;
  inverses(variance: number, scale: number, count: number, eps: number): void;
  weigh(scale: number, share: number, count: number): void;
  addTerm(...args: [...LinePointers, largest: number, scale: number, mean: number, count: number]): void;
  applyPlanes(
    ...args: [
      x: number,
      out: number,
      first: number,
      end: number,
      C: number,
      size: number,
      ...InPlanes,
      ...LinePointers,
      ...OfPlanes,
      scale: number,
      shift: number,
    ]
  ): void;
  normalizePlanes(
    ...args: [
      x: number,
      out: number,
      planes: number,
      run: number,
      C: number,
      size: number,
      ...InPlanes,
      ...SourcePointers,
      offset: number,
      ...OfPlanes,
      scale: number,
      shift: number,
      ...Statistics,
    ]
  ): void;
  normalizeElements(
    ...args: [
      x: number,
      out: number,
      N: number,
      cells: number,
      ...SourcePointers,
      offset: number,
      none: number,
      scale: number,
      shift: number,
      ...Statistics,
    ]
  ): number;
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
  backwardPlanes(
    ...args: [
      x: number,
      dy: number,
      out: number,
      ...Extent,
      run: number,
      ...InPlanes,
      slope: number,
      centre: number,
      ...OfPlanes,
      scale: number,
      ...SumPointers,
      ...GiveBackFactors,
    ]
  ): void;
  givenBack(slope: number, g: number, gx: number, first: number, end: number, ...factors: GiveBackFactors): void;
  largest(values: number, count: number): number;
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
type PlanePointers = [planeMean: number, planeSquares: number];
type Extent = [N: number, C: number, size: number];
/** What a sample and a channel add to the number of a plane's joint set, int32 each. */
type InPlanes = [jointN: number, jointC: number];
/** The same for the affine sets. */
type OfPlanes = [affineN: number, affineC: number];
type LinePointers = [slope: number, centre: number, offset: number];
type BackPointers = [slope: number, centre: number, perCell: number, constant: number];
type SumPointers = [g: number, gx: number, dscale: number, dshift: number];
/** What a line of one source is drawn from. */
type SourcePointers = [slope: number, mean: number, variance: number];
type Statistics = [factor: number, eps: number, centred: boolean];
type GiveBackFactors = [perSquare: number, perValue: number];
