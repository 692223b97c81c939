import { useState } from "react";

/** Whether what is shown has been replaced by something of another kind since it was first shown. */
export function useArrival(kind: string): boolean {
  const [first] = useState(kind);
  const [arrived, setArrived] = useState(false);
  if (!arrived && kind !== first) setArrived(true);
  return arrived || kind !== first;
}
