import type { Schemas } from '@boxtrail/api-client';

export type Trail = Schemas['Trail'];
export type Step = Trail['steps'][number];

/** A custodian: who had the box, or was meant to. */
export interface Lane {
  readonly key: string;
  readonly type: string;
  readonly id: string;
  /** Meant by the plan; it never had the box. */
  readonly isPlanned: boolean;
}

/** From taking over to handing over; times in ms since 1970. */
export interface Bar {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  /** The box is there still. */
  readonly isLast: boolean;
}

export interface Mark {
  readonly lane: number;
  readonly at: number;
  readonly step: Step;
  /** Its number in the list of steps that was given. */
  readonly index: number;
  /** How many signs of its lane stand at the same moment before it. */
  readonly stacked: number;
}

/** The trail cannot be proved between these moments. */
export interface Break {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

export interface Waterfall {
  readonly lanes: readonly Lane[];
  readonly bars: readonly Bar[];
  readonly marks: readonly Mark[];
  readonly break: Break | null;
}

const keyOf = (holder: { readonly type: string; readonly id: string }): string =>
  `${holder.type} ${holder.id}`;
const ms = (moment: string): number => Date.parse(moment);

/** Steps that count, as bars of custody and marks; the stations that the plan still expects, as lanes without a bar. */
export function waterfallOf(
  { status, breaks }: Pick<Trail, 'status' | 'breaks'>,
  steps: readonly Step[],
): Waterfall {
  const lanes = new Map<string, Lane & { readonly number: number }>();
  const laneOf = (holder: { type: string; id: string }, isPlanned = false): number => {
    const key = keyOf(holder);
    const known = lanes.get(key);
    if (known !== undefined) return known.number;
    lanes.set(key, { key, ...holder, isPlanned, number: lanes.size });
    return lanes.size - 1;
  };

  const bars: Bar[] = [];
  const marks: Mark[] = [];
  let open: { lane: number; from: number } | null = null;
  let last = 0;
  steps.forEach((step, index) => {
    const at = ms(step.occurredAt);
    last = Math.max(last, at);
    const counts = step.correctedBy === null;
    const lane: number =
      step.custodian !== null ? laneOf(step.custodian) : (open?.lane ?? laneOf({ type: 'nobody', id: '' }));
    if (counts && lane !== open?.lane) {
      if (open !== null) bars.push({ ...open, to: at, isLast: false });
      open = step.custodian === null ? null : { lane, from: at };
    }
    const stacked = marks.filter((mark) => mark.lane === lane && mark.at === at).length;
    marks.push({ lane, at, step, index, stacked });
  });
  if (open !== null) bars.push({ ...(open as { lane: number; from: number }), to: last, isLast: true });

  const found = breakOf(breaks, marks, last);
  if (isUnderWay(status)) for (const gln of expectedOf(steps)) laneOf({ type: 'station', id: gln }, true);
  return { lanes: [...lanes.values()], bars, marks, break: found };
}

function breakOf(breaks: Trail['breaks'], marks: readonly Mark[], last: number): Break | null {
  if (breaks === null) return null;
  const contradicting = marks.find(({ step }) => step.source.position === breaks.position);
  const to = contradicting?.at ?? last;
  const sure = marks.find(({ step }) => step.source.position === breaks.lastSure?.position);
  return { lane: sure?.lane ?? contradicting?.lane ?? 0, from: sure?.at ?? to, to };
}

const isUnderWay = (status: string): boolean => !['delivered', 'lost', 'destroyed'].includes(status);

/** Where the box was to go: where its last load goes, then its destination. */
function expectedOf(steps: readonly Step[]): readonly string[] {
  const departed = steps.findLast(({ kind }) => kind === 'dispatched');
  const packed = steps.find(({ kind }) => kind === 'packed');
  return [departed?.to?.gln, packed?.to?.gln].filter((gln) => gln !== undefined);
}

/** A stretch of time without a fact that is drawn short. */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

export interface Scale {
  /** Position of a moment, from 0 to 1. */
  at(moment: number): number;
  readonly folds: readonly Fold[];
}

/** Stretches of at least this long, in ms, are folded; a folded one is drawn as long as `foldedMs`. */
const idleMs = 35 * 60_000;
const foldedMs = 12 * 60_000;

/** Time from the first to the last fact; idle stretches are folded but for those that `unfolded` names by their beginning. */
export function scaleOf(moments: readonly number[], unfolded: ReadonlySet<number> = new Set()): Scale {
  const sorted = [...new Set(moments)].sort((a, b) => a - b);
  const folds: Fold[] = [];
  const starts: number[] = [];
  let length = 0;
  sorted.forEach((moment, i) => {
    const before = sorted[i - 1];
    if (before !== undefined) {
      const gap = moment - before;
      const isFolded = gap >= idleMs && !unfolded.has(before);
      if (isFolded) folds.push({ from: before, to: moment });
      length += isFolded ? foldedMs : gap;
    }
    starts.push(length);
  });
  const total = Math.max(length, 1);
  const at = (moment: number): number => {
    const next = sorted.findIndex((one) => one >= moment);
    if (next === -1) return 1;
    const [from = 0, to = 0] = [sorted[next - 1], sorted[next]];
    const end = starts[next] ?? 0;
    if (next === 0 || moment === to) return end / total;
    const begin = starts[next - 1] ?? 0;
    return (begin + ((end - begin) * (moment - from)) / (to - from)) / total;
  };
  return { at, folds };
}
