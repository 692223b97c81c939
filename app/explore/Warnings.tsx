import type { Warning } from "../../engine/explain/warnings.ts";
import { WarningList } from "../parts/WarningList.tsx";
import { useProblem } from "../scene/useFitted.ts";
import { useColumn, useResults } from "../stage/useStage.ts";

export function Warnings() {
  const warnings = useColumn()?.warnings ?? [];
  const failed = useResults((state) => state.problem);
  const busy = useResults((state) => state.busy);
  return <WarningList busy={busy} refused={useProblem() ?? failed} warnings={warnings.filter(isFirst)} />;
}

/** Several sources may give the same warning: it is said once. */
function isFirst({ text }: Warning, i: number, all: readonly Warning[]): boolean {
  return all.findIndex((warning) => warning.text === text) === i;
}
