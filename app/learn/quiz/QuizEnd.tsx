import { CopyButton } from "../../parts/CopyButton.tsx";
import { answerInWords, LONGEST_NAME, lineOf, plainName } from "./handIn.ts";
import { keepName, ownAnswers } from "./ownAnswers.ts";
import { type Quiz, quizAddress, quizId } from "./quiz.ts";
import { sureInWords } from "./tally.ts";

/** What was answered in a quiz, and the line to hand in. */
export function QuizEnd({ quiz }: { readonly quiz: Quiz }) {
  const { quiz: kept, name, given } = ownAnswers();
  const id = quizId(quiz);
  const answers = quiz.questions.map((_, i) => (kept === id ? (given[i + 1] ?? null) : null));
  const line = lineOf({ quiz: id, name, given: answers });
  const right = answers.filter((own) => own?.right).length;
  const open = answers.filter((own) => own === null).length;
  return (
    <article className="quiz">
      <h2 className="lesson-title">
        <strong>{quiz.title || "A quiz"}</strong> {right} of {answers.length} right at first
      </h2>
      <div className="quiz-scroll">
        <table className="quiz-table">
          <caption className="visually-hidden">Your answers</caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Your first answer</th>
              <th scope="col">How sure</th>
              <th scope="col">Right?</th>
            </tr>
          </thead>
          <tbody>
            {answers.map((own, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a question may be asked twice.
              <tr key={i}>
                <th scope="row">
                  <a href={quizAddress(quiz, i + 1)}>
                    {i + 1}. {quiz.questions[i].says}
                  </a>
                </th>
                <td>{own ? answerInWords(own.answer) : "not answered yet"}</td>
                <td>{own && sureInWords(own.sure)}</td>
                <td data-right={own?.right}>{own && (own.right ? "✓ right" : "✗ wrong")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open > 0 && <p className="quiz-fault">Not all questions are answered yet: those are handed in as left out.</p>}
      <h3>Hand in</h3>
      <label className="quiz-field">
        Your name, as your teacher knows you
        <input
          type="text"
          className="quiz-input"
          maxLength={LONGEST_NAME}
          autoComplete="name"
          value={name}
          onChange={(event) => keepName(event.target.value)}
        />
      </label>
      <label className="quiz-field">
        Your line: send it whole, by mail or chat
        <textarea className="quiz-input quiz-line" rows={3} readOnly value={line} />
      </label>
      <div className="lesson-buttons">
        {plainName(name) === "" ? (
          <p className="quiz-fault">Write your name first: without it nobody knows whose answers these are.</p>
        ) : (
          <CopyButton label="Copy your line" done="Line copied" className="lesson-primary" text={() => line} />
        )}
      </div>
    </article>
  );
}
