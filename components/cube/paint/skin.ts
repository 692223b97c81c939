import { blockAt } from "../../../engine/plan/axisCut.ts";
import { refine, type Sets, setOf } from "../../../engine/plan/partition.ts";
import { type Cell, cellAt, type Shape, type Values } from "../../../engine/plan/shape.ts";
import { entriesPerUnit, entryAt, inkWord, kindOf, type NonFiniteKind, valuePalette } from "../../valueColors.ts";
import type { ValueScale } from "../../valueScale.ts";
import { colorIndex, colorSteps, type Rgb, SET_COLORS, setColor, shade } from "./colors.ts";

/** What the cells are painted with. Colours as words of ImageData: RGBA bytes read as little-endian Uint32. */
export interface Skin {
  readonly shape: Shape;
  /** Whether all cells of a plane have one colour: an image then needs one pixel for each. */
  readonly planar: boolean;
  /** The colour of a brick that lies in one set; null where cells have colours of their own. */
  readonly flat: ((cell: Cell) => Rgb) | null;
  /** The colour of the cell with this row-major index on a side of a brick. */
  readonly word: (index: number, normal: 0 | 1 | 2) => number;
  /** The same for the cells at base + across[x] + down[y], row by row; words beyond the last cell stay as they are. */
  readonly paint: (words: Uint32Array, base: number, across: Int32Array, down: Int32Array, normal: 0 | 1 | 2) => void;
  /** What kind of not finite the value of a cell is; null for all others. */
  readonly notFinite: (index: number) => NonFiniteKind | null;
}

/** Every set in its own colour; with several sources every combination of their sets. */
export function setsSkin(sources: readonly Sets[]): Skin {
  const shape = sources[0].shape;
  const sets = sources.length === 1 ? sources[0] : refine(sources, shape);
  const words = ([0, 1, 2] as const).map((normal) => SET_COLORS.map((color) => wordOf(shade(color, normal))));
  const steps = colorSteps(sets);
  const sample = shape[1] * shape[2] * shape[3];
  /** Along which samples addends go, and what their other indices add to the position of a colour. */
  const parted = (addends: Int32Array) => ({
    samples: addends.map((addend) => Math.floor(addend / sample)),
    colors: addends.map((addend) => {
      const cell = cellAt(shape, addend % sample);
      return sets.axes.reduce((sum, axis, a) => sum + steps[a] * blockAt(axis, cell[a]), 0);
    }),
  });
  return {
    shape,
    planar: sets.planar,
    flat: (cell) => setColor(sets, setOf(sets, cell)),
    word: (index, normal) => words[normal][colorIndex(sets, setOf(sets, cellAt(shape, index)))],
    paint(out, base, across, down, normal) {
      // Only samples lie both beside and below each other; each of the other axes goes one way.
      const [x, y] = [parted(across), parted(down.map((addend) => base + addend))];
      const [ofColor, [samples]] = [words[normal], sets.axes];
      for (let row = 0, p = 0; row < down.length; row++) {
        for (let column = 0; column < across.length; column++, p++) {
          const n = y.samples[row] + x.samples[column];
          const color = y.colors[row] + x.colors[column] + steps[0] * blockAt(samples, n);
          if (n < shape[0]) out[p] = ofColor[color % ofColor.length];
        }
      }
    },
    notFinite: () => null,
  };
}

/** Every cell in the colour of its value on a scale. Sides are not shaded: a colour is a value. */
export function valuesSkin(shape: Shape, values: Values, scale: ValueScale): Skin {
  const { centre } = scale;
  const perUnit = entriesPerUnit(scale);
  const palette = valuePalette(scale);
  return {
    shape,
    planar: false,
    flat: null,
    word: (index) => wordOfValue(values[index] - centre, perUnit, palette),
    paint(out, base, across, down) {
      for (let y = 0, p = 0; y < down.length; y++) {
        const row = base + down[y];
        for (let x = 0; x < across.length; x++, p++) {
          const index = row + across[x];
          if (index < values.length) out[p] = wordOfValue(values[index] - centre, perUnit, palette);
        }
      }
    },
    notFinite: (index) => (Number.isFinite(values[index]) ? null : kindOf(values[index])),
  };
}

function wordOfValue(fromCentre: number, perUnit: number, palette: Uint32Array): number {
  return fromCentre - fromCentre === 0 ? palette[entryAt(fromCentre, perUnit)] : inkWord;
}

function wordOf([r, g, b]: Rgb): number {
  return ((255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;
}
