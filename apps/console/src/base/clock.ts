/** A clock that differs by less is right: answers take time, and their `Date` counts whole seconds. In ms. */
const toleratedMs = 120_000;

let aheadMs = 0;
const readers = new Set<() => void>();

/** Compares this computer's clock with the `Date` of an answer of the service. */
export function noteServiceTime(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(at)) return;
  const ahead = Date.now() - at;
  const noted = Math.abs(ahead) < toleratedMs ? 0 : ahead;
  // The same difference, measured again.
  if (Math.abs(noted - aheadMs) < toleratedMs && (noted === 0) === (aheadMs === 0)) return;
  aheadMs = noted;
  for (const reader of readers) reader();
}

/** How far this computer's clock is ahead of the service's, in ms; 0 while the two agree. */
export const clockAhead = (): number => aheadMs;

/** The time now in ms since 1970, by the service's clock as far as it is known. */
export const timeNow = (): number => Date.now() - aheadMs;

export function onClockChange(changed: () => void): () => void {
  readers.add(changed);
  return () => void readers.delete(changed);
}
