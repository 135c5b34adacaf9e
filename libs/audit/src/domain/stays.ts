import type { Finding, FindingKind } from './finding';
import type { Holder, TrailStep } from './trail-step';

/** The account of a holder. `carrier`: the driver of the load, who answers for it on the road. */
export interface AccountRef {
  readonly kind: AccountKind;
  readonly id: string;
}
export const accountKinds = ['station', 'load', 'carrier', 'team'] as const;
export type AccountKind = (typeof accountKinds)[number];

/**
 * What became of a box that came into an account. Every box that came in is counted in exactly one of them.
 * `out`, `held`, `writtenOff`: with proof; `settled`: its break was explained, not mended; `missing`: the receiver
 * did not find it; `unproved`: it is held, was handed on or written off at an open break of its trail.
 */
export const outcomes = ['out', 'held', 'writtenOff', 'settled', 'missing', 'unproved'] as const;
export type Outcome = (typeof outcomes)[number];

/** A change of one column of an account, in boxes. */
export interface AccountEntry {
  readonly account: AccountRef;
  readonly column: 'in' | Outcome;
  readonly boxes: 1 | -1;
}

/** A break of a stay: the kind of the finding, and its step. */
export interface Break {
  readonly kind: FindingKind;
  readonly position: number;
  readonly ordinal: number;
}

/** The time that one holder has a box. Plain JSON: stored between batches of events. */
export interface Stay {
  readonly holder: Holder;
  /** The driver of a load; null for other holders. */
  readonly carrier: string | null;
  /** `held` until it ends. */
  readonly end: 'held' | 'out' | 'writtenOff';
  /** Breaks of this stay that nobody has answered: during it, at the step that began it, or that ended it. */
  readonly open: readonly Break[];
  /** Those that somebody explained and no step has mended. */
  readonly explained: readonly Break[];
}

/** The present stay, and earlier ones whose end is in doubt. */
export interface Stays {
  readonly stay: Stay | null;
  readonly doubts: readonly Stay[];
}

/** Upper bound of earlier stays in doubt that a stored state keeps; with more, it is judged from all its steps. */
export const mostDoubts = 50;

/** What a step does to the stays of a box. */
export interface StepEffect {
  readonly step: TrailStep;
  readonly custody: { readonly to: Holder | null; readonly writtenOff: boolean } | null;
  readonly findings: readonly Finding[];
  /** Findings that the step answered, with the answer; explained ones that it mended, too. */
  readonly closed: readonly Finding[];
}

const noEntries: readonly AccountEntry[] = [];
const none: readonly never[] = [];

/** The stays after a step, and the entries that it makes. Most steps make none. */
export function takeStep(
  stays: Stays,
  { step, custody, findings, closed }: StepEffect,
): Stays & { readonly entries: readonly AccountEntry[] } {
  const doubted = findings.length === 0 ? none : breaksOf(findings);
  const answered = closed.length === 0 ? none : breaksOf(closed);
  if (custody === null && doubted.length === 0 && answered.length === 0) {
    return { stay: stays.stay, doubts: stays.doubts, entries: noEntries };
  }
  const entries: AccountEntry[] = [];
  const become = (before: Stay, after: Stay): Stay => {
    const [from, to] = [outcomeOf(before), outcomeOf(after)];
    if (from !== to) post(entries, before, [from, -1], [to, 1]);
    return after;
  };
  const answer = (stay: Stay) => become(stay, answeredBy(stay, step, answered));
  let stay = stays.stay && answer(stays.stay);
  let doubts = answered.length === 0 ? stays.doubts : stays.doubts.map(answer).filter(isInDoubt);
  if (custody === null) {
    if (stay !== null && doubted.length > 0)
      stay = become(stay, { ...stay, open: [...stay.open, ...doubted] });
    return { stay, doubts, entries };
  }
  if (stay !== null) {
    const end = custody.writtenOff ? 'writtenOff' : 'out';
    const ended = become(stay, { ...stay, end, open: doubted, explained: none });
    if (isInDoubt(ended)) doubts = [...doubts, ended];
  }
  stay = custody.to && begin(custody.to, step, doubted);
  if (stay !== null) post(entries, stay, ['in', 1], [outcomeOf(stay), 1]);
  return { stay, doubts, entries };
}

/** Only a dispatch gives a box to a load, and it names the driver. */
const begin = (holder: Holder, step: TrailStep, open: readonly Break[]): Stay => ({
  holder,
  carrier: holder.type === 'load' && step.kind === 'dispatched' ? step.details.driverRef : null,
  end: 'held',
  open,
  explained: none,
});

/** Breaks that put a holder's account in doubt. A loss is written off: it has a column. */
const breaksOf = (findings: readonly Finding[]): readonly Break[] =>
  findings.flatMap(({ severity, kind, at: { position, ordinal } }) =>
    severity === 'breaks' && kind !== 'lost' ? [{ kind, position, ordinal }] : [],
  );

/** A resolution explains the breaks that it names; a fact ends all of a kind at once. */
function answeredBy(stay: Stay, step: TrailStep, answered: readonly Break[]): Stay {
  if (answered.length === 0 || !isInDoubt(stay)) return stay;
  if (step.kind === 'resolved') {
    const named = new Set(answered.map(breakKey));
    return {
      ...stay,
      open: stay.open.filter((each) => !named.has(breakKey(each))),
      explained: [...stay.explained, ...stay.open.filter((each) => named.has(breakKey(each)))],
    };
  }
  const kinds = new Set(answered.map(({ kind }) => kind));
  const left = (of: readonly Break[]) => of.filter(({ kind }) => !kinds.has(kind));
  return { ...stay, open: left(stay.open), explained: left(stay.explained) };
}

/** Identifies a break of a box. */
export const breakKey = ({ kind, position, ordinal }: Break): string => `${kind} ${position}.${ordinal}`;

/** As it is stored: one break of each kind is enough to know what became of the box, and what ends it. */
export function storedStay(stay: Stay): Stay {
  const [open, explained] = [oneOfEachKind(stay.open), oneOfEachKind(stay.explained)];
  return open === stay.open && explained === stay.explained ? stay : { ...stay, open, explained };
}

function oneOfEachKind(breaks: readonly Break[]): readonly Break[] {
  if (breaks.length < 2) return breaks;
  const kept = new Map(breaks.map((each) => [each.kind, each]));
  return kept.size === breaks.length ? breaks : [...kept.values()];
}

const isInDoubt = ({ open, explained }: Stay): boolean => open.length + explained.length > 0;

export function outcomeOf({ end, open, explained }: Stay): Outcome {
  if (open.length > 0) return open.some(({ kind }) => kind === 'missing') ? 'missing' : 'unproved';
  return explained.length > 0 ? 'settled' : end;
}

/** The accounts that a stay is in: of its holder, and of the carrier of a load. Residents have none. */
export function accountsOf({ holder, carrier }: Pick<Stay, 'holder' | 'carrier'>): readonly AccountRef[] {
  const { type, id } = holder;
  if (type === 'resident') return [];
  return carrier === null
    ? [{ kind: type, id }]
    : [
        { kind: type, id },
        { kind: 'carrier', id: carrier },
      ];
}

function post(
  entries: AccountEntry[],
  stay: Stay,
  ...changes: readonly (readonly [column: AccountEntry['column'], boxes: 1 | -1])[]
): void {
  for (const account of accountsOf(stay))
    for (const [column, boxes] of changes) entries.push({ account, column, boxes });
}
