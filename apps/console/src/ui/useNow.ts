import { useSyncExternalStore } from 'react';

/** Ages are told in minutes. */
const tickMs = 30_000;

let now = Date.now();
const readers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(changed: () => void): () => void {
  readers.add(changed);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const reader of readers) reader();
  }, tickMs);
  return () => {
    readers.delete(changed);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time now in ms since 1970, renewed twice a minute; one clock for the whole page. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
