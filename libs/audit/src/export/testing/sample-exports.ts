import type { DomainEvent } from '@boxtrail/kernel';
import { judgeAsOf, type JudgedTrail } from '../../domain/box-trail';
import { trailsOf, recorded } from '../../domain/testing/log';
import { bench, box, city, district, drop } from '../../domain/testing/one-box';
import { canonicalJson, DocumentHash } from '../canonical-json';
import type { Envelope, ExportDocument } from '../export-document';
import type { ExportOf } from '../exported';
import { Mentions } from '../mentions';
import { roundBox, RoundCount } from '../round-document';
import { dayBounds } from '../../domain/city-day';
import { DayCount, dayMoment, entriesOf, type StationDayAbout } from '../station-day-document';
import { trailDocument, type StepRow } from '../trail-document';

export const names = new Map([
  [bench, '北站批发 North Wholesale'],
  [city, '长春市'],
  [district, '南关区'],
  [drop, '健康胡同社区'],
]);

const trailsIn = (log: readonly DomainEvent[]): JudgedTrail[] =>
  [...trailsOf(log.map((event, i) => recorded(i + 1, event))).values()]
    .map((steps) => judgeAsOf(steps, {}))
    .filter((trail) => trail !== null);

function envelopeOf<A extends object, R extends object, T extends object>(
  { about, rowsName, resultName, result }: ExportDocument<A, R, T>,
  rows: readonly R[],
): Envelope {
  const hash = new DocumentHash(about, rowsName);
  const mentions = new Mentions();
  for (const row of rows) {
    hash.row(row);
    mentions.look(row);
  }
  return {
    position: 99,
    madeAt: '2026-03-21T00:00:00.000Z',
    recordedAt: mentions.recordedAt,
    sha256: hash.end(resultName, result),
    rows: rows.length,
    names,
    changed: null,
  };
}

/** The export of the trail of `box`, from a log in which each event was recorded when it happened. */
export function trailExport(...log: readonly DomainEvent[]): ExportOf<'trail'> {
  const trail = trailsIn(log).find(({ sscc }) => sscc === box);
  if (trail === undefined) throw new Error('no trail');
  const document = trailDocument(trail, {});
  const envelope = envelopeOf(document, document.rows() as StepRow[]);
  return { kind: 'trail', document, envelope, overdue: null, unreadable: [] };
}

/** The export of `round-1` of such a log. */
export function roundExport(...log: readonly DomainEvent[]): ExportOf<'round'> {
  const rows = trailsIn(log)
    .map((trail) => roundBox('round-1', trail, {}))
    .filter((row) => row !== null);
  const count = new RoundCount();
  rows.forEach((row) => count.take(row));
  const document = {
    about: {
      kind: 'round',
      version: 1,
      roundId: 'round-1',
      at: null,
      knownAt: null,
      status: 'packed',
      history: [],
    } as const,
    rowsName: 'boxes',
    resultName: 'totals',
    rows: () => rows,
    result: count.totals,
  };
  return { kind: 'round', document, envelope: envelopeOf(document, rows) };
}

/** The export of a station's 20 March 2026 of such a log. */
export function dayExport(gln: string, ...log: readonly DomainEvent[]): ExportOf<'station-day'> {
  const day = '2026-03-20';
  const bounds = dayBounds(day) ?? { from: '', until: '' };
  const about: StationDayAbout = {
    kind: 'station-day',
    version: 2,
    gln,
    day,
    ...bounds,
    at: null,
    knownAt: null,
  };
  const count = new DayCount(about);
  const rows = [...trailsOf(log.map((event, i) => recorded(i + 1, event))).values()].flatMap((steps) => {
    const trail = judgeAsOf(steps, dayMoment(bounds, {}));
    if (trail === null) return [];
    const entries = entriesOf(trail, about);
    count.take(trail, entries);
    return entries;
  });
  const document = {
    about,
    rowsName: 'entries',
    resultName: 'totals',
    rows: () => rows,
    result: count.totals,
  };
  return { kind: 'station-day', document, envelope: envelopeOf(document, rows), tier: 'municipal' };
}

/** A document as written in the JSON. */
export async function documentText<A, R, T>(document: ExportDocument<A, R, T>): Promise<string> {
  const rows: R[] = [];
  for await (const row of document.rows()) rows.push(row);
  const { about, rowsName, resultName, result } = document;
  return canonicalJson({ [resultName]: result, [rowsName]: rows, about });
}
