import type { Schemas } from '@boxtrail/api-client';
import { listedFinding, type ToldFinding } from '../../ui/findingWords';

type Finding = Schemas['ListedFinding'];
type Overdue = Schemas['HeldBox'];
type Load = Schemas['OpenLoad'];
type Round = Schemas['ListedRound'];
type Job = Schemas['ListedPackingJob'];
type Account = Schemas['HolderAccount'];
type View = Schemas['ViewProgress'];
type Line = Schemas['QuarantinedLine'];
type Parked = Schemas['ParkedMessage'];
/** Names of places by GLN. */
type Places = Readonly<Record<string, string>>;

export type Severity = 'broken' | 'open';

/** Something that waits for a person. */
export interface Work {
  readonly key: string;
  /** Names its kind in the words: `kind.missing`. */
  readonly kind: string;
  readonly severity: Severity;
  /** What it is about, and where that is shown. */
  readonly subject: string;
  readonly path: string;
  readonly words: string;
  /** Names of the places that the words name by GLN. */
  readonly places?: Places;
  /** A finding, told in the language of the page instead of `words`. */
  readonly told?: ToldFinding;
  /** When it began, RFC 3339; null when that is not known. */
  readonly since: string | null;
  /** Names who can act in the words: `who.holder`; the second part is a reference, or empty. */
  readonly who: readonly [role: string, reference: string];
}

/** Findings that must not be missed although they break no trail. */
const alarming: ReadonlySet<string> = new Set(['wrong-community', 'wrong-household', 'pass-not-valid']);

export function ofFinding(finding: Finding, places: Places): Work {
  const { sscc, kind, severity, words, at, holder, loadId, place } = finding;
  const named = (id: string) => places[id] ?? (holder?.type === 'load' ? (loadId ?? id) : id);
  return {
    key: `finding ${sscc} ${at.position} ${at.ordinal} ${kind}`,
    kind,
    severity: severity === 'breaks' || alarming.has(kind) ? 'broken' : 'open',
    subject: sscc,
    path: `/boxes/${sscc}?step=${at.position}-${at.step}`,
    words,
    told: listedFinding(finding),
    places: place === null ? places : { ...places, [place.gln]: place.name },
    since: at.occurredAt,
    who: holder === null ? ['auditor', ''] : [holder.type, named(holder.id)],
  };
}

export const ofOverdue = ({ sscc, since, holder, limitHours }: Overdue, places: Places): Work => ({
  key: `overdue ${sscc}`,
  kind: 'overdue',
  severity: 'open',
  subject: sscc,
  path: `/boxes/${sscc}`,
  words: `> ${limitHours} h`,
  since,
  who: [holder.type, places[holder.id] ?? holder.id],
});

const way = ({ plate, fromGln, toGln, boxes }: Load, places: Places): string =>
  `${plate} · ${places[fromGln] ?? fromGln} → ${places[toGln] ?? toGln} · ${boxes}`;

/** A load that is on the road for longer than the limit of custody of a load. */
export const ofLate = (load: Load, places: Places): Work => ({
  key: `late ${load.loadId}`,
  kind: 'late',
  severity: 'open',
  subject: load.loadId,
  path: `/loads/${encodeURIComponent(load.loadId)}`,
  words: `${way(load, places)} · > ${load.limitHours} h`,
  since: load.dueAt,
  who: ['carrier', load.plate],
});

/** A load on the road under a pass that is not valid any more. */
export const ofInvalidPass = (load: Load, places: Places): Work => ({
  key: `pass ${load.loadId}`,
  kind: `pass-${load.invalidPass?.standing ?? 'expired'}`,
  severity: 'broken',
  subject: load.loadId,
  path: `/loads/${encodeURIComponent(load.loadId)}`,
  words: `${load.invalidPass?.passId ?? ''} · ${way(load, places)}`,
  since: load.invalidPass?.since ?? load.dispatchedAt,
  who: ['checkpoint', ''],
});

export const ofRound = ({ roundId, cutoffAt, communityGln, needCount }: Round, places: Places): Work => ({
  key: `cutoff ${roundId}`,
  kind: 'cutoff',
  severity: 'open',
  subject: roundId,
  path: `/rounds/${encodeURIComponent(roundId)}`,
  words: `${places[communityGln] ?? communityGln} · ${needCount}`,
  since: cutoffAt,
  who: ['coordinator', ''],
});

export const ofShortage = (
  { jobId, boxes, packed, closedAt, createdAt, communityGln, supplierGln }: Job,
  places: Places,
): Work => ({
  key: `shortage ${jobId}`,
  kind: 'shortage',
  severity: 'open',
  subject: jobId,
  path: `/jobs/${encodeURIComponent(jobId)}`,
  words: `${places[communityGln] ?? communityGln} · ${packed} / ${boxes}`,
  since: closedAt ?? createdAt,
  who: ['supplier', places[supplierGln] ?? supplierGln],
});

/** A packing job that its supplier cannot pack, and no other can. */
export const ofUnserved = ({ jobId, boxes, createdAt, communityGln }: Job, places: Places): Work => ({
  key: `unserved ${jobId}`,
  kind: 'unserved',
  severity: 'open',
  subject: jobId,
  path: `/jobs/${encodeURIComponent(jobId)}`,
  words: `${places[communityGln] ?? communityGln} · ${boxes}`,
  since: createdAt,
  who: ['coordinator', ''],
});

export const ofAccount = (account: Account): Work => ({
  key: `account ${account.kind} ${account.id}`,
  kind: 'balance',
  severity: 'open',
  subject: account.name ?? account.id,
  path:
    account.kind === 'station'
      ? `/stations/${account.id}`
      : `/accounts/${account.kind}/${encodeURIComponent(account.id)}`,
  words: `${account.in} = ${account.out} + ${account.held} + ${account.writtenOff} + ${account.missing + account.unproved}`,
  since: null,
  who: [account.kind, account.id],
});

export const ofParked = ({ id, group, key, reason, parkedAt }: Parked): Work => ({
  key: `parked ${id}`,
  kind: 'parked',
  severity: 'open',
  subject: `${group} ${key}`,
  path: `/operations/messaging?group=${encodeURIComponent(group)}`,
  words: reason,
  since: parkedAt,
  who: ['operator', ''],
});

export const ofLine = ({ id, code, source, actor, receivedAt }: Line): Work => ({
  key: `quarantine ${id}`,
  kind: 'quarantine',
  severity: 'open',
  subject: `${source} ${id}`,
  path: `/operations/quarantine?line=${encodeURIComponent(id)}`,
  words: code,
  since: receivedAt,
  who: ['sender', actor],
});

/** A live view stores its position every 10,000 events that are not its own. */
const lagAllowed = 10_000;

export const ofView = ({ view, state, position, head, reason }: View): readonly Work[] =>
  state === 'live' && head - position < lagAllowed
    ? []
    : [
        {
          key: `view ${view}`,
          kind: 'view',
          severity: state === 'failing' ? 'broken' : 'open',
          subject: view,
          path: '/operations',
          words: reason ?? `${position} / ${head}`,
          since: null,
          who: ['operator', ''],
        },
      ];

/** Worst first: by severity, then the oldest; what has no beginning comes last. */
export const worstFirst = (work: readonly Work[]): readonly Work[] =>
  work.toSorted(
    (a, b) =>
      Number(a.severity === 'open') - Number(b.severity === 'open') ||
      (a.since === null ? 1 : b.since === null ? -1 : Date.parse(a.since) - Date.parse(b.since)),
  );
