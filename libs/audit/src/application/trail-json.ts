import { findingsAt, type JudgedTrail, type Moment } from '../domain/box-trail';
import { whatToDo } from '../domain/finding-kinds';
import type { StepPage } from './step-page';
import {
  answersNothing,
  isUnheardOf,
  openQuestions,
  unheardOfText,
  whereItBreaks,
} from '../domain/open-questions';
import type { TrailStep } from '../domain/trail-step';
import { unreadableText } from '../domain/unreadable-event';

/** Upper bound of open findings in one answer; `openCount` counts all of them. */
const mostOpenShown = 500;

const openCountOf = (trail: JudgedTrail): number =>
  trail.state.open.length + trail.unreadable.length + (isUnheardOf(trail) ? 1 : 0);

const wholeTrail = ({ steps }: JudgedTrail): StepPage => ({ from: 0, steps, next: null });

/** The public form of a trail at a moment. `now` (RFC 3339, UTC) decides whether the box is overdue. */
export function trailAsJson(
  trail: JudgedTrail,
  nameOf: (gln: string) => string,
  { at, knownAt }: Moment,
  now: string,
  { from, steps: shown, next }: StepPage = wholeTrail(trail),
) {
  const place = (gln: string | null) => (gln === null ? null : { gln, name: nameOf(gln) });
  const short = (step: TrailStep | null) =>
    step && {
      kind: step.kind,
      place: place(step.placeGln),
      occurredAt: step.occurredAt,
      position: step.position,
    };
  const broken = whereItBreaks(trail);
  const { overdue } = openQuestions(trail.state, at ?? knownAt ?? now);
  return {
    sscc: trail.sscc,
    at: at ?? null,
    knownAt: knownAt ?? null,
    status: trail.status,
    holder: trail.holder,
    breaks: broken && {
      kind: broken.finding.kind,
      words: broken.finding.words,
      toDo: whatToDo(broken.finding.kind),
      /** The words of the explanation; null while nobody has explained it. */
      explanation: broken.explanation,
      /** What became of it, as the explanation says; null for explanations of earlier releases. */
      outcome: broken.outcome,
      explainedBy: broken.explainedBy,
      position: broken.position,
      lastSure: short(broken.lastSure),
      firstAfter: short(broken.firstAfter),
    },
    overdue,
    /** Fields of the whole trail; `steps` are those of this page. */
    stepCount: trail.steps.length,
    openCount: openCountOf(trail),
    firstStep: from + 1,
    next,
    steps: shown.map(({ step, before, after, late, correctedBy }) => ({
      kind: step.kind,
      place: place(step.placeGln),
      to: place(step.counterpartGln),
      occurredAt: step.occurredAt,
      recordedAt: step.recordedAt,
      late,
      correctedBy: correctedBy && {
        position: correctedBy.position,
        occurredAt: correctedBy.occurredAt,
        recordedAt: correctedBy.recordedAt,
        ...correctedBy.details,
      },
      actor: step.actor,
      custodianBefore: before,
      custodian: after,
      loadId: step.loadId,
      passIds: step.passIds,
      details: step.details,
      /** The step whose finding a resolution answers. */
      ...(step.answers !== undefined && { answers: step.answers }),
      ...(answersNothing(trail.findings, step) && { answersNothing: true }),
      source: { eventId: step.sourceEventId, type: step.sourceType, position: step.position },
      findings: findingsAt(trail, step).map(({ kind, severity, words, closedBy }) => ({
        kind,
        severity,
        words,
        closedBy,
      })),
    })),
    openFindings: [
      ...trail.state.open
        .slice(0, mostOpenShown)
        .map(({ kind, severity, words, at }) => ({ kind, severity, words, toDo: whatToDo(kind), at })),
      ...trail.unreadable.map((event) => ({
        kind: 'unreadable',
        severity: 'breaks',
        words: unreadableText(event),
        toDo: whatToDo('unreadable'),
        at: { position: event.position, occurredAt: event.occurredAt },
      })),
      ...(isUnheardOf(trail)
        ? [
            {
              kind: 'never-packed',
              severity: 'breaks',
              words: unheardOfText(trail),
              toDo: whatToDo('never-packed'),
              at: null,
            },
          ]
        : []),
    ],
    unreadable: trail.unreadable,
    quarantined: trail.quarantined,
  };
}
