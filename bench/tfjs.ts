import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threaded from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import * as tf from "@tensorflow/tfjs-core";
import { EPS, type Operation, type Peer, peerOperations } from "./peer.ts";

/** tfjs with its WASM backend: the moments of the tensor, then the affine step by its elementwise operations. */
export async function openTfjs(): Promise<Peer> {
  setWasmPaths({
    "tfjs-backend-wasm.wasm": plain,
    "tfjs-backend-wasm-simd.wasm": simd,
    "tfjs-backend-wasm-threaded-simd.wasm": threaded,
  });
  await tf.setBackend("wasm");
  return {
    name: "tfjs",
    async prepare(shape, data, affine) {
      const x = tf.tensor4d(data, [...shape] as [number, number, number, number]);
      const kept: tf.Tensor[] = [x];
      const operations = peerOperations(shape).map(({ name, view, axes, entries }): Operation => {
        const gamma = entries && tf.fill(entries, affine.gamma);
        const beta = entries && tf.fill(entries, affine.beta);
        if (gamma && beta) kept.push(gamma, beta);
        const normalized = () =>
          tf.tidy(() => {
            const seen = tf.reshape(x, view);
            const { mean, variance } = tf.moments(seen, axes, true);
            const hat = tf.mul(tf.sub(seen, mean), tf.rsqrt(tf.add(variance, EPS)));
            const out = tf.reshape(hat, [...shape]);
            return gamma && beta ? tf.add(tf.mul(out, gamma), beta) : out;
          });
        return {
          name,
          run: () => normalized().dispose(),
          async output() {
            const y = normalized();
            const values = (await y.data()) as Float32Array;
            y.dispose();
            return values;
          },
        };
      });
      return { operations, close: () => tf.dispose(kept) };
    },
  };
}
