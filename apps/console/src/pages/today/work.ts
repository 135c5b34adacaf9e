import type { Schemas } from '@boxtrail/api-client';

type Finding = Schemas['ListedFinding'];
type Overdue = Schemas['HeldBox'];
type Load = Schemas['ListedLoad'];
type Round = Schemas['ListedRound'];
type Job = Schemas['ListedPackingJob'];
type Account = Schemas['HolderAccount'];
type View = Schemas['ViewProgress'];
type Line = Schemas['QuarantinedLine'];
type PassLoad = Schemas['PassLoad'];

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
  /** The step that it is about, in words of their own. */
  readonly step?: {
    readonly kind: string;
    readonly gln: string;
    readonly place: string;
    readonly at: string;
  };
  /** When it began, RFC 3339; null when that is not known. */
  readonly since: string | null;
  /** Names who can act in the words: `who.holder`; the second part is a reference, or empty. */
  readonly who: readonly [role: string, reference: string];
}

/** Findings that must not be missed although they break no trail. */
const alarming: ReadonlySet<string> = new Set(['wrong-community', 'wrong-household', 'pass-not-valid']);

export const ofFinding = ({ sscc, kind, severity, words, at, holder, loadId, place }: Finding): Work => ({
  key: `finding ${sscc} ${at.position} ${at.ordinal} ${kind}`,
  kind,
  severity: severity === 'breaks' || alarming.has(kind) ? 'broken' : 'open',
  subject: sscc,
  path: `/boxes/${sscc}?step=${at.position}-${at.step}`,
  words,
  ...(place !== null && {
    step: { kind: at.step, gln: place.gln, place: place.name, at: at.occurredAt },
  }),
  since: at.occurredAt,
  who: holder === null ? ['auditor', ''] : [holder.type, loadId ?? holder.id],
});

export const ofOverdue = ({ sscc, since, holder, limitHours }: Overdue): Work => ({
  key: `overdue ${sscc}`,
  kind: 'overdue',
  severity: 'open',
  subject: sscc,
  path: `/boxes/${sscc}`,
  words: limitHours === null ? '' : `> ${limitHours} h`,
  since,
  who: [holder.type, holder.id],
});

/** How long a load may be on the road before it is late, in ms: the longest leg of the network takes 12 h. */
const lateMs = 12 * 3_600_000;

export const ofLoad = (
  { loadId, dispatchedAt, plate, toGln, boxCount }: Load,
  now: number,
): readonly Work[] =>
  dispatchedAt === null || now - Date.parse(dispatchedAt) < lateMs
    ? []
    : [
        {
          key: `late ${loadId}`,
          kind: 'late',
          severity: 'open',
          subject: loadId,
          path: `/loads/${encodeURIComponent(loadId)}`,
          words: `${plate} → ${toGln} · ${boxCount}`,
          since: dispatchedAt,
          who: ['carrier', plate],
        },
      ];

export const ofRound = (
  { roundId, cutoffAt, communityGln, needCount }: Round,
  now: number,
): readonly Work[] =>
  Date.parse(cutoffAt) > now
    ? []
    : [
        {
          key: `cutoff ${roundId}`,
          kind: 'cutoff',
          severity: 'open',
          subject: roundId,
          path: `/rounds/${encodeURIComponent(roundId)}`,
          words: `${communityGln} · ${needCount}`,
          since: cutoffAt,
          who: ['coordinator', ''],
        },
      ];

export const ofShortage = ({ jobId, boxes, packed, closedAt, createdAt, supplierGln }: Job): Work => ({
  key: `shortage ${jobId}`,
  kind: 'shortage',
  severity: 'open',
  subject: jobId,
  path: `/jobs/${encodeURIComponent(jobId)}`,
  words: `${packed} / ${boxes}`,
  since: closedAt ?? createdAt,
  who: ['supplier', supplierGln],
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

export const ofPassLoad = (passId: string, { loadId, dispatchedAt }: PassLoad): Work => ({
  key: `pass ${passId} ${loadId}`,
  kind: 'pass',
  severity: 'broken',
  subject: loadId,
  path: `/loads/${encodeURIComponent(loadId)}`,
  words: passId,
  since: dispatchedAt,
  who: ['checkpoint', ''],
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
