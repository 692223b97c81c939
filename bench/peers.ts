import { defaultDevice, init, jit, numpy as np } from "@jax-js/jax";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import tfPlain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import tfSimd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import tfThreaded from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import * as tf from "@tensorflow/tfjs-core";
import ortWasm from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import * as ort from "onnxruntime-web/wasm";
import type { Shape } from "../engine/shape.ts";
import type { Contestant } from "./measure.ts";
import { normModel } from "./onnx.ts";
import { bell } from "./ours.ts";

/** The four techniques that peers are asked for: the tensor seen as `view`, and the axes of the view that are pooled. */
export function pooled([N, C, H, W]: Shape) {
  const G = Math.min(32, C);
  return [
    { name: "BN", view: [N, C, H, W], axes: [0, 2, 3], entries: [1, C, 1, 1] },
    { name: "LN", view: [N, C, H, W], axes: [1, 2, 3], entries: [1, C, H, W] },
    { name: "IN", view: [N, C, H, W], axes: [2, 3], entries: null },
    { name: "GN", view: [N, G, (C / G) * H * W], axes: [2], entries: [1, C, 1, 1] },
  ];
}

/** Prepares the peers; one that does not start is left out, and said. */
export async function openPeers(say: (text: string) => void) {
  const opened = await Promise.all([
    attempt("tfjs", openTf),
    attempt("onnxruntime-web", openOrt),
    attempt("jax-js", openJax),
  ]);
  return opened.filter((peer) => peer !== null);

  async function attempt(name: string, open: () => Promise<Peer>): Promise<Peer | null> {
    try {
      return await open();
    } catch (error) {
      say(`${name} does not start: ${error}`);
      return null;
    }
  }
}

type Peer = (shape: Shape) => Promise<{ contestants: Contestant[]; close: () => void }>;

const EPS = 1e-5;

async function openTf(): Promise<Peer> {
  setWasmPaths({
    "tfjs-backend-wasm.wasm": tfPlain,
    "tfjs-backend-wasm-simd.wasm": tfSimd,
    "tfjs-backend-wasm-threaded-simd.wasm": tfThreaded,
  });
  await tf.setBackend("wasm");
  return async (shape) => {
    const data = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, bell);
    const x = tf.tensor4d(data, [...shape] as [number, number, number, number]);
    const kept: tf.Tensor[] = [x];
    const contestants = pooled(shape).map(({ name, view, axes, entries }): Contestant => {
      const gamma = entries && tf.ones(entries);
      const beta = entries && tf.zeros(entries);
      if (gamma && beta) kept.push(gamma, beta);
      const run = () => {
        const y = tf.tidy(() => {
          const seen = tf.reshape(x, view);
          const { mean, variance } = tf.moments(seen, axes, true);
          const hat = tf.mul(tf.sub(seen, mean), tf.rsqrt(tf.add(variance, EPS)));
          const out = tf.reshape(hat, [...shape]);
          return gamma && beta ? tf.add(tf.mul(out, gamma), beta) : out;
        });
        y.dispose();
      };
      return { name: `${name} by tfjs`, run };
    });
    return { contestants, close: () => tf.dispose(kept) };
  };
}

async function openOrt(): Promise<Peer> {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { wasm: ortWasm };
  return async (shape) => {
    const data = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, bell);
    const x = new ort.Tensor("float32", data, [...shape]);
    const contestants: Contestant[] = [];
    const sessions: ort.InferenceSession[] = [];
    for (const { name } of pooled(shape)) {
      const session = await ort.InferenceSession.create(normModel(name, shape), { executionProviders: ["wasm"] });
      sessions.push(session);
      contestants.push({ name: `${name} by onnxruntime-web`, run: () => session.run({ x }) });
    }
    return { contestants, close: () => sessions.forEach((session) => void session.release()) };
  };
}

async function openJax(): Promise<Peer> {
  await init("wasm");
  defaultDevice("wasm");
  return async (shape) => {
    const data = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, bell);
    const x = np.array(data).reshape([...shape]);
    const contestants = pooled(shape).map(({ name, view, axes, entries }): Contestant => {
      const gamma = np.ones(entries ?? [1]);
      const beta = np.zeros(entries ?? [1]);
      const normalize = jit((given: np.Array, scale: np.Array, shift: np.Array) => {
        const seen = given.reshape(view);
        const mean = np.mean(seen.ref, axes, { keepdims: true });
        const apart = seen.sub(mean);
        const variance = np.mean(np.square(apart.ref), axes, { keepdims: true });
        return apart
          .div(np.sqrt(variance.add(EPS)))
          .reshape([...shape])
          .mul(scale)
          .add(shift);
      });
      const run = async () => {
        const y = normalize(x.ref, gamma.ref, beta.ref);
        await y.blockUntilReady();
        y.dispose();
      };
      return { name: `${name} by jax-js`, run };
    });
    return { contestants, close: () => x.dispose() };
  };
}
