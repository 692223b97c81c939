import type { ResultColumn } from "../page/resultStore.ts";
import { WarningList } from "../parts/WarningList.tsx";
import { useResult, useResults } from "../stage/useStage.ts";
import { namesOf } from "./names.ts";

export function CompareWarnings() {
  const { busy, problem } = useResults((state) => state);
  const columns = useResult("compare")?.columns ?? [];
  return <WarningList busy={busy} refused={problem} warnings={mergeWarnings(columns)} />;
}

/** The same warning of several columns is said once. */
function mergeWarnings(columns: readonly ResultColumn[]) {
  const names = namesOf(columns.map(({ plan }) => plan));
  const byText = new Map<string, { text: string; cell: ResultColumn["warnings"][number]["cell"]; who: string[] }>();
  columns.forEach(({ warnings }, i) => {
    for (const { text, cell } of warnings) {
      const said = byText.get(text) ?? { text, cell, who: [] };
      if (!said.who.includes(names[i].short)) said.who.push(names[i].short);
      byText.set(text, said);
    }
  });
  return [...byText.values()];
}
