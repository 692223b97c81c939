const PATHS = {
  back: "M11 2 4 8l7 6z",
  play: "M4 2l9 6-9 6z",
  pause: "M3 2h4v12H3zM9 2h4v12H9z",
  step: "M5 2l7 6-7 6z",
};

/** What a button of a player does, as a picture beside its words. */
export function PlayerIcon({ of }: { of: keyof typeof PATHS }) {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[of]} fill="currentColor" />
    </svg>
  );
}
