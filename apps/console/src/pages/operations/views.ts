import type { Schemas } from '@boxtrail/api-client';

export type ViewProgress = Schemas['ViewProgress'];

/**
 * Events that may pass a live view before it stores how far it has come: those that do not concern it change no row
 * (`lazyEvents` of the service).
 */
const lazyEvents = 10_000;

/** What a person has to look at in a view. */
export function needsOf({
  state,
  position,
  head,
  unreadable,
  differences,
}: ViewProgress): readonly ('failing' | 'filling' | 'behind' | 'unreadable' | 'differences')[] {
  return [
    ...(state === 'failing' ? (['failing'] as const) : []),
    ...(state === 'filling' ? (['filling'] as const) : []),
    ...(state === 'live' && head - position > lazyEvents ? (['behind'] as const) : []),
    ...(unreadable > 0 ? (['unreadable'] as const) : []),
    ...(differences > 0 ? (['differences'] as const) : []),
  ];
}
