import { Prose, withoutMarks } from "./Prose.tsx";
import "./Notice.css";

export type Notice = {
  id: string;
  kind: "info" | "warn" | "error";
  /** One or two sentences: what is so, with the numbers, and what would help; code stands between backticks. */
  text: string;
  /** What can be done about it, as a button that also dismisses the notice. */
  action?: { readonly label: string; run(): void };
};

type NoticesProps = {
  notices: readonly Notice[];
  onDismiss: (id: string) => void;
};

const MARKS = { info: "i", warn: "!", error: "!" };
const WORDS = { info: "", warn: "warning: ", error: "error: " };

/** Gives the focus to the next notice's cross, or to the page: it would be lost with the button that has it. */
function passFocus(cross: HTMLElement): void {
  const crosses = [...document.querySelectorAll<HTMLElement>(".notice-dismiss")];
  const at = crosses.indexOf(cross);
  (crosses[at + 1] ?? crosses[at - 1] ?? document.getElementById("main"))?.focus();
}

/** Short notices that stay until dismissed. Errors are announced at once, the others when there is a pause. */
export function NoticeList({ notices, onDismiss }: NoticesProps) {
  const isError = ({ kind }: Notice) => kind === "error";
  // Both regions are always there, as screen readers announce only what comes into a region that they know.
  return (
    <div className="notices">
      <div role="alert">{notices.filter(isError).map(toLine)}</div>
      <div role="status">{notices.filter((notice) => !isError(notice)).map(toLine)}</div>
    </div>
  );

  function toLine({ id, kind, text, action }: Notice) {
    return (
      <div key={id} className={`notice notice-${kind}`}>
        <span className="notice-mark" aria-hidden="true">
          {MARKS[kind]}
        </span>
        <p className="notice-text">
          <span className="visually-hidden">{WORDS[kind]}</span>
          <Prose>{text}</Prose>
        </p>
        {action && (
          <button
            type="button"
            className="link-button notice-action"
            onClick={() => {
              onDismiss(id);
              action.run();
            }}
          >
            {action.label}
          </button>
        )}
        <button
          type="button"
          className="icon-button notice-dismiss"
          aria-label={`dismiss: ${withoutMarks(text)}`}
          onClick={({ currentTarget }) => {
            passFocus(currentTarget);
            onDismiss(id);
          }}
        >
          ×
        </button>
      </div>
    );
  }
}
