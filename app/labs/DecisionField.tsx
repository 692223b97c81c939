import { useLayoutEffect, useRef } from "react";
import { useGround } from "../../components/useGround.ts";
import { valuePalette } from "../../components/valueColors.ts";
import { type Points2D, REACH } from "./lab.ts";
import { SIDE } from "./messages.ts";

interface DecisionFieldProps {
  readonly name: string;
  readonly field: Float32Array;
  readonly points: readonly Points2D[];
}

/** What a network says of every place, between its two classes, under new points of both. */
export function DecisionField({ name, field, points }: DecisionFieldProps) {
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
          {points.map(({ x, y, label }) => (
            <circle key={`${x} ${y}`} cx={place(x)} cy={place(-y)} r={label ? 1.2 : 1.1} data-label={label} />
          ))}
        </svg>
      </div>
      <figcaption>{name}</figcaption>
    </figure>
  );
}
