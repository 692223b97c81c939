import type { Desk } from "./desk.ts";
import type { KernelExports } from "./exports.ts";
import type { Ledger } from "./ledger.ts";

/** Elementwise numbers in float32. Those that were asked for last stay where they are: one pass asks for them twice. */
export class Narrowed {
  private readonly kernel: KernelExports;
  private readonly ledger: Ledger;
  private readonly desk: Desk;
  private last: { readonly values: Float64Array; readonly at: number | null } | null = null;

  constructor(kernel: KernelExports, ledger: Ledger, desk: Desk) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.desk = desk;
  }

  /**
   * Where they lie; null where float32 cannot hold one.
   * @throws OutOfMemory where the memory is full
   */
  at(values: Float64Array): number | null {
    if (this.last?.values === values) return this.last.at;
    this.last = null;
    this.ledger.strike();
    const to = this.ledger.space(values.length * 4);
    const fits = this.kernel.narrow(this.desk.float64(values), to, values.length);
    this.last = { values, at: fits ? to : null };
    return this.last.at;
  }
}
