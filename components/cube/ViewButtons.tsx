import type { CubeLetters } from "./CubeToolbar.tsx";
import type { Arrangement } from "./space/grid.ts";
import { isSameView, type Orientation } from "./space/projection.ts";
import { figureFor, VIEWS } from "./space/view.ts";

interface ViewButtonsProps {
  arrangement: Arrangement;
  orientation: Orientation;
  letters: CubeLetters;
  onOrient(orientation: Orientation): void;
}

/** The figure's view, and views along each axis, at a press. */
export function ViewButtons({ arrangement, orientation, letters, onOrient }: ViewButtonsProps) {
  const views = [
    {
      name: "Paper’s view",
      label: "Paper’s view: as in the figure of the Group norm paper",
      to: figureFor(arrangement),
    },
    { name: letters.N, label: `View along ${letters.N}`, to: VIEWS.N },
    { name: letters.C, label: `View along ${letters.C}`, to: VIEWS.C },
    { name: letters.HW, label: `View along ${letters.HW}`, to: VIEWS.HW },
  ];
  return (
    <fieldset className="cube-views">
      <legend className="cube-views-legend">Look from</legend>
      {views.map(({ name, label, to }) => (
        <button
          key={name}
          type="button"
          className="cube-view"
          aria-label={label}
          title={label}
          aria-pressed={isSameView(orientation, to)}
          onClick={() => onOrient(to)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
