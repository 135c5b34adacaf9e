import { localTime, pad, unreachable, visible, widthOf, wrap } from '@boxtrail/kernel';
import { findingsAt, type JudgedStep, type JudgedTrail, type Moment } from './box-trail';
import type { Correction } from './corrections';
import type { Finding } from './finding';
import { answersNothing, isExplained, openBreaks, sawTheBox, whereItBreaks } from './open-questions';
import { kindOf } from './step-kinds';
import type { Holder, StepKind, TrailStep } from './trail-step';
import { unreadableText } from './unreadable-event';
import { stepsBefore } from './unreadable-on-trail';

const lineWidth = 140;
/** Column widths; with the mark and the blanks between them they fill a line. */
const columns: readonly (readonly [title: string, most: number])[] = [
  ['happened (+08:00)', 19],
  ['recorded', 15],
  ['what', 22],
  ['where', 24],
  ['custody', 22],
  ['actor', 13],
  ['pass', 16],
];
const indent = '    ';

/**
 * A trail as text for a terminal, in lines of at most 140 columns. Each finding is under its step: `!!` for a break of
 * custody, also an explained one, `?` for a question, `ok` for an answered one, and `x` for a corrected step that does
 * not count. An unreadable event is a `!!` line at its position. The last line, wrapped if needed, says `complete`, `no
 * gap so far`, or where the chain breaks, and whether that is explained. `nameOf` returns the name of a station by its GLN. The first line names the moment, if
 * any.
 */
export function timeline(
  trail: JudgedTrail,
  nameOf: (gln: string) => string,
  { at, knownAt }: Moment = {},
  page: { readonly from: number; readonly steps: readonly JudgedStep[]; readonly next: string | null } = {
    from: 0,
    steps: trail.steps,
    next: null,
  },
): string[] {
  const named = (text: string) =>
    visible(text.replace(/(?<![\w.-])\d{13}(?![\w-])/g, nameOf).replace(utcTimes, localTime));
  const rows = page.steps.map((judged) => cells(judged, nameOf).map(visible));
  const widths = columns.map(([title, most], i) =>
    Math.min(most, Math.max(title.length, ...rows.map((row) => widthOf(row[i] ?? '')))),
  );
  const row = (texts: readonly string[]) =>
    `  ${texts.map((text, i) => pad(text, widths[i] ?? 0)).join(' ')}`.trimEnd();

  const asOf =
    (at === undefined ? '' : ` as of ${localTime(at)}`) +
    (knownAt === undefined ? '' : ` as known ${localTime(knownAt)}`);
  const lines = [
    ...block(`box ${trail.sscc}${asOf}: ${named(stateText(trail))}`, ''),
    row(columns.map(([title]) => title)),
  ];
  const unreadable = trail.unreadable.map((event) => ({ event, before: stepsBefore(event, trail.steps) }));
  const addUnreadable = (here: number) =>
    unreadable
      .filter(({ before }) => before === here)
      .forEach(({ event }) =>
        lines.push(...block(visible(`!! unreadable: ${unreadableText(event)}`), indent)),
      );
  if (page.from > 0) lines.push(`  ... ${page.from} steps before`);
  else addUnreadable(0);
  page.steps.forEach(({ step, correctedBy }, i) => {
    lines.push(row(rows[i] ?? []));
    if (correctedBy !== null) lines.push(...block(visible(correctionText(correctedBy)), indent));
    else if (step.kind === 'corrected') lines.push(...block(visible(reasonText(step)), indent));
    if (answersNothing(trail.findings, step)) lines.push(...block(nothingAnswered, indent));
    for (const finding of findingsAt(trail, step)) lines.push(...block(named(findingText(finding)), indent));
    addUnreadable(page.from + i + 1);
  });
  const after = trail.steps.length - page.from - page.steps.length;
  if (page.next !== null) lines.push(`  ... ${after} steps after; the next page: cursor=${page.next}`);
  for (const { id, source, code, detail, receivedAt, closed } of trail.quarantined) {
    const state =
      closed === null
        ? `in quarantine since ${localTime(receivedAt)}`
        : `in quarantine from ${localTime(receivedAt)}, closed ${localTime(closed.at)} by ${closed.by} (${closed.reason})`;
    const text = `${state}: line ${id} from ${source}, ${code}: ${detail}`;
    lines.push(...block(visible(text), indent));
  }
  if (trail.steps.some(({ late }) => late)) lines.push('* recorded after a later event');
  lines.push(...block(named(verdict(trail)), ''));
  return lines;
}

/** In the form used by the words of findings. */
const utcTimes = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

function cells({ step, after, late }: JudgedStep, nameOf: (gln: string) => string): string[] {
  const place = step.placeGln === null ? '' : nameOf(step.placeGln);
  const bound = step.kind === 'dispatched' && step.counterpartGln !== null;
  return [
    localTime(step.occurredAt),
    localTime(step.recordedAt).slice(5) + (late ? '*' : ''),
    whatText(step),
    bound ? `${place} > ${nameOf(step.counterpartGln)}` : place,
    custodyText(after, nameOf),
    step.actor,
    step.passIds.join(' '),
  ];
}

function whatText(step: TrailStep): string {
  const { shown, name } = kindOf<StepKind>(step);
  return shown(step.details, name.en);
}

