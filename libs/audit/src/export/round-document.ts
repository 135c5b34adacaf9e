import type { JudgedTrail, Moment } from '../domain/box-trail';
import { summaryOf } from '../domain/box-summary';
import { type ShownEntry, statusOf } from '../domain/history';
import type { BoxStatus } from '../domain/box-state';
import type { BreakKind } from '../domain/finding';
import type { Holder, StepKind } from '../domain/trail-step';
import type { ExportDocument, HouseholdsShown } from './export-document';
import { stepRow, trailDocument, trailHash, verdictOf, type BreakRow, type Source } from './trail-document';

/** The events of the round itself. */
export interface RoundEntry {
  readonly kind: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly boxes: number | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  readonly position: number;
}

export interface RoundAbout extends HouseholdsShown {
  readonly kind: 'round';
  readonly version: 1;
  readonly roundId: string;
  readonly at: string | null;
  readonly knownAt: string | null;
  readonly status: string | null;
  readonly history: readonly RoundEntry[];
}

/** A box packed for the round, in its state at that moment. */
export interface RoundBox {
  readonly sscc: string;
  readonly status: BoxStatus;
  readonly holder: Holder | null;
  readonly since: string | null;
  readonly breaks: BreakRow | null;
  readonly open: readonly BreakKind[];
  readonly steps: number;
  readonly last: {
    readonly kind: StepKind;
    readonly placeGln: string | null;
    readonly occurredAt: string;
    readonly recordedAt: string;
    readonly actor: string;
    readonly source: Source;
  };
  /** Hash of the export of its trail, at the same moment. */
  readonly trailSha256: string;
}

export interface RoundTotals {
  readonly boxes: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly broken: number;
  readonly withQuestions: number;
  readonly steps: number;
}

export type RoundDocument = ExportDocument<RoundAbout, RoundBox, RoundTotals>;

export function roundAbout(
  roundId: string,
  entries: readonly ShownEntry[],
  { at, knownAt }: Moment,
): RoundAbout {
  return {
    kind: 'round',
    version: 1,
    roundId,
    at: at ?? null,
    knownAt: knownAt ?? null,
    status: statusOf(entries),
    history: entries.map(({ entry }) => ({
      kind: entry.kind,
      occurredAt: entry.occurredAt,
      recordedAt: entry.recordedAt,
      actor: entry.actor,
      boxes: entry.boxes,
      details: entry.details,
      position: entry.position,
    })),
  };
}

/** Null for a box that was not packed for this round by then. */
export function roundBox(
  roundId: string,
  trail: JudgedTrail | null,
  moment: Moment,
  shown: HouseholdsShown = {},
): RoundBox | null {
  const summary = summaryOf(trail);
  if (trail === null || summary === null) return null;
  const own = trail.steps.some(
    ({ step, correctedBy }) =>
      correctedBy === null && step.kind === 'packed' && step.details.jobId === roundId,
  );
  const lastIndex = trail.steps.findLastIndex(
    ({ step, correctedBy }) => correctedBy === null && step.kind !== 'corrected',
  );
  if (!own || lastIndex < 0) return null;
  const { kind, placeGln, occurredAt, recordedAt, actor, source } = stepRow(trail, lastIndex);
  return {
    sscc: trail.sscc,
    status: summary.status,
    holder: summary.holder,
    since: summary.since,
    breaks: verdictOf(trail).breaks,
    open: summary.open,
    steps: trail.steps.length,
    last: { kind, placeGln, occurredAt, recordedAt, actor, source },
    trailSha256: trailHash(trailDocument(trail, moment, shown)),
  };
}

/** Counts the boxes of a round, one by one. */
export class RoundCount {
  private readonly byStatus: Record<string, number> = {};
  private boxes = 0;
  private broken = 0;
  private withQuestions = 0;
  private steps = 0;

  take(box: RoundBox): void {
    this.boxes += 1;
    this.steps += box.steps;
    this.byStatus[box.status] = (this.byStatus[box.status] ?? 0) + 1;
    if (box.breaks !== null) this.broken += 1;
    else if (box.open.length > 0) this.withQuestions += 1;
  }

  get totals(): RoundTotals {
    const { boxes, byStatus, broken, withQuestions, steps } = this;
    return { boxes, byStatus, broken, withQuestions, steps };
  }
}
