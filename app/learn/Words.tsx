import { setOf } from "../../engine/plan/partition.ts";
import { useSelection } from "../parts/selection.ts";
import { useColumn } from "../stage/useStage.ts";
import { cutOf, litWords, TARGETS, type Target } from "./litWords.ts";
import "./Words.css";

/** A text in which `[36 values](set)` lights the set of the marked value, and is lit while a value of it is pointed at. */
export function Words({ children }: { readonly children: string }) {
  return partsOf(unbroken(children)).map(({ text, target }, i) =>
    target ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their order.
      <LitWords key={i} text={text} target={target} />
    ) : (
      text
    ),
  );
}

function LitWords({ text, target }: { readonly text: string; readonly target: Target }) {
  const plan = useColumn()?.plan;
  const { selected, pinned } = useSelection();
  const sets = plan && cutOf(target, plan);
  const pointedAt = selected && pinned && selected !== pinned && sets && setOf(sets, selected) === setOf(sets, pinned);
  const light = () => litWords.setState({ target });
  const letGo = () => litWords.setState({ target: null });
  return (
    <button
      type="button"
      className="lit-words"
      data-lit={pointedAt || undefined}
      onPointerEnter={light}
      onPointerLeave={letGo}
      onFocus={light}
      onBlur={letGo}
      onClick={light}
    >
      {text}
    </button>
  );
}

/** A shape such as 2 × 2 stays on one line. */
function unbroken(text: string): string {
  return text.replaceAll(" × ", "\u00a0×\u00a0");
}

interface TextPart {
  readonly text: string;
  readonly target: Target | null;
}

/** A text in parts, every other of which speaks of something in the picture. */
function partsOf(text: string): readonly TextPart[] {
  return text.split(/(\[[^\]]+\]\([a-z]+\))/).map((part) => {
    const [, words, name] = /^\[([^\]]+)\]\(([a-z]+)\)$/.exec(part) ?? [];
    const target = TARGETS.find((known) => known === name);
    return target ? { text: words, target } : { text: part, target: null };
  });
}

/** The same text without what it lights. */
export function withoutMarks(text: string): string {
  return partsOf(text)
    .map((part) => part.text)
    .join("");
}
