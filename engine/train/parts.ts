/** The samples of each device: as wished where that is all of them, else as many devices with as equal parts as can be. */
export function fitParts(wish: readonly number[], samples: number): readonly number[] {
  if (wish.every((part) => part > 0) && wish.reduce((sum, part) => sum + part, 0) === samples) return wish;
  return equalParts(Math.max(1, Math.min(wish.length, samples)), samples);
}

/** Samples split over devices, as equally as can be. */
export function equalParts(devices: number, samples: number): number[] {
  return Array.from({ length: devices }, (_, k) => Math.ceil((samples - k) / devices));
}
