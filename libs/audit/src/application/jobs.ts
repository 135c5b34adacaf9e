import { GivenHashes } from '@boxtrail/projections';
import { type PageQuery, type Principal } from '@boxtrail/http';
import { NamedPlaces } from '@boxtrail/network';
import { type ReadTools, type StreamedAnswer } from '@boxtrail/workers';
import type { Moment } from '../domain/box-trail';
import type { AccountRef } from '../domain/stays';
import type { AsOf } from '../export/as-of';
import { ExportQueries } from '../export/export.queries';
import { writeExport, type Wanted } from '../export/export-writer';
import type { Exported } from '../export/exported';
import { trailAnswer, type TrailOrder } from './trail-answer';
import { HistoryQueries } from '../views/histories/histories.queries';
import { AccountExplanationQueries } from '../views/trails/account-explanation.queries';
import { AccountQueries } from '../views/trails/accounts.queries';
import { BoxPages } from '../views/trails/box-pages';
import type { Viewer } from '../views/trails/concealed-box';
import { DiffQueries } from '../views/trails/diff.queries';
import { RecallQueries } from '../views/recalls/recalls.queries';
import { TrailQueries } from '../views/trails/trails.queries';

/** The subject of an export. */
export type ExportSubject =
  | { readonly kind: 'trail'; readonly sscc: string }
  | { readonly kind: 'round'; readonly roundId: string }
  | { readonly kind: 'station-day'; readonly gln: string; readonly day: string };

/** Format, audience and moment of an export. */
export interface ExportOrder {
  readonly subject: ExportSubject;
  readonly wanted: Wanted;
  readonly asOf: AsOf;
  readonly principal: Principal;
}

/** Audit reads over many boxes, and exports. They run in worker threads. */
export const jobs = {
  hash: ({ reads }: ReadTools, atLeast: number | undefined) => new TrailQueries(reads).hash(atLeast),
  explanation: ({ reads }: ReadTools, account: AccountRef, moment: Moment, atLeast: number | undefined) =>
    new AccountExplanationQueries(reads, new BoxPages(reads), new AccountQueries(reads)).one(
      account,
      moment,
      atLeast,
    ),
  history: (
    { reads }: ReadTools,
    subject: 'load' | 'round',
    id: string,
    moment: Moment,
    query: PageQuery,
    viewer: Viewer,
  ) => new HistoryQueries(reads, new BoxPages(reads)).one(subject, id, moment, query, viewer),
  trail: ({ reads }: ReadTools, order: TrailOrder) =>
    trailAnswer(
      { trails: new TrailQueries(reads), names: new NamedPlaces(reads), recalls: new RecallQueries(reads) },
      order,
    ),
  diff: ({ reads }: ReadTools, gln: string | undefined, from: Moment, to: Moment, query: PageQuery) =>
    new DiffQueries(new BoxPages(reads), new TrailQueries(reads)).list(gln, from, to, query),
  export: async (tools: ReadTools, order: ExportOrder): Promise<StreamedAnswer> => {
    return writeExport(order.wanted, await exported(tools, order));
  },
};

function exported({ reads, log, pool, now }: ReadTools, order: ExportOrder): Promise<Exported> {
  const { subject, asOf, principal } = order;
  const queries = new ExportQueries(
    reads,
    new BoxPages(reads),
    new TrailQueries(reads),
    new AccountQueries(reads),
    new GivenHashes(pool),
    log,
    now,
  );
  switch (subject.kind) {
    case 'trail':
      return queries.trail(subject.sscc, asOf, principal);
    case 'round':
      return queries.round(subject.roundId, asOf, principal);
    case 'station-day':
      return queries.stationDay(subject.gln, subject.day, asOf, principal);
  }
}
