import wasm from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import * as ort from "onnxruntime-web/wasm";
import { normModel } from "./onnx.ts";
import { type Operation, type Peer, peerOperations } from "./peer.ts";

/** onnxruntime-web on one thread: its own operator where ONNX has one. */
export async function openOnnxruntime(): Promise<Peer> {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { wasm };
  return {
    name: "onnxruntime-web",
    async prepare(shape, data, affine) {
      const x = new ort.Tensor("float32", data, [...shape]);
      const operations: Operation[] = [];
      const sessions: ort.InferenceSession[] = [];
      for (const { name } of peerOperations(shape)) {
        const model = normModel(name, shape, affine);
        const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
        sessions.push(session);
        operations.push({
          name,
          run: () => session.run({ x }),
          output: async () => (await session.run({ x })).y.data as Float32Array,
        });
      }
      return { operations, close: () => sessions.forEach((session) => void session.release()) };
    },
  };
}
