import { shortNumber } from "../../engine/numbers.ts";
import { useResults } from "../stage/useStage.ts";

/** For builders, with ?debug in the address: which arithmetic runs, and what the last picture took in the worker. */
export function DebugLine() {
  const took = useResults((state) => state.result?.took);
  if (!took) return null;
  const { arithmetic, make, copy, details } = took;
  const [made, copied, found] = [make, copy, details].map(shortNumber);
  return (
    <footer className="debug-line">{`arithmetic: ${arithmetic} · ms: make ${made}, copy ${copied}, details ${found}`}</footer>
  );
}
