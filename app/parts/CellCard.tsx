import { type ReactNode, useRef } from "react";
import { useStage } from "../stage/useStage.ts";
import { useFoot } from "./useFoot.ts";
import "./cellCard.css";

interface CellCardProps {
  readonly numbers: ReactNode;
  readonly words: string;
  /** Shows where the numbers come from. */
  onMore?(): void;
}

/** Further than this up, in CSS pixels, is a swipe. */
const SWIPE = 40;

/** The selected cell in a few lines, on the screen wherever the page stands: where there is no column for its numbers. */
export function CellCard({ numbers, words, onMore }: CellCardProps) {
  const { pin, point } = useStage();
  const card = useFoot("--foot-card");
  const touched = useRef(0);
  const letGo = () => {
    point(null);
    pin(null);
  };
  return (
    <section
      className="cell-card"
      ref={card}
      aria-label="Selected value"
      onTouchStart={({ touches }) => {
        touched.current = touches[0].clientY;
      }}
      onTouchEnd={({ changedTouches }) => {
        if (touched.current - changedTouches[0].clientY > SWIPE) onMore?.();
      }}
    >
      <div className="cell-card-numbers">{numbers}</div>
      <p className="cell-card-words">{words}</p>
      {onMore && (
        <button type="button" className="cell-card-more" aria-label="Show the formula" onClick={onMore}>
          <span aria-hidden="true">⌃</span>
        </button>
      )}
      <button type="button" className="cell-card-let-go" aria-label="Clear selection" onClick={letGo}>
        <span aria-hidden="true">×</span>
      </button>
    </section>
  );
}
