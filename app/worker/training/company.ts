import { type Cell, indexOf, sizeOf } from "../../../engine/plan/shape.ts";
import { outputOf } from "../../../engine/train/output.ts";
import { inCompany } from "../../../engine/train/samples.ts";
import { largestDifference } from "../../../engine/values/largestDifference.ts";
import type { CompanyResult } from "../../messages/training.ts";
import { drawsOf } from "./draws.ts";
import { besideEachOther, type Watched } from "./watched.ts";

/** Which value is followed where none is pinned. */
const FIRST: Cell = [0, 0, 0, 0];

/** How often the company is drawn, and how many cells are read for it at most. */
const MOST_DRAWS = 20;
const MOST_READ = 2 ** 22;

export async function watchCompany({ request, wish, input, column }: Watched): Promise<CompanyResult | null> {
  const { activations } = request;
  if (!activations) return null;
  const { reading } = input;
  const [N] = reading.shape;
  const cell = wish.cell ?? FIRST;
  const all = besideEachOther(column.plan);
  const draws = Math.max(1, Math.min(MOST_DRAWS, Math.floor(MOST_READ / (sizeOf(reading.shape) * all.length))));
  const drawn = await drawsOf(activations, N);
  const companies = [reading];
  for (let draw = 1; draw <= draws; draw++) companies.push(inCompany(reading, cell[0], await drawn(draw)));
  const size = sizeOf(reading.shape) / N;
  const [first, last] = [cell[0] * size, (cell[0] + 1) * size];
  const at = indexOf(reading.shape, cell);
  const rows = all.map(({ technique, params }) => {
    const outputs = companies.map((company) => outputOf(technique, params, { x: company.x, shape: company.shape }));
    return {
      technique: technique.id,
      y: outputs.map((y) => y[at]),
      largest: Math.max(...outputs.map((y) => largestDifference(y, outputs[0], first, last))),
    };
  });
  return { topic: "company", cell, x: reading.x[at], rows };
}
