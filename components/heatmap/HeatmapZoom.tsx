interface HeatmapZoomProps {
  readonly zoom: number;
  readonly limit: number;
  onZoom(zoom: number): void;
}

/** Three buttons: smaller cells, the whole width, larger cells. */
export function HeatmapZoom({ zoom, limit, onZoom }: HeatmapZoomProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields.
    <div className="heatmap-zoom" role="group" aria-label="Zoom">
      <Step label="Zoom out" possible={zoom > 0} act={() => onZoom(zoom - 1)}>
        −
      </Step>
      <Step label="Fit the width" possible={zoom > 0} act={() => onZoom(0)}>
        Fit
      </Step>
      <Step label="Zoom in" possible={zoom < limit} act={() => onZoom(zoom + 1)}>
        +
      </Step>
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly possible: boolean;
  readonly children: string;
  act(): void;
}

function Step({ label, possible, children, act }: StepProps) {
  return (
    <button
      type="button"
      className="tool-button"
      aria-label={label}
      aria-disabled={!possible}
      onClick={possible ? act : undefined}
    >
      {children}
    </button>
  );
}
