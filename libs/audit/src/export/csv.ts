import type { Holder } from '../domain/trail-step';
import { canonicalJson } from './canonical-json';
import { byteOrderMark, csvLine as line, type Audience, type Cell } from '@boxtrail/documents';
import type { Exported, ExportOf } from './exported';
import type { RoundAbout, RoundBox } from './round-document';
import type { DayEntry, StationDayAbout } from './station-day-document';
import type { FindingRow, StepRow, TrailAbout } from './trail-document';

/** How a column is written for each audience. */
interface Tell {
  readonly audience: Audience;
  readonly nameOf: (gln: string | null) => string;
  readonly key: (ai: string, digits: string | null) => string | null;
}

/**
 * CSV (RFC 4180) with stable column names. For a spreadsheet, keys are in GS1 notation, `(00)` before an SSCC and
 * `(414)` before a GLN, which the API accepts too, and texts that it would change are marked. For a program, every
 * value is exact.
 */
export async function* csvOf(exported: Exported, audience: Audience): AsyncGenerator<string> {
  const tell: Tell = {
    audience,
    nameOf: (gln) => (gln === null ? '' : (exported.envelope.names.get(gln) ?? '')),
    key: (ai, digits) => digits && (audience === 'program' ? digits : `(${ai})${digits}`),
  };
  switch (exported.kind) {
    case 'trail':
      yield* lines(exported.document.rows(), trailColumns(exported.document.about, tell), tell);
      return yield* unreadableLines(exported, tell);
    case 'round':
      return yield* lines(exported.document.rows(), roundColumns(exported.document.about, tell), tell);
    case 'station-day':
      return yield* lines(exported.document.rows(), dayColumns(exported.document.about, tell), tell);
  }
}

type Columns<Row> = readonly (readonly [name: string, cellOf: (row: Row) => Cell])[];

async function* lines<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  columns: Columns<Row>,
  { audience }: Tell,
): AsyncGenerator<string> {
  const head = line(
    columns.map(([name]) => name),
    audience,
  );
  yield audience === 'spreadsheet' ? byteOrderMark + head : head;
  for await (const row of rows)
    yield line(
      columns.map(([, cellOf]) => cellOf(row)),
      audience,
    );
}

const holder = (of: Holder | null): string | null => of && `${of.type} ${of.id}`;

const stepColumns = ({ nameOf, key }: Tell): Columns<StepRow> => [
  ['step', ({ number }) => number],
  ['kind', ({ kind }) => kind],
  ['place_gln', ({ placeGln }) => key('414', placeGln)],
  ['place_name', ({ placeGln }) => nameOf(placeGln)],
  ['to_gln', ({ toGln }) => key('414', toGln)],
  ['to_name', ({ toGln }) => nameOf(toGln)],
  ['occurred_at', ({ occurredAt }) => occurredAt],
  ['recorded_at', ({ recordedAt }) => recordedAt],
  ['late', ({ late }) => late],
  ['counts', ({ correctedBy }) => correctedBy === null],
  ['corrected_by_position', ({ correctedBy }) => correctedBy?.position ?? null],
  ['custody_before', ({ before }) => holder(before)],
  ['custody_after', ({ after }) => holder(after)],
  ['actor', ({ actor }) => actor],
  ['load_id', ({ loadId }) => loadId],
  ['pass_ids', ({ passIds }) => passIds.join(' ')],
  ['findings', ({ findings }) => findings.map(({ kind, severity }) => `${kind} (${severity})`).join('; ')],
  ['open_findings', ({ findings }) => findings.filter(({ answeredBy }) => answeredBy === null).length],
  ['answers', ({ findings }) => findings.flatMap(answerOf).join('; ')],
  ['details', ({ details }) => canonicalJson(details)],
  ['source_type', ({ source }) => source.type],
  ['source_event_id', ({ source }) => source.eventId],
  ['source_position', ({ source }) => source.position],
];

/** `missing: lost by auditor, position 42`; `missing: found, position 42` when a fact answered it. */
function answerOf({ kind, answeredBy }: FindingRow): string[] {
  if (answeredBy === null) return [];
  const { outcome, by, position } = answeredBy;
  const what = outcome === undefined ? answeredBy.kind : `${outcome} by ${by}`;
  return [`${kind}: ${what}, position ${position}`];
}

const trailColumns = ({ sscc }: TrailAbout, tell: Tell): Columns<StepRow> => [
  ['sscc', () => tell.key('00', sscc)],
  ...stepColumns(tell),
];

/** After the steps, a line for each unreadable event: of kind `unreadable`, without a step number. */
function* unreadableLines(
  { document: { about }, unreadable }: ExportOf<'trail'>,
  tell: Tell,
): Generator<string> {
  for (const { type, position, occurredAt, recordedAt, stream, revision, reason } of unreadable) {
    const cells: Readonly<Record<string, Cell>> = {
      sscc: tell.key('00', about.sscc),
      kind: 'unreadable',
      occurred_at: occurredAt,
      recorded_at: recordedAt,
      findings: 'unreadable (breaks)',
      open_findings: 1,
      details: canonicalJson({ stream, revision, reason }),
      source_type: type,
      source_position: position,
    };
    const names = trailColumns(about, tell).map(([name]) => name);
    yield line(
      names.map((name) => cells[name] ?? null),
      tell.audience,
    );
  }
}

const dayColumns = ({ gln, day }: StationDayAbout, tell: Tell): Columns<DayEntry> => [
  ['station_gln', () => tell.key('414', gln)],
  ['day', () => ({ raw: day })],
  ['sscc', ({ sscc }) => tell.key('00', sscc)],
  ['movement', ({ movement }) => movement],
  ...stepColumns(tell),
];

const roundColumns = ({ roundId }: RoundAbout, { nameOf, key }: Tell): Columns<RoundBox> => [
  ['round_id', () => roundId],
  ['sscc', ({ sscc }) => key('00', sscc)],
  ['status', ({ status }) => status],
  ['custody', (box) => holder(box.holder)],
  ['custody_since', ({ since }) => since],
  ['broken', ({ breaks }) => breaks !== null],
  ['breaks_by', ({ breaks }) => breaks?.kind ?? null],
  ['breaks_after_step', ({ breaks }) => breaks?.lastSure?.number ?? null],
  ['breaks_until_step', ({ breaks }) => breaks?.firstAfter?.number ?? null],
  ['open_findings', ({ open }) => open.join('; ')],
  ['steps', ({ steps }) => steps],
  ['last_kind', ({ last }) => last.kind],
  ['last_place_gln', ({ last }) => key('414', last.placeGln)],
  ['last_place_name', ({ last }) => nameOf(last.placeGln)],
  ['last_occurred_at', ({ last }) => last.occurredAt],
  ['last_recorded_at', ({ last }) => last.recordedAt],
  ['last_actor', ({ last }) => last.actor],
  ['last_source_type', ({ last }) => last.source.type],
  ['last_source_event_id', ({ last }) => last.source.eventId],
  ['last_source_position', ({ last }) => last.source.position],
  ['trail_sha256', ({ trailSha256 }) => trailSha256],
];
