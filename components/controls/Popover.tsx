import { type ReactNode, type ToggleEvent, useId, useRef } from "react";
import "./Popover.css";

type PopoverProps = {
  /** What the button says. */
  label: ReactNode;
  /** The button's name where its label alone does not say it. */
  name?: string;
  className?: string;
  children: ReactNode;
};

/** A button that opens a panel below it, ended by Escape or a click elsewhere. The browser moves the focus. */
export function Popover({ label, name, className = "button", children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  /** Right edges meet, or left ones where the panel would leave the window. */
  const place = ({ newState, currentTarget: panel }: ToggleEvent<HTMLDivElement>) => {
    if (newState !== "open" || !button.current) return;
    const box = button.current.getBoundingClientRect();
    const left = Math.max(EDGE, Math.min(box.right, document.documentElement.clientWidth - EDGE) - panel.offsetWidth);
    panel.style.left = `${left + window.scrollX}px`;
    panel.style.top = `${box.bottom + GAP + window.scrollY}px`;
  };
  return (
    <>
      <button ref={button} type="button" className={`${className} popover-button`} aria-label={name} popoverTarget={id}>
        {label}
      </button>
      <div id={id} className="popover-panel" popover="auto" onToggle={place}>
        {children}
      </div>
    </>
  );
}

/* In CSS pixels. */
const EDGE = 8;
const GAP = 4;
