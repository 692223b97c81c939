import { useEffect, useState } from "react";

interface Made<T> {
  readonly made: T | null;
  /** Why it cannot be made, in a sentence. */
  readonly refusal: string | null;
}

const NOTHING_YET = { made: null, refusal: null };

/**
 * What is computed in the page's own thread, once it is there; what was made before stays until then.
 * @param make the same function as long as the same is to be made
 */
export function useMade<T>(make: () => Promise<T>): Made<T> {
  const [state, setState] = useState<Made<T>>(NOTHING_YET);
  useEffect(() => {
    let gone = false;
    const tell = (made: Made<T>) => {
      if (!gone) setState(made);
    };
    make().then(
      (made) => tell({ made, refusal: null }),
      (error: Error) => tell({ made: null, refusal: error.message }),
    );
    return () => {
      gone = true;
    };
  }, [make]);
  return state;
}
