import { defaultDevice, init, jit, numpy as np } from "@jax-js/jax";
import { EPS, type Operation, type Peer, peerOperations } from "./peer.ts";

/** jax-js with its WASM backend: each technique as one compiled function. */
export async function openJax(): Promise<Peer> {
  await init("wasm");
  defaultDevice("wasm");
  return {
    name: "jax-js",
    async prepare(shape, data, affine) {
      const x = np.array(data).reshape([...shape]);
      const operations = peerOperations(shape).map(({ name, view, axes, entries }): Operation => {
        const gamma = entries && np.full(entries, affine.gamma);
        const beta = entries && np.full(entries, affine.beta);
        const hat = (given: np.Array) => {
          const seen = given.reshape(view);
          const mean = np.mean(seen.ref, axes, { keepdims: true });
          const apart = seen.sub(mean);
          const variance = np.mean(np.square(apart.ref), axes, { keepdims: true });
          return apart.div(np.sqrt(variance.add(EPS))).reshape([...shape]);
        };
        const bare = jit(hat);
        const scaled = jit((given: np.Array, scale: np.Array, shift: np.Array) => hat(given).mul(scale).add(shift));
        const normalized = () => (gamma && beta ? scaled(x.ref, gamma.ref, beta.ref) : bare(x.ref));
        return {
          name,
          async run() {
            const y = normalized();
            await y.blockUntilReady();
            y.dispose();
          },
          output: async () => (await normalized().data()) as Float32Array,
        };
      });
      return { operations, close: () => x.dispose() };
    },
  };
}
