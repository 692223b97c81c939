import { useRef, useState } from "react";
import { counted } from "../../../engine/numbers.ts";
import { replacePlace } from "../../address/place.ts";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { LONGEST_TITLE, MOST_QUESTIONS, type Quiz, questionsOfLinks, quizAddress } from "./quiz.ts";

/** Makes one link of several questions. The quiz stands in the address, so a reload loses nothing. */
export function QuizMaker({ quiz }: { readonly quiz: Quiz }) {
  const { title, questions } = quiz;
  const [pasted, setPasted] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  const change = (part: Partial<Quiz>) => replacePlace(quizAddress({ ...quiz, ...part }, "make"));
  const add = () => {
    try {
      const all = [...questions, ...questionsOfLinks(pasted)];
      if (all.length > MOST_QUESTIONS)
        throw new RangeError(`A quiz has ${MOST_QUESTIONS} questions at most: remove some first.`);
      change({ questions: all });
      setSaid(`The quiz has ${counted(all.length, "question")}.`);
      setPasted("");
      setRefusal(null);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      setRefusal(error.message);
    }
    box.current?.focus();
  };
  const move = (from: number, to: number) => {
    const rest = questions.filter((_, i) => i !== from);
    change({ questions: [...rest.slice(0, to), questions[from], ...rest.slice(to)] });
    setSaid(`That question is now ${to + 1} of ${questions.length}.`);
  };
  const remove = (at: number) => {
    change({ questions: questions.filter((_, i) => i !== at) });
    setSaid(`The quiz has ${counted(questions.length - 1, "question")}.`);
    box.current?.focus();
  };
  const link = `${location.href.replace(/#.*/, "")}${quizAddress(quiz, "")}`;
  return (
    <article className="quiz">
      <h2 className="lesson-title">
        <strong>Make a quiz</strong> of questions about any scene
      </h2>
      <ol className="quiz-steps">
        <li>In Explore, pin a value, open Share, then Ask about this, and copy a question.</li>
        <li>Paste its link here; add as many as you like, and bring them in order.</li>
        <li>Give the quiz’s link to your class. Their answers come back as lines that you paste into a table.</li>
      </ol>
      <label className="quiz-field">
        Title
        <input
          type="text"
          className="quiz-input"
          maxLength={LONGEST_TITLE}
          value={title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </label>
      <label className="quiz-field">
        Links of questions, or of a quiz
        <textarea
          ref={box}
          className="quiz-input"
          rows={3}
          value={pasted}
          aria-describedby="quiz-refusal"
          aria-invalid={refusal !== null}
          onChange={(event) => setPasted(event.target.value)}
        />
      </label>
      <p id="quiz-refusal" className="quiz-fault" role="alert">
        {refusal}
      </p>
      <div className="lesson-buttons">
        <button type="button" className="button" onClick={add}>
          Add to the quiz
        </button>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      {questions.length > 0 && (
        <>
          <ol className="quiz-questions" aria-label="Questions of the quiz">
            {questions.map(({ text, says }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a question may be asked twice.
              <li key={`${i} ${text}`} className="quiz-question">
                <a href={quizAddress(quiz, i + 1)}>{says}</a>
                <span className="quiz-question-buttons">
                  <button
                    type="button"
                    className="button"
                    aria-label={`Move question ${i + 1} up`}
                    disabled={i === 0}
                    onClick={() => move(i, i - 1)}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    className="button"
                    aria-label={`Move question ${i + 1} down`}
                    disabled={i === questions.length - 1}
                    onClick={() => move(i, i + 1)}
                  >
                    ↓
                  </button>
                  <button
                    type="button"
                    className="button"
                    aria-label={`Remove question ${i + 1}`}
                    onClick={() => remove(i)}
                  >
                    Remove
                  </button>
                </span>
              </li>
            ))}
          </ol>
          <label className="quiz-field">
            The quiz’s link, without answers
            <input type="text" className="quiz-input" readOnly value={link} onFocus={({ target }) => target.select()} />
          </label>
          <div className="lesson-buttons">
            <CopyButton label="Copy the quiz’s link" done="Link copied" className="lesson-primary" text={() => link} />
            <a className="lesson-aside" href={quizAddress(quiz, "")}>
              Open it
            </a>
            <a className="lesson-aside" href={quizAddress(quiz, "read")}>
              Read answers that were handed in
            </a>
          </div>
        </>
      )}
    </article>
  );
}
