import type { LoadEvent, PackingJobEvent, RoundEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { Moment } from './box-trail';

/** One entry of the history of a load or a round; effects on boxes are on their trails. Plain JSON. */
export interface HistoryEntry {
  readonly subject: 'load' | 'round';
  readonly id: string;
  readonly position: number;
  /** 0, 1 and so on among the entries of one event. */
  readonly ordinal: number;
  readonly kind: LoadKind | RoundKind;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  /** Scan id of a fact; of a correction, that of the corrected fact. */
  readonly scanId: string | null;
  /** Number of boxes it names; null when its kind names none. */
  readonly boxes: number | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  /** Reason of a back-dated decision. */
  readonly backDatedBecause?: string;
}

type LoadKind =
  | 'planned'
  | 'loaded'
  | 'taken-off'
  | 'sealed'
  | 'dispatched'
  | 'checkpoint'
  | 'arrived'
  | 'received'
  | 'corrected';
type RoundKind =
  | 'opened'
  | 'closed'
  | 'packing'
  | 'accepted'
  | 'declined'
  | 'moved'
  | 'not-moved'
  | 'kept'
  | 'scheduled'
  | 'packed'
  | 'packed-short';

/** Assigned places of a job: no box is involved yet. */
type HistoryEvent =
  | LoadEvent
  | Exclude<PackingJobEvent, { type: 'packing.BoxesAssigned' | 'packing.BoxesUnassigned' }>
  | Extract<RoundEvent, { type: 'orders.RoundOpened' | 'orders.RoundClosed' }>;

type EntryContent = Pick<HistoryEntry, 'subject' | 'id' | 'kind' | 'scanId' | 'boxes' | 'details'>;

const contentsOf: {
  [Type in HistoryEvent['type']]: (event: Extract<HistoryEvent, { type: Type }>) => EntryContent[];
} = {
  'delivery.LoadPlanned': ({ data: { loadId, ...details } }) => [load(loadId, 'planned', details)],
  'delivery.BoxesLoaded': ({ data }) => [
    load(data.loadId, 'loaded', { atGln: data.atGln }, data.ssccs.length),
  ],
  'delivery.BoxesTakenOff': ({ data: { loadId, atGln, reason, ssccs } }) => [
    load(loadId, 'taken-off', { atGln, reason }, ssccs.length),
  ],
  'delivery.LoadSealed': ({ data: { loadId, sealId } }) => [load(loadId, 'sealed', { sealId })],
  'delivery.LoadDispatched': ({ data: { loadId, ssccs, passesWhenRecorded: _, ...details } }) => [
    load(loadId, 'dispatched', details, ssccs.length),
  ],
  'delivery.CheckpointPassed': ({ data: { loadId, scanId, ...details } }) => [
    load(loadId, 'checkpoint', details, null, scanId),
  ],
  'delivery.LoadArrived': ({ data: { loadId, scanId, ...details } }) => [
    load(loadId, 'arrived', details, null, scanId),
  ],
  'delivery.BoxesReceived': ({ data: { loadId, scanId, atGln, ssccs, discrepancies } }) => [
    load(loadId, 'received', { atGln, discrepancies: discrepancies.length }, ssccs.length, scanId),
  ],
  'delivery.FactCorrected': ({ data: { loadId, scanId, instead, reason, byRef } }) => {
    if (loadId === null) return [];
    const corrected = load(loadId, 'corrected', { withdrawn: instead === null, reason, byRef }, null, scanId);
    if (instead?.type === 'delivery.LoadArrived') return [corrected, ...contentsOf[instead.type](instead)];
    if (instead?.type === 'delivery.BoxesReceived') return [corrected, ...contentsOf[instead.type](instead)];
    return [corrected];
  },
  'orders.RoundOpened': ({ data: { roundId, communityGln, supplierGln, cutoffAt } }) => [
    round(roundId, 'opened', { communityGln, supplierGln, cutoffAt }),
  ],
  'orders.RoundClosed': ({ data: { roundId, closedBy, needs } }) => [
    round(roundId, 'closed', { closedBy, needs: needs.length }),
  ],
  'packing.PackingJobCreated': ({ data: { roundId, boxes } }) => [round(roundId, 'packing', {}, boxes)],
  'packing.PackingJobAccepted': ({ data: { jobId, supplierGln } }) => [
    round(jobId, 'accepted', { supplierGln }),
  ],
  'packing.PackingJobDeclined': ({ data: { jobId, supplierGln, reason } }) => [
    round(jobId, 'declined', { supplierGln, reason }),
  ],
  'packing.PackingJobMoved': ({ data: { jobId, fromGln, toGln, cause, reason } }) => [
    round(jobId, 'moved', { fromGln, toGln, cause, reason }),
  ],
  'packing.PackingJobNotMoved': ({ data: { jobId, fromGln, cause, reason } }) => [
    round(jobId, 'not-moved', { fromGln, cause, reason }),
  ],
  'packing.PackingJobKept': ({ data: { jobId, supplierGln } }) => [round(jobId, 'kept', { supplierGln })],
  'packing.PackingJobScheduled': ({ data: { jobId, priority, wave } }) => [
    round(jobId, 'scheduled', { priority, wave }),
  ],
  'packing.PackingJobCompleted': ({ data: { jobId, packed } }) => [round(jobId, 'packed', {}, packed)],
  'packing.PackingJobFellShort': ({ data: { jobId, packed, shortages } }) => [
    round(jobId, 'packed-short', { shortages: shortages.length }, packed),
  ],
};

const load = (
  id: string,
  kind: LoadKind,
  details: EntryContent['details'],
  boxes: number | null = null,
  scanId: string | null = null,
): EntryContent => ({ subject: 'load', id, kind, scanId, boxes, details });

const round = (
  id: string,
  kind: RoundKind,
  details: EntryContent['details'],
  boxes: number | null = null,
): EntryContent => ({
  subject: 'round',
  id,
  kind,
  scanId: null,
  boxes,
  details,
});

export const historyEventTypes: readonly string[] = Object.keys(contentsOf);

/** The entries of an event; none when it is not about a load or a round. */
export function entriesOf({ position, recordedAt, metadata, event }: RecordedEvent): HistoryEntry[] {
  if (!Object.hasOwn(contentsOf, event.type)) return [];
  const contentOf = contentsOf[event.type as HistoryEvent['type']] as (
    event: RecordedEvent['event'],
  ) => EntryContent[];
  return contentOf(event).map((entry, ordinal) => {
    // A correction has its own entry, and that of the fact that counts instead, at that fact's time.
    const { instead } = event.data as { instead?: { occurredAt: string } | null };
    const occurredAt =
      entry.kind === 'corrected' ? event.occurredAt : (instead?.occurredAt ?? event.occurredAt);
    const { actor, backDatedBecause } = metadata;
    const late = backDatedBecause === undefined ? {} : { backDatedBecause };
    return { ...entry, position, ordinal, occurredAt, recordedAt, actor, ...late };
  });
}

/** An entry of a history, with the correction after which it does not count. */
export interface ShownEntry {
  readonly entry: HistoryEntry;
  readonly correctedBy: HistoryEntry | null;
}

/** A history at a moment, in order of event time. */
export function historyAsOf(entries: readonly HistoryEntry[], { at, knownAt }: Moment): ShownEntry[] {
  const known = entries
    .filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt)
    .sort((a, b) => a.position - b.position || a.ordinal - b.ordinal);
  const corrections = known.filter(({ kind }) => kind === 'corrected');
  return known
    .map((entry) => ({ entry, correctedBy: corrections.find((by) => isOf(by, entry)) ?? null }))
    .filter(({ entry }) => at === undefined || entry.occurredAt <= at)
    .sort((a, b) =>
      a.entry.occurredAt < b.entry.occurredAt ? -1 : Number(a.entry.occurredAt > b.entry.occurredAt),
    );
}

const isOf = (correction: HistoryEntry, entry: HistoryEntry): boolean =>
  entry.kind !== 'corrected' && entry.scanId === correction.scanId && entry.position < correction.position;

const loadStatuses = ['planned', 'sealed', 'dispatched', 'arrived', 'received'] as const;
const roundStatuses = ['opened', 'closed', 'packing', 'packed', 'packed-short'] as const;

/** The status of a load or a round: facts count even before the decision that should precede them. */
export function statusOf(history: readonly ShownEntry[]): HistoryEntry['kind'] | null {
  const counting = new Set(
    history.filter(({ correctedBy }) => correctedBy === null).map(({ entry }) => entry.kind),
  );
  return (
    loadStatuses.findLast((status) => counting.has(status)) ??
    roundStatuses.findLast((status) => counting.has(status)) ??
    null
  );
}
