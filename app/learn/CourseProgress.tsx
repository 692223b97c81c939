import { useState } from "react";
import { FileButton } from "../../components/controls/FileButton.tsx";
import { percent } from "../../engine/numbers.ts";
import { saveFile } from "../saveFile.ts";
import { answersAsText, CONFIDENCES, calibration, progress, takeAnswers, wipeAnswers } from "./progress.ts";
import { wipeOwnAnswers } from "./quiz/ownAnswers.ts";
import "./CourseProgress.css";

/** How sure against how right, and what can be done with what was answered. */
export function CourseProgress() {
  const { lost } = progress();
  const [refusal, setRefusal] = useState<string | null>(null);
  const forget = () => {
    wipeAnswers();
    wipeOwnAnswers();
  };
  const take = async ([file]: readonly File[]) => {
    const taken = takeAnswers(await file.text());
    setRefusal(taken ? null : "This file holds no answers of this course: choose one that was saved here.");
  };
  return (
    <details className="lesson-progress">
      <summary>{lost ? "Your progress is not kept" : "Your progress"}</summary>
      <p>{lost ? "This browser keeps nothing: save your answers before you leave." : "It stays in this browser."}</p>
      <Calibration />
      <div className="lesson-progress-buttons">
        <button
          type="button"
          className="button"
          onClick={() => saveFile(new Blob([answersAsText()], { type: "application/json" }), "normcube-answers.json")}
        >
          Save
        </button>
        <button type="button" className="button" onClick={forget}>
          Forget all
        </button>
      </div>
      <FileButton
        label="Open saved answers"
        description="They are added to those of this browser."
        accept=".json"
        refusal={refusal}
        onFiles={take}
      />
    </details>
  );
}

/** How sure one was, and how often right at first: what one believes to know beside what one knows. */
export function Calibration() {
  const answers = progress(({ answers }) => answers);
  return (
    <table className="lesson-calibration">
      <caption>How sure, and how often right at first</caption>
      <tbody>
        {CONFIDENCES.map(({ value, label }) => {
          const { given, right } = calibration(answers, value);
          return (
            <tr key={value}>
              <th scope="row">{label}</th>
              <td>
                <meter min={0} max={1} value={given ? right / given : 0} aria-label={label} />
              </td>
              <td>{given ? `${percent(right / given)} of ${given}` : "none yet"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
