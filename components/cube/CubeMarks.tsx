import type { AxisMark } from "./marks.ts";
import type { Vec2 } from "./projection.ts";

/** Length of a tick, and how far from the edge its number and the axis' name stand, in pixels. */
const TICK = 5;
const NUMBER = 14;
const NAME = 34;

/** The names of the axes, their lengths and numbered ticks that touch the cube's edges. */
export function CubeMarks({ marks }: { marks: readonly AxisMark[] }) {
  return (
    <g className="cube-marks">
      {marks.map(({ name, length, at, outward, ticks }) => (
        <g key={name}>
          {ticks.map(({ index, at: tick }) => (
            <g key={index}>
              <line className="cube-tick" x1={tick[0]} y1={tick[1]} {...ending(along(tick, outward, TICK))} />
              <text className="cube-number" {...placed(along(tick, outward, NUMBER))} textAnchor="middle">
                {index}
              </text>
            </g>
          ))}
          <text className="cube-name" {...placed(along(at, outward, NAME))} textAnchor={anchorOf(outward)}>
            {name}
            <tspan className="cube-length"> {length}</tspan>
          </text>
        </g>
      ))}
    </g>
  );
}

function along([x, y]: Vec2, [dx, dy]: Vec2, by: number): Vec2 {
  return [x + dx * by, y + dy * by];
}

function ending([x2, y2]: Vec2) {
  return { x2, y2 };
}

function placed([x, y]: Vec2) {
  return { x, y };
}

function anchorOf([dx]: Vec2): "start" | "middle" | "end" {
  return dx < -0.3 ? "end" : dx > 0.3 ? "start" : "middle";
}
