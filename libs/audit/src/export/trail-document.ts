import type { FindingOutcome } from '@boxtrail/contracts';
import { findingsAt, type JudgedTrail, type Moment } from '../domain/box-trail';
import type { BoxStatus } from '../domain/box-state';
import type { BreakKind, FindingKind, Parties } from '../domain/finding';
import { answersNothing } from '../domain/open-questions';
import { openBreaks, whereItBreaks, type Break } from '../domain/open-questions';
import type { Holder, StepDetails, StepKind, TrailStep } from '../domain/trail-step';
import type { UnreadableEvent } from '../domain/unreadable-event';
import { DocumentHash } from './canonical-json';
import type { ExportDocument, HouseholdsShown } from './export-document';

/** The box and the moment; null is now. */
export interface TrailAbout extends HouseholdsShown {
  readonly kind: 'trail';
  readonly version: 1;
  readonly sscc: string;
  readonly at: string | null;
  readonly knownAt: string | null;
}

/** Identifies the event in the log. */
export interface Source {
  readonly eventId: string;
  readonly type: string;
  readonly position: number;
}

export interface FindingRow {
  readonly kind: FindingKind;
  readonly severity: 'breaks' | 'question';
  /** Who or what it compares; omitted for kinds that compare nothing. */
  readonly parties?: Parties;
  /** Of `overdue-step`: the limit that had passed, in hours, where it is not the default of the holder. */
  readonly limitHours?: number;
  /** The step that answered it; null while it is open. */
  readonly answeredBy: {
    readonly kind: StepKind;
    readonly occurredAt: string;
    readonly position: number;
    readonly resolution: string | null;
    /** Of a resolution that names this finding: what became of it, and who says so. */
    readonly outcome?: FindingOutcome;
    readonly by?: string;
  } | null;
}

/** One step of a trail. Places by GLN: a name may change, but a filed document must not. */
export interface StepRow {
  readonly number: number;
  readonly kind: StepKind;
  readonly placeGln: string | null;
  readonly toGln: string | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly late: boolean;
  readonly actor: string;
  readonly before: Holder | null;
  readonly after: Holder | null;
  readonly loadId: string | null;
  readonly passIds: readonly string[];
  readonly details: StepDetails[StepKind];
  /** Reason of a back-dated decision. */
  readonly backDatedBecause?: string;
  /** The step whose finding a resolution answers. */
  readonly answers?: TrailStep['answers'];
  readonly source: Source;
  /** The correction after which it does not count. */
  readonly correctedBy: {
    readonly position: number;
    readonly occurredAt: string;
    readonly withdrawn: boolean;
    readonly reason: string;
    readonly byRef: string;
  } | null;
  readonly findings: readonly FindingRow[];
  /** It answers a finding that the box did not have until then; omitted otherwise. */
  readonly answersNothing?: true;
}

/** A step named in a verdict. */
export interface StepName {
  readonly number: number;
  readonly kind: StepKind;
  readonly placeGln: string | null;
  readonly occurredAt: string;
  readonly position: number;
}

export interface BreakRow {
  readonly kind: BreakKind;
  /** The words of the explanation; omitted while nobody has explained it. */
  readonly explanation?: string;
  readonly lastSure: StepName | null;
  readonly firstAfter: StepName | null;
}

export interface TrailVerdict {
  readonly status: BoxStatus;
  readonly holder: Holder | null;
  /** The first break of the chain; null when it holds. */
  readonly breaks: BreakRow | null;
  readonly openBreaks: number;
  readonly openQuestions: number;
  readonly steps: number;
  readonly trail: 'complete' | 'unbroken-so-far' | 'broken' | 'broken-explained';
  /**
   * Unreadable events that may concern the box; omitted when there are none, as in every document filed before this
   * field existed. The reason is beside the document: it depends on the version of Node.
   */
  readonly unreadable?: readonly Omit<UnreadableEvent, 'reason'>[];
}

export type TrailDocument = ExportDocument<TrailAbout, StepRow, TrailVerdict>;

