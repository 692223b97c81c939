import { roomLike, type Tensor, type Values } from "../../engine/plan/shape.ts";

/** More spare buffers are not kept: those of a picture of eight columns. */
const MOST = 18;

/** The worker's store of buffers for tensors that go to the page, which gives back those that it no longer draws. */
export class Buffers {
  private spare: ArrayBuffer[] = [];

  give(buffers: readonly ArrayBuffer[]): void {
    this.spare = [...buffers, ...this.spare].slice(0, MOST);
  }

  /**
   * Room for `length` cells of the kind of `values`, not cleared. Where none fits, the spare ones are
   * of another tensor.
   */
  take(values: Values, length = values.length): Tensor {
    const at = this.spare.findIndex(({ byteLength }) => byteLength === values.BYTES_PER_ELEMENT * length);
    if (at < 0) {
      this.spare = [];
      return roomLike(values, length);
    }
    const [buffer] = this.spare.splice(at, 1);
    return values instanceof Float64Array ? new Float64Array(buffer) : new Float32Array(buffer);
  }
}
