import type { Change } from './change';
import type { SubjectKind } from './subject';

/** The key that asks, as far as it decides what it may see. */
export interface Viewer {
  readonly role: string;
  /** The station or supplier it is bound to; null for the whole network. */
  readonly stationGln: string | null;
}

/** Roles that may read passes; every role may read subjects other than passes and lots. */
const passReaders: readonly string[] = ['admin', 'coordinator', 'carrier', 'checkpoint', 'auditor'];
/** Roles that may read the stock of suppliers. */
const stockReaders: readonly string[] = ['admin', 'coordinator', 'packer', 'auditor', 'market-supervision'];
/** Roles that may know that an event cannot be read: nobody can tell what it concerns. */
const logReaders: readonly string[] = ['admin', 'coordinator', 'auditor'];

/** The network, what it offers and what is recalled: public to every key. */
const publicKinds: readonly SubjectKind[] = ['station', 'supplier', 'box-type', 'recall', 'hold'];

/**
 * Whether a key may see a change. A bound key sees what concerns a place of its area.
 * @param places those that the event names, and those of its subject.
 * @param area the place the key is bound to and the stations below it.
 */
export function maySee(
  { role, stationGln }: Viewer,
  { subject }: Change,
  places: readonly string[],
  area: ReadonlySet<string>,
): boolean {
  if (subject === null) return stationGln === null && logReaders.includes(role);
  if (subject.kind === 'pass' && !passReaders.includes(role)) return false;
  if (subject.kind === 'lot' && !stockReaders.includes(role)) return false;
  return stationGln === null || publicKinds.includes(subject.kind) || places.some((gln) => area.has(gln));
}