const ended: ReadonlySet<string> = new Set(['delivered', 'destroyed', 'lost']);

export function trailDocument(
  trail: JudgedTrail,
  { at, knownAt }: Moment,
  shown: HouseholdsShown = {},
): TrailDocument {
  const rows = trail.steps.map((_, i) => stepRow(trail, i));
  return {
    rowsName: 'steps',
    resultName: 'verdict',
    about: {
      kind: 'trail',
      version: 1,
      sscc: trail.sscc,
      at: at ?? null,
      knownAt: knownAt ?? null,
      ...shown,
    },
    rows: () => rows,
    result: verdictOf(trail),
  };
}

/** SHA-256 of the document in canonical form. */
export function trailHash({ about, rows, result }: TrailDocument): string {
  const hash = new DocumentHash(about, 'steps');
  for (const row of rows() as readonly StepRow[]) hash.row(row);
  return hash.end('verdict', result);
}

export function stepRow(trail: JudgedTrail, index: number): StepRow {
  const judged = trail.steps[index];
  if (judged === undefined) throw new RangeError(`the trail has no step ${index}`);
  const { step, before, after, late, correctedBy } = judged;
  return {
    number: index + 1,
    kind: step.kind,
    placeGln: step.placeGln,
    toGln: step.counterpartGln,
    occurredAt: step.occurredAt,
    recordedAt: step.recordedAt,
    late,
    actor: step.actor,
    before,
    after,
    loadId: step.loadId,
    passIds: step.passIds,
    details: step.details,
    ...(step.backDatedBecause !== undefined && { backDatedBecause: step.backDatedBecause }),
    ...(step.answers !== undefined && { answers: step.answers }),
    source: { eventId: step.sourceEventId, type: step.sourceType, position: step.position },
    correctedBy: correctedBy && {
      position: correctedBy.position,
      occurredAt: correctedBy.occurredAt,
      withdrawn: correctedBy.details.withdrawn,
      reason: correctedBy.details.reason,
      byRef: correctedBy.details.byRef,
    },
    findings: findingsAt(trail, step).map(({ kind, severity, parties, limitHours, closedBy }) => ({
      kind,
      severity,
      ...(parties !== undefined && { parties }),
      ...(limitHours !== undefined && { limitHours }),
      answeredBy: closedBy && {
        kind: closedBy.kind,
        occurredAt: closedBy.occurredAt,
        position: closedBy.position,
        resolution: closedBy.resolution,
        ...(closedBy.outcome !== null && { outcome: closedBy.outcome, by: closedBy.by }),
      },
    })),
    ...(answersNothing(trail.findings, step) && { answersNothing: true }),
  };
}

function wordFor({ status }: JudgedTrail, broken: Break | null): TrailVerdict['trail'] {
  if (broken !== null) return broken.explanation === null ? 'broken' : 'broken-explained';
  return ended.has(status) ? 'complete' : 'unbroken-so-far';
}

export function verdictOf(trail: JudgedTrail): TrailVerdict {
  const broken = whereItBreaks(trail);
  const breaks = openBreaks(trail);
  const name = (step: TrailStep | null): StepName | null =>
    step && {
      number: trail.steps.findIndex((judged) => judged.step === step) + 1,
      kind: step.kind,
      placeGln: step.placeGln,
      occurredAt: step.occurredAt,
      position: step.position,
    };
  return {
    status: trail.status,
    holder: trail.holder,
    breaks: broken && {
      kind: broken.finding.kind,
      ...(broken.explanation !== null && { explanation: broken.explanation }),
      lastSure: name(broken.lastSure),
      firstAfter: name(broken.firstAfter),
    },
    openBreaks: breaks,
    openQuestions: trail.state.open.length + trail.unreadable.length - breaks,
    steps: trail.steps.length,
    trail: wordFor(trail, broken),
    ...(trail.unreadable.length > 0 && {
      unreadable: trail.unreadable.map(({ reason: _, ...event }) => event),
    }),
  };
}
