import { setTimeout as pause } from 'node:timers/promises';
import { dataOf, type BoxtrailApi, type Schemas } from '@boxtrail/api-client';

/** The account of a station, load, carrier or team; with its explanation when that was requested. */
export type Account = (Schemas['Account'] | Schemas['HolderAccount']) &
  Partial<Pick<Schemas['ExplainedHolderAccount'], 'explained'>>;
type ExplainedAccount = Schemas['ExplainedHolderAccount'];

/** Figures over all trails, as they are now. */
export type Summary = Schemas['NetworkNow'];

export interface Report {
  readonly summary: Summary;
  readonly trailHash: string;
  /** The accounts that do not balance, with the boxes; at most `mostExplained`. */
  readonly unbalanced: readonly ExplainedAccount[];
  /** A box with a complete trail, if there is one. */
  readonly example: string | undefined;
  /** Formatted timelines. */
  readonly whole: string;
  readonly broken: string;
  readonly municipal: readonly Account[];
  /** Boxes of all recalls. */
  readonly recalledBoxes: number;
  readonly ledger: Schemas['LedgerSummary'];
  readonly coverage: Schemas['CityCoverage'];
}

/** Accounts that are explained box by box. */
const mostExplained = 30;

/** Queries the audit, as an auditor, for the result of the day, when it has seen the log up to a position. */
export async function askForReport(api: BoxtrailApi, atLeast: number): Promise<Report> {
  const params = { query: { atLeast } };
  const summary = (await dataOf(api.GET('/v1/summary', { params }))) as Summary; // without a moment in the past
  const { trailHash } = await dataOf(api.GET('/v1/trails-hash', { params }));
  const unbalanced: ExplainedAccount[] = [];
  for (const { kind, id } of summary.unbalanced.slice(0, mostExplained)) {
    const explain = { path: { kind, id }, query: { explain: 'true' as const, atLeast } };
    unbalanced.push(await dataOf(api.GET('/v1/holder-accounts/{kind}/{id}', { params: explain })));
  }
  const first = async (state: 'complete' | 'broken') => {
    const query = { state, limit: 1, atLeast };
    return (await dataOf(api.GET('/v1/trails', { params: { query } }))).items[0]?.sscc;
  };
  const timeline = async (state: string, sscc: string | undefined): Promise<string> => {
    if (sscc === undefined) return `(no box is ${state})`;
    const params = { path: { sscc } };
    const headers = { accept: 'text/plain' };
    return dataOf(api.GET('/v1/trails/{sscc}', { params, headers, parseAs: 'text' }));
  };
  const example = await first('complete');
  const query = { tier: 'municipal' as const, atLeast };
  const accounts = await dataOf(api.GET('/v1/accounts', { params: { query } }));
  return {
    summary,
    trailHash,
    unbalanced,
    example,
    whole: await timeline('complete', example),
    broken: await timeline('broken', await first('broken')),
    municipal: accounts.items,
    recalledBoxes: await recalledBoxes(api, atLeast),
    ledger: await followedLedger(api, atLeast),
    coverage: (await dataOf(api.GET('/v1/coverage', { params: { query: { atLeast, limit: 1 } } }))).city,
  };
}

/** Counts of the recalls on the first page: a demo day has one. */
async function recalledBoxes(api: BoxtrailApi, atLeast: number): Promise<number> {
  const query = { atLeast, limit: 200 };
  const { items } = await dataOf(api.GET('/v1/recalls', { params: { query } }));
  let boxes = 0;
  for (const { recallId } of items)
    boxes += (
      await dataOf(api.GET('/v1/recalls/{recallId}', { params: { path: { recallId }, query: { atLeast } } }))
    ).boxes;
  return boxes;
}

/** How long the ledger may take to follow the last facts of the day, in ms. */
const followsWithinMs = 60_000;

/** The ledger when it has followed the log up to a position; as it is after a minute. */
async function followedLedger(api: BoxtrailApi, atLeast: number): Promise<Report['ledger']> {
  for (const end = Date.now() + followsWithinMs; ; await pause(50)) {
    const ledger = await dataOf(api.GET('/v1/ledger/summary', { params: { query: { atLeast } } }));
    if (ledger.due === 0 || Date.now() > end) return ledger;
  }
}
