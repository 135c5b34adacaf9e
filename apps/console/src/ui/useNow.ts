import { useSyncExternalStore } from 'react';
import { clockAhead, onClockChange, timeNow } from '../base/clock';

/** Ages are told in minutes. */
const tickMs = 30_000;

let now = timeNow();
let ahead = clockAhead();
const readers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = timeNow();
  ahead = clockAhead();
  for (const reader of readers) reader();
}

function subscribe(changed: () => void): () => void {
  readers.add(changed);
  timer ??= setInterval(tick, tickMs);
  const end = onClockChange(tick);
  if (ahead !== clockAhead()) tick();
  return () => {
    end();
    readers.delete(changed);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time now in ms since 1970, renewed twice a minute; one clock for the whole page, which follows the service's. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