const custodyText = (holder: Holder | null, nameOf: (gln: string) => string): string =>
  holder === null ? 'nobody' : holder.type === 'station' ? nameOf(holder.id) : `${holder.type} ${holder.id}`;

/** The state of the box: where it is, or that it is unknown. */
function stateText(trail: JudgedTrail): string {
  const missing = trail.state.open.find(({ kind }) => kind === 'missing');
  return missing === undefined ? whereText(trail) : missingText(trail, missing);
}

function whereText({ status, holder }: JudgedTrail): string {
  const who = holder === null ? 'nobody' : `${holder.type} ${holder.id}`;
  switch (status) {
    case 'packed':
      return `packed, at ${who}`;
    case 'at-station':
      return `at ${who}`;
    case 'in-transit':
      return `on the road with ${who}`;
    case 'out-for-delivery':
      return `on the way to the door with ${who}`;
    case 'undelivered':
      return `not delivered, ${who} still has it`;
    case 'delivered':
      return holder === null ? 'delivered' : `delivered to ${who}`;
    case 'lost':
      return 'lost';
    case 'destroyed':
      return 'destroyed';
    case 'unknown':
      return 'nobody is known to have it';
    default:
      return unreachable(status);
  }
}

/** `MISSING: not on load L1 at City 13:20; last seen Bench 12:30`. A time of another day includes its date. */
function missingText({ steps }: JudgedTrail, { at, placeGln }: Finding): string {
  const isHere = ({ step }: JudgedStep) => step.position === at.position && step.ordinal === at.ordinal;
  const index = steps.findIndex(isHere);
  const loadId = steps[index]?.step.loadId ?? 'its load';
  const seen = steps.slice(0, index).findLast(sawTheBox)?.step;
  const day = localTime(at.occurredAt).slice(0, 10);
  const short = (time: string) =>
    localTime(time).startsWith(day) ? localTime(time).slice(11, 16) : localTime(time);
  const last =
    seen === undefined
      ? 'never seen before'
      : `last seen ${seen.placeGln ?? 'somewhere'} ${short(seen.occurredAt)}`;
  return `MISSING: not on load ${loadId} at ${placeGln ?? 'its end'} ${short(at.occurredAt)}; ${last}`;
}

function findingText(finding: Finding): string {
  const { kind, severity, words, closedBy } = finding;
  const explained = isExplained(finding);
  const mark = closedBy !== null && !explained ? 'ok' : severity === 'breaks' ? '!!' : '?';
  const text = `${mark} ${kind}: ${words}`;
  if (closedBy === null) return text;
  const by = closedBy.outcome === null ? '' : `, outcome: ${closedBy.outcome}, by ${closedBy.by}`;
  const answer = closedBy.resolution === null ? '' : `${by}: ${closedBy.resolution}`;
  if (explained) return `${text} - explained ${localTime(closedBy.occurredAt)}${answer}`;
  return `${text} - answered by ${closedBy.kind} ${localTime(closedBy.occurredAt)}${answer}`;
}

/** Under a step that does not count any more. */
const correctionText = (correction: Correction): string =>
  `x  ${correction.details.withdrawn ? 'withdrawn' : 'corrected'} ${localTime(correction.occurredAt)}`;

/** Under an answer to a finding that the box did not have. */
const nothingAnswered = '-- answers nothing: the box had no such finding until then';

const reasonText = ({ details }: Correction): string => `-- by ${details.byRef}: ${details.reason}`;

/** A text of possibly several lines: continuation lines are indented by three more columns. */
function block(text: string, margin: string): string[] {
  const hanging = `${margin}   `;
  const [first = '', ...more] = wrap(text, lineWidth - hanging.length);
  return [margin + first, ...more.map((line) => hanging + line)];
}

function verdict(trail: JudgedTrail): string {
  const broken = whereItBreaks(trail);
  if (broken === null && trail.steps.length === 0)
    return 'no packing of this box was ever recorded; all lines in quarantine that name it are closed';
  const breaks = openBreaks(trail);
  const questions = count(trail.state.open.length + trail.unreadable.length - breaks, 'open question');
  if (broken === null) {
    return `${hasEnded(trail) ? 'complete' : 'no gap so far'}${hasEnded(trail) ? ':' : ';'} ${stateText(trail)}${questions}`;
  }
  const { finding, explanation, outcome, lastSure, firstAfter } = broken;
  const since = lastSure === null ? 'from the beginning' : `after ${sureText(lastSure)}`;
  const until = firstAfter === null ? 'and it was not seen again' : `until ${sureText(firstAfter)}`;
  const what = explanation === null ? 'breaks' : 'broken, explained: breaks';
  const more = count(Math.max(0, breaks - 1), 'more break');
  return `${what} ${since}, ${until} (${finding.kind}${outcome === null ? '' : `, ${outcome}`}${explanation === null ? '' : `: ${explanation}`})${more}${questions}`;
}

/** No more steps are expected: it was handed over, or cannot be. */
const hasEnded = ({ status }: JudgedTrail): boolean =>
  status === 'delivered' || status === 'destroyed' || status === 'lost';

const count = (n: number, what: string): string => (n === 0 ? '' : `, ${n} ${what}${n === 1 ? '' : 's'}`);

const sureText = ({ kind, placeGln, occurredAt }: TrailStep): string =>
  `${kind.replaceAll('-', ' ')}${placeGln === null ? '' : ` at ${placeGln}`} ${localTime(occurredAt)}`;
