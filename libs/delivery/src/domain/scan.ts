import {
  BoxDamaged,
  BoxDestroyed,
  BoxFound,
  BoxHandedOver,
  BoxLost,
  BoxReturned,
  BoxSealFoundBroken,
  BoxSeen,
  DeliveryFailed,
  type EventOf,
} from '@boxtrail/contracts';
import type { ScanEvent } from './box-scan';
import { refuseMisfits } from './misfits';

/** Box, scan id, place and person. */
type Sighting = EventOf<typeof BoxSeen>['data'];

/** Details of some kinds of scans only. Null is like undefined. */
export interface ScanDetails {
  readonly receivedByRef?: string | null;
  readonly method?: EventOf<typeof BoxHandedOver>['data']['method'] | null;
  readonly proofRef?: string | null;
  readonly reason?: EventOf<typeof DeliveryFailed>['data']['reason'] | null;
  readonly note?: string | null;
}
export const scanDetails = ['receivedByRef', 'method', 'proofRef', 'reason', 'note'] as const;
type ScanDetail = (typeof scanDetails)[number];

interface Kind {
  readonly event: { readonly type: ScanEvent['type']; of(occurredAt: string, data: never): ScanEvent };
  readonly needs: readonly ScanDetail[];
  readonly mayHave: readonly ScanDetail[];
}

/** The event of each kind of scan, and its details. */
const kinds = {
  'handed-over': { event: BoxHandedOver, needs: ['receivedByRef', 'method'], mayHave: ['proofRef'] },
  failed: { event: DeliveryFailed, needs: ['reason'], mayHave: [] },
  returned: { event: BoxReturned, needs: [], mayHave: [] },
  seen: { event: BoxSeen, needs: [], mayHave: [] },
  damaged: { event: BoxDamaged, needs: [], mayHave: ['note'] },
  'seal-broken': { event: BoxSealFoundBroken, needs: [], mayHave: ['note'] },
  lost: { event: BoxLost, needs: [], mayHave: ['note'] },
  found: { event: BoxFound, needs: [], mayHave: ['note'] },
  destroyed: { event: BoxDestroyed, needs: [], mayHave: ['note'] },
} as const satisfies Readonly<Record<string, Kind>>;

export type ScanKind = keyof typeof kinds;
export const scanKinds = Object.keys(kinds) as ScanKind[];

/** The kind of a recorded scan. */
export function kindOf({ type }: ScanEvent): ScanKind {
  const found = scanKinds.find((kind) => kinds[kind].event.type === type);
  if (found === undefined) throw new Error(`${type} is not the event of a scan`);
  return found;
}

/** A scan of one box, as received or as corrected. */
export interface Scan extends Sighting {
  readonly kind: ScanKind;
  readonly occurredAt: string;
  readonly details: ScanDetails;
}

/**
 * The event of a scan, with the details of its kind. Throws `INPUT_INVALID` that names missing details, and given
 * fields that do not belong to this kind.
 */
export function scanEvent(scan: Scan, given: object, others: readonly string[] = [], at?: string): ScanEvent {
  const { kind, occurredAt, sscc, scanId, atGln, byRef, details } = scan;
  const { event, needs, mayHave }: Kind = kinds[kind];
  const own = [...needs, ...mayHave];
  const lacking = needs.filter((detail) => (details[detail] ?? null) === null);
  refuseMisfits(`a scan of kind ${kind}`, given, [...others, ...own], lacking, at);
  const ownDetails = Object.fromEntries(own.map((detail) => [detail, details[detail] ?? null]));
  const data: object = { sscc, scanId, atGln, byRef, ...ownDetails };
  return event.of(occurredAt, data as never);
}
