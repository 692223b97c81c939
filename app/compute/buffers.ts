/** More spare buffers are not kept: those of a picture of eight columns. */
const MOST = 18;

/** The worker's store of buffers for tensors that go to the page, which gives back those that it no longer draws. */
export class Buffers {
  private spare: ArrayBuffer[] = [];

  give(buffers: readonly ArrayBuffer[]): void {
    this.spare = [...buffers, ...this.spare].slice(0, MOST);
  }

  /** Room for so many float32, which holds whatever was there. Where none fits, the spare ones are of another tensor. */
  take(length: number): Float32Array<ArrayBuffer> {
    const at = this.spare.findIndex(({ byteLength }) => byteLength === 4 * length);
    if (at >= 0) return new Float32Array(this.spare.splice(at, 1)[0]);
    this.spare = [];
    return new Float32Array(length);
  }
}
