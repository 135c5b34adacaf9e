import type { KeyboardEvent } from 'react';

/**
 * Moves the focus among the elements of a container that match a selector, of which one takes part in the tab order.
 * Returns whether the key was one of those that move.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string, keys: Moves): boolean {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const { activeElement } = document;
  const now = items.findIndex((item) => item === activeElement);
  if (now === -1) return false;
  const to = placeAfter(event.key, now, items.length, keys);
  if (to === undefined) return false;
  event.preventDefault();
  event.stopPropagation();
  items[to]?.focus();
  return true;
}

export interface Moves {
  readonly next: readonly string[];
  readonly before: readonly string[];
}

/** Where a key leads from the place `now` of `count`; undefined when it is none that moves. */
export function placeAfter(
  key: string,
  now: number,
  count: number,
  { next, before }: Moves,
): number | undefined {
  if (next.includes(key)) return Math.min(count - 1, now + 1);
  if (before.includes(key)) return Math.max(0, now - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
