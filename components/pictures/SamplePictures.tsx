import { type KeyboardEvent, type MouseEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { type Cell, cellAt, contains, type Shape, type Values } from "../../engine/plan/shape.ts";
import { actionFor } from "../heatmap/keys.ts";
import { SymbolText } from "../SymbolText.tsx";
import { useWidth } from "../useWidth.ts";
import { pixelsOf, squaresIn, type Tones } from "./pixels.ts";
import "./pictures.css";

interface SamplePicturesProps {
  /** "Before" or "After", and what the values are called. */
  readonly title: string;
  readonly symbol: string;
  readonly values: Values;
  readonly shape: Shape;
  readonly tones: Tones;
  /** The tones in words. */
  readonly words: string;
  readonly selected: Cell | null;
  readonly pinned: Cell | null;
  /** False where its title stands elsewhere: it is read out here all the same. */
  readonly captioned?: boolean;
  /** The tallest visible part, in CSS pixels. */
  readonly tallest?: number;
  onPoint(cell: Cell | null): void;
  onPin(cell: Cell | null): void;
  describe(cell: Cell): string;
}

/** More pictures than this are not drawn. */
const MOST = 36;
const GAP = 6;
const TALLEST = 420;

/** Every sample as a picture, its channels as red, green and blue or as grey. A pixel is pointed at, walked to and pinned. */
export function SamplePictures(props: SamplePicturesProps) {
  const {
    title,
    symbol,
    values,
    shape,
    tones,
    words,
    pinned,
    tallest = TALLEST,
    captioned = true,
    onPoint,
    onPin,
    describe,
  } = props;
  const [N, C, H, W] = shape;
  const selected = props.selected && contains(shape, props.selected) ? props.selected : null;
  const help = useId();
  const [box, size] = useWidth<HTMLDivElement>();
  const [walking, setWalking] = useState(false);
  const samples = Array.from({ length: Math.min(N, MOST) }, (_, n) => n);
  const { size: square, perRow } = squaresIn(samples.length, size?.width ?? 1, tallest, GAP);
  const scale = square / Math.max(H, W);
  const channel = selected?.[1] ?? 0;

  const cellUnder = (event: MouseEvent): Cell | null => {
    const tile = (event.target as Element).closest<HTMLElement>("[data-sample]");
    if (!tile) return null;
    const { left, top } = tile.getBoundingClientRect();
    const h = Math.floor((event.clientY - top) / scale);
    const w = Math.floor((event.clientX - left) / scale);
    const cell: Cell = [Number(tile.dataset.sample), channel, h, w];
    return contains(shape, cell) ? cell : null;
  };
  const pin = (cell: Cell | null) => cell && onPin(cell.join() === pinned?.join() ? null : cell);
  const onKeyDown = (event: KeyboardEvent) => {
    const action = actionFor(event, shape, selected, () => cellAt(shape, 0));
    if (!action || action.kind === "zoom" || action.kind === "page") return;
    event.preventDefault();
    setWalking(action.kind === "walk");
    if (action.kind === "walk") onPoint(action.to);
    else if (action.kind === "pin") pin(action.cell);
    else {
      onPoint(null);
      onPin(null);
    }
  };
  return (
    <figure className="pictures">
      <figcaption className={captioned ? "heatmap-head" : "visually-hidden"}>
        <strong>{title}</strong>{" "}
        <var>
          <SymbolText of={symbol} />
        </var>
        <span className="pictures-tones">{words}</span>
      </figcaption>
      <div
        ref={box}
        className="pictures-rows heatmap-box"
        style={{ gridTemplateColumns: `repeat(${perRow}, ${square}px)`, gap: GAP }}
        role="application"
        aria-roledescription="pictures"
        aria-label={`${title}, ${symbol}: ${N} pictures of ${H}×${W}${C === 3 ? " in colour" : ""}`}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys.
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => event.pointerType !== "touch" && onPoint(cellUnder(event))}
        onPointerLeave={() => onPoint(null)}
        onClick={(event) => pin(cellUnder(event))}
        onBlur={() => setWalking(false)}
      >
        {samples.map((n) => (
          <div key={n} className="pictures-sample" data-sample={n}>
            <Picture pixels={pixelsOf(values, shape, n, tones)} height={H} width={W} scale={scale} />
            {selected?.[0] === n && (
              <span
                className="pictures-cell"
                style={{ left: selected[3] * scale, top: selected[2] * scale, width: scale, height: scale }}
              />
            )}
          </div>
        ))}
      </div>
      {N > MOST && (
        <p className="heatmap-foot">
          the first {MOST} of {N} samples
        </p>
      )}
      <p id={help} hidden>
        Arrow keys walk rows and columns, with Shift samples and channels. Enter pins, Escape lets go.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {walking && selected ? describe(selected) : ""}
      </p>
    </figure>
  );
}

interface PictureProps {
  readonly pixels: Uint32Array;
  readonly height: number;
  readonly width: number;
  readonly scale: number;
}

function Picture({ pixels, height, width, scale }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const bytes = new Uint8ClampedArray(pixels.slice().buffer);
    canvas.current?.getContext("2d")?.putImageData(new ImageData(bytes, width, height), 0, 0);
  }, [pixels, width, height]);
  return (
    <canvas
      ref={canvas}
      className="pictures-picture"
      width={width}
      height={height}
      style={{ width: width * scale, height: height * scale }}
    />
  );
}
