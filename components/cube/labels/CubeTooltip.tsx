import type { Vec2 } from "../space/projection.ts";

interface CubeTooltipProps {
  /** Where the pointer is, in a stage of this size. */
  at: Vec2;
  width: number;
  height: number;
  children: string;
}

/** In pixels, from the pointer. */
const AWAY = 14;

/** A cell's description beside the pointer, on the side where there is more room. */
export function CubeTooltip({ at: [x, y], width, height, children }: CubeTooltipProps) {
  const across = x > width / 2 ? { right: Math.max(0, width - x + AWAY) } : { left: Math.max(0, x + AWAY) };
  const down = y > height / 2 ? { bottom: Math.max(0, height - y + AWAY) } : { top: Math.max(0, y + AWAY) };
  return (
    <div className="cube-tooltip" aria-hidden="true" style={{ ...across, ...down }}>
      {children}
    </div>
  );
}
