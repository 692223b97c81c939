import { useLayoutEffect, useRef } from "react";
import { useGround } from "../../components/useGround.ts";
import { valuePalette } from "../../components/valueColors.ts";
import { spiral } from "../../engine/nets/spiral.ts";
import { Stream } from "../../engine/nets/stream.ts";
import { REACH, SIDE } from "./inside.ts";

interface DecisionFieldProps {
  readonly name: string;
  readonly field: Float32Array;
}

/** New points of the spiral. */
const POINTS = (() => {
  const { x, labels, count } = spiral(160, new Stream(1, "test data"));
  return Array.from({ length: count }, (_, i) => ({ x: x[3 * i], y: x[3 * i + 1], label: labels[i] }));
})();

/** What a network says of every place, between its two classes, under new points of both. */
export function DecisionField({ name, field }: DecisionFieldProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ground = useGround();
  useLayoutEffect(() => {
    const ctx = canvas.current?.getContext("2d");
    if (!ctx) return;
    const palette = valuePalette({ ground });
    const image = ctx.createImageData(SIDE, SIDE);
    const words = new Uint32Array(image.data.buffer);
    for (let i = 0; i < words.length; i++) words[i] = palette[128 + Math.round(70 * (2 * field[i] - 1))];
    ctx.putImageData(image, 0, 0);
  }, [field, ground]);
  const place = (at: number) => 50 * (1 + at / REACH);
  return (
    <figure className="lab-field">
      <div className="lab-field-picture">
        <canvas ref={canvas} width={SIDE} height={SIDE} />
        <svg viewBox="0 0 100 100" role="img" aria-label={`What ${name} says of every place, and 160 new points`}>
          {POINTS.map(({ x, y, label }) => (
            <circle key={`${x} ${y}`} cx={place(x)} cy={place(-y)} r={label ? 1.2 : 1.1} data-label={label} />
          ))}
        </svg>
      </div>
      <figcaption>{name}</figcaption>
    </figure>
  );
}
