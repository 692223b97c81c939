import type { Plan } from "../../plan/plan.ts";
import type { Place } from "./cut.ts";
import { type Heap, OutOfMemory } from "./heap.ts";
import { Ledger } from "./ledger.ts";
import { type LaidProgram, planarProgram } from "./program.ts";

/** How many plans stay laid out: a page of columns, each forward and altered. */
const MOST = 16;

/** The plans that were laid out, the last one asked for first. */
export class Programs {
  private readonly place: Place;
  private readonly buffer: ArrayBuffer;
  private readonly heap: Heap;
  private laid: { readonly plan: Plan; readonly program: LaidProgram | null; readonly ledger: Ledger }[] = [];

  constructor(place: Place, buffer: ArrayBuffer, heap: Heap) {
    this.place = place;
    this.buffer = buffer;
    this.heap = heap;
    heap.relieve = () => this.keep(1);
  }

  /** The program of a plan; null where there is none or no room for it. */
  of(plan: Plan): LaidProgram | null {
    const at = this.laid.findIndex((one) => one.plan === plan);
    if (at > 0) this.laid.unshift(...this.laid.splice(at, 1));
    if (at >= 0) return this.laid[0].program;
    this.keep(MOST - 1);
    const ledger = new Ledger(this.buffer, this.heap);
    const program = this.layOut(ledger, plan);
    if (program === null) ledger.strike();
    this.laid.unshift({ plan, program, ledger });
    return program;
  }

  /** Forgets all but the first, which may be at work. */
  private keep(most: number): void {
    for (const old of this.laid.splice(most)) old.ledger.strike();
  }

  private layOut(ledger: Ledger, plan: Plan): LaidProgram | null {
    try {
      return planarProgram(this.place.kernel, ledger, this.place.desk, plan);
    } catch (error) {
      if (error instanceof OutOfMemory) return null;
      throw error;
    } finally {
      this.place.desk.clear();
    }
  }
}
