import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import "./questions.css";

interface OrderItemsProps {
  readonly legend: string;
  readonly items: readonly { readonly id: string; readonly says: string; readonly value?: string }[];
  /** The ids in their present order. */
  readonly order: readonly string[];
  readonly fixed: boolean;
  onOrder(order: readonly string[]): void;
}

/** A few things in an order that a drag or the arrow keys change. */
export function OrderItems({ legend, items, order, fixed, onOrder }: OrderItemsProps) {
  const help = useId();
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const nameOf = (id: string) => items.find((item) => item.id === id)?.says ?? "";
  const move = (id: string, to: number) => {
    if (fixed || to < 0 || to >= order.length || order[to] === id) return;
    const rest = order.filter((other) => other !== id);
    onOrder([...rest.slice(0, to), id, ...rest.slice(to)]);
    setSaid(`${nameOf(id)} is now ${to + 1} of ${order.length}.`);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, id: string) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(id, order.indexOf(id) + step);
  };
  const onPointerMove = ({ clientY }: PointerEvent) => {
    if (!dragged || !list.current) return;
    const middles = [...list.current.children].map((child) => {
      const { top, height } = child.getBoundingClientRect();
      return top + height / 2;
    });
    const at = order.indexOf(dragged);
    if (at > 0 && clientY < middles[at - 1]) move(dragged, at - 1);
    else if (at < order.length - 1 && clientY > middles[at + 1]) move(dragged, at + 1);
  };
  return (
    <fieldset className="question">
      <legend className="question-ask">{legend}</legend>
      <p id={help} className="question-help">
        Drag, or press the up and down arrows.
      </p>
      <ol ref={list} className="order-items">
        {order.map((id) => (
          <li key={id}>
            <button
              type="button"
              className="order-item"
              data-dragged={dragged === id || undefined}
              aria-describedby={help}
              aria-disabled={fixed}
              onKeyDown={(event) => onKeyDown(event, id)}
              onPointerDown={(event) => {
                if (fixed) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                setDragged(id);
              }}
              onPointerMove={onPointerMove}
              onPointerUp={() => setDragged(null)}
              onPointerCancel={() => setDragged(null)}
            >
              <span className="order-handle" aria-hidden="true">
                ⠿
              </span>
              <span>{nameOf(id)}</span>
              <span className="order-value">{items.find((item) => item.id === id)?.value}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </fieldset>
  );
}
