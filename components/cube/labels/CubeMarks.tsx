import type { CubeFrame } from "../space/projection.ts";
import { labelsOf } from "./labels.ts";
import type { AxisMark } from "./marks.ts";

interface CubeMarksProps {
  marks: readonly AxisMark[];
  frame: CubeFrame;
}

/** The names of the axes, their lengths and numbered ticks that touch the cube's edges. */
export function CubeMarks({ marks, frame }: CubeMarksProps) {
  return marks.map((mark) => {
    const { ticks, labels } = labelsOf(mark, frame);
    return (
      <g key={mark.name}>
        {ticks.map(([[x1, y1], [x2, y2]], i) => (
          <line key={mark.ticks[i].index} className="cube-tick" x1={x1} y1={y1} x2={x2} y2={y2} />
        ))}
        {labels.map(({ kind, text, aside, at: [x, y], anchor, upright }) => (
          <text
            key={`${kind} ${text}`}
            className={`cube-${kind}`}
            x={x}
            y={y}
            textAnchor={anchor}
            transform={upright ? `rotate(-90 ${x} ${y})` : undefined}
          >
            {text}
            {aside && <tspan className="cube-aside"> {aside}</tspan>}
          </text>
        ))}
      </g>
    );
  });
}
