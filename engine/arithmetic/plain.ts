import { eachCell, firstCells, offsetsOf, type Sets, sizeOfSet } from "../plan/partition.ts";
import type { Arithmetic, BackwardSums, SumsOfSquares } from "./contract.ts";
import { finiteOrZero } from "./finite.ts";
import { plainScans } from "./plainScans.ts";

/**
 * The TypeScript core: the specification of the arithmetic, in float64 throughout. Sums are taken about a value of the
 * set itself and corrected in a second pass, so that an offset of any size costs no digits
 * (Chan, Golub, LeVeque 1983: "Algorithms for computing the sample variance").
 */
export const plain: Arithmetic = {
  ...plainScans,
  name: "core",

  runMoments(x, count, size): SumsOfSquares {
    const mean = new Float64Array(count);
    const squares = new Float64Array(count);
    for (let run = 0; run < count; run++) {
      const start = run * size;
      const end = start + size;
      const about = finiteOrZero(x[start]);
      let sum = 0;
      for (let i = start; i < end; i++) sum += x[i] - about;
      const mu = about + sum / size;
      let square = 0;
      let rest = 0;
      for (let i = start; i < end; i++) {
        const d = x[i] - mu;
        square += d * d;
        rest += d;
      }
      mean[run] = mu;
      squares[run] = square - (rest * rest) / size;
    }
    return { mean, squares };
  },

  runSquares(x, count, size): Float64Array {
    const squares = new Float64Array(count);
    for (let run = 0; run < count; run++) {
      let sum = 0;
      for (let i = run * size; i < (run + 1) * size; i++) sum += x[i] * x[i];
      squares[run] = sum;
    }
    return squares;
  },

  walkedMoments(x, sets): SumsOfSquares {
    const about = firstCells(sets).map((cell) => finiteOrZero(x[cell]));
    const mean = new Float64Array(sets.count);
    walk(sets, (i, set) => {
      mean[set] += x[i] - about[set];
    });
    for (let set = 0; set < sets.count; set++) mean[set] = about[set] + mean[set] / sizeOfSet(sets, set);
    const squares = new Float64Array(sets.count);
    const rest = new Float64Array(sets.count);
    walk(sets, (i, set) => {
      const d = x[i] - mean[set];
      squares[set] += d * d;
      rest[set] += d;
    });
    for (let set = 0; set < sets.count; set++) squares[set] -= (rest[set] * rest[set]) / sizeOfSet(sets, set);
    return { mean, squares };
  },

  walkedSquares(x, sets): Float64Array {
    const squares = new Float64Array(sets.count);
    walk(sets, (i, set) => {
      squares[set] += x[i] * x[i];
    });
    return squares;
  },

  apply(x, out, joint, { slope, centre, offset }, { sets, scale, shift }) {
    if (joint.planar && sets.planar) {
      eachPlane(joint, sets, (start, end, j, a) => {
        const m = centre[j];
        const s = scale[a] * slope[j];
        const t = scale[a] * offset[j] + shift[a];
        for (let i = start; i < end; i++) out[i] = (x[i] - m) * s + t;
      });
    } else {
      eachCell(joint, sets, (i, j, a) => {
        out[i] = ((x[i] - centre[j]) * slope[j] + offset[j]) * scale[a] + shift[a];
      });
    }
    return out;
  },

  backwardSums(x, dy, joint, { slope, centre, offset }, affine): BackwardSums {
    const g = new Float64Array(joint.count);
    const gx = new Float64Array(joint.count);
    const scale = new Float64Array(affine.sets.count);
    const shift = new Float64Array(affine.sets.count);
    eachCell(joint, affine.sets, (i, j, a) => {
      const d = x[i] - centre[j];
      const scaled = dy[i] * affine.scale[a];
      g[j] += scaled;
      gx[j] += scaled * d;
      scale[a] += dy[i] * (d * slope[j] + offset[j]);
      shift[a] += dy[i];
    });
    return { g, gx, scale, shift };
  },

  applyBackward(x, dy, out, joint, { slope, centre }, { sets, scale }, { perCell, constant }) {
    eachCell(joint, sets, (i, j, a) => {
      const direct = dy[i] * scale[a] * slope[j];
      out[i] = (perCell ? direct + perCell[j] * (x[i] - centre[j]) : direct) + constant[j];
    });
    return out;
  },

  program: () => null,
  tensor: (length) => new Float32Array(length),
  release() {},
};

/** Visits every cell in memory order with the number of its set. */
function walk(sets: Sets, visit: (i: number, set: number) => void): void {
  const [N, C, H, W] = sets.shape;
  const [ofN, ofC, ofH, ofW] = offsetsOf(sets);
  let i = 0;
  for (let n = 0; n < N; n++)
    for (let c = 0; c < C; c++)
      for (let h = 0; h < H; h++) {
        const row = ofN[n] + ofC[c] + ofH[h];
        for (let w = 0; w < W; w++) visit(i++, row + ofW[w]);
      }
}

/** Visits every H×W plane with the numbers of the two planar sets it lies in. */
function eachPlane(
  one: Sets,
  other: Sets,
  visit: (start: number, end: number, one: number, other: number) => void,
): void {
  const [N, C, H, W] = one.shape;
  const [ofOne, ofOther] = [offsetsOf(one), offsetsOf(other)];
  let start = 0;
  for (let n = 0; n < N; n++)
    for (let c = 0; c < C; c++, start += H * W) {
      visit(start, start + H * W, ofOne[0][n] + ofOne[1][c], ofOther[0][n] + ofOther[1][c]);
    }
}
