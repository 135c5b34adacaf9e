import { dataOf, type BoxtrailApi, type Schemas } from '@boxtrail/api-client';

/** The account of one station; with its explanation when that was requested. */
export type Account = Schemas['Account'] & Partial<Schemas['ExplainedAccount']>;

/** Figures over all trails, as they are now. */
export type Summary = Extract<Schemas['Summary'], { trailHash: string }>;

export interface Report {
  readonly summary: Summary;
  /** A box with a complete trail, if there is one. */
  readonly example: string | undefined;
  /** Formatted timelines. */
  readonly whole: string;
  readonly broken: string;
  readonly municipal: readonly Account[];
}

/** Queries the audit, as an auditor, for the result of the day, when it has seen the log up to a position. */
export async function askForReport(api: BoxtrailApi, atLeast: number): Promise<Report> {
  const summary = await dataOf(api.GET('/v1/summary', { params: { query: { atLeast } } }));
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
    summary: summary as Summary, // without a moment in the past
    example,
    whole: await timeline('complete', example),
    broken: await timeline('broken', await first('broken')),
    municipal: accounts.items,
  };
}
