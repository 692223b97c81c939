import type { Shape } from "../engine/plan/shape.ts";
import { groupsOf } from "./cases.ts";
import { type AffineValues, EPS } from "./peer.ts";

// An ONNX model is a protobuf message: just enough of it to say one normalization.
// https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3

type Bytes = readonly number[];

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

const whole = (field: number, value: number) => [...varint(field * 8), ...varint(value)];
const message = (field: number, bytes: Bytes) => [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
const text = (field: number, value: string) => message(field, [...new TextEncoder().encode(value)]);

const FLOAT = 1;
const INT64 = 7;

function tensorType(name: string, shape: readonly number[]): Bytes {
  const dims = shape.flatMap((length) => message(1, whole(1, length)));
  return [...text(1, name), ...message(2, message(1, [...whole(1, FLOAT), ...message(2, dims)]))];
}

function constant(name: string, shape: readonly number[], type: number, data: Uint8Array): Bytes {
  return [
    ...shape.flatMap((length) => whole(1, length)),
    ...whole(2, type),
    ...text(8, name),
    ...message(9, [...data]),
  ];
}

const floats = (name: string, shape: readonly number[], value: number) => {
  const count = shape.reduce((a, b) => a * b, 1);
  return constant(name, shape, FLOAT, new Uint8Array(new Float32Array(count).fill(value).buffer));
};
const integers = (name: string, values: readonly number[]) =>
  constant(name, [values.length], INT64, new Uint8Array(new BigInt64Array(values.map(BigInt)).buffer));

function attribute(name: string, value: number, kind: "int" | "float"): Bytes {
  if (kind === "int") return [...text(1, name), ...whole(3, value), ...whole(20, 2)];
  return [...text(1, name), ...varint(2 * 8 + 5), ...new Uint8Array(new Float32Array([value]).buffer), ...whole(20, 1)];
}

function node(type: string, inputs: readonly string[], output: string, attributes: readonly Bytes[] = []): Bytes {
  return [
    ...inputs.flatMap((input) => text(1, input)),
    ...text(2, output),
    ...text(4, type),
    ...attributes.flatMap((bytes) => message(5, bytes)),
  ];
}

/** One normalization of a tensor x as ONNX Runtime has it: as one operator where there is one for it. */
export function normModel(name: string, shape: Shape, affine: AffineValues): Uint8Array {
  const { nodes, constants } = graphs[name](shape, affine);
  const graph = [
    ...nodes.flatMap((bytes) => message(1, bytes)),
    ...text(2, name),
    ...constants.flatMap((bytes) => message(5, bytes)),
    ...message(11, tensorType("x", shape)),
    ...message(12, tensorType("y", shape)),
  ];
  return Uint8Array.from([...whole(1, 10), ...message(7, graph), ...message(8, whole(2, 21))]);
}

const EPSILON = attribute("epsilon", EPS, "float");

const graphs: Record<string, (shape: Shape, affine: AffineValues) => { nodes: Bytes[]; constants: Bytes[] }> = {
  BN: ([, C], { gamma, beta }) => ({
    nodes: [
      node("ReduceMean", ["x", "axes"], "mean"),
      node("Sub", ["x", "mean"], "d"),
      node("Mul", ["d", "d"], "square"),
      node("ReduceMean", ["square", "axes"], "variance"),
      node("Add", ["variance", "eps"], "safe"),
      node("Sqrt", ["safe"], "sd"),
      node("Div", ["scale", "sd"], "slope"),
      node("Mul", ["d", "slope"], "scaled"),
      node("Add", ["scaled", "shift"], "y"),
    ],
    constants: [
      integers("axes", [0, 2, 3]),
      floats("eps", [1], EPS),
      floats("scale", [1, C, 1, 1], gamma),
      floats("shift", [1, C, 1, 1], beta),
    ],
  }),
  LN: ([, C, H, W], { gamma, beta }) => ({
    nodes: [node("LayerNormalization", ["x", "scale", "shift"], "y", [attribute("axis", 1, "int"), EPSILON])],
    constants: [floats("scale", [C, H, W], gamma), floats("shift", [C, H, W], beta)],
  }),
  IN: ([, C]) => ({
    nodes: [node("InstanceNormalization", ["x", "scale", "shift"], "y", [EPSILON])],
    constants: [floats("scale", [C], 1), floats("shift", [C], 0)],
  }),
  GN: ([N, C, H, W], { gamma, beta }) => ({
    nodes: [
      node("GroupNormalization", ["x", "scale", "shift"], "y", [
        attribute("num_groups", groupsOf([N, C, H, W]), "int"),
        EPSILON,
      ]),
    ],
    constants: [floats("scale", [C], gamma), floats("shift", [C], beta)],
  }),
};
