import { dataOf, Refused } from './refused';
import type { components } from './schema';

type Answered = components['schemas']['BulkAnswer'];
type Summary = components['schemas']['BulkSummary'];

/** The answer to a body of many lines. */
export interface BulkResult {
  /** One for each line, in the order of the body. */
  readonly lines: readonly Exclude<Answered, Summary>[];
  readonly summary: Summary['summary'];
  /** Log position of the last accepted line; 0 when there is none. */
  readonly position: number;
}

/** Many lines as the body of one request: `api.POST('/v1/scans', ndjson(scans))`. */
export const ndjson = <T>(lines: readonly T[]) => ({
  body: lines as unknown as T, // the document gives the type of one line
  bodySerializer: () => lines.map((line) => JSON.stringify(line)).join('\n'),
  headers: { 'content-type': 'application/x-ndjson' },
  parseAs: 'text' as const,
});

/** A CSV file as the body of a request. */
export const csv = (file: string | Uint8Array) => ({
  body: '', // what is sent is the file
  bodySerializer: (): unknown => file,
  headers: { 'content-type': 'text/csv' },
  parseAs: 'text' as const,
});

/** Attempts until every line is answered, and the pause between them in ms. */
const attempts = 40;
const pauseMs = 250;

/**
 * Sends a body of many lines until each of them is accepted, a duplicate or quarantined: the service may stop in the
 * middle, and a retry answers the lines before as duplicates. Throws `Refused` after 40 attempts.
 */
export async function bulk(
  send: () => Promise<{ data?: unknown; error?: unknown; response: Response }>,
): Promise<BulkResult> {
  for (let attempt = 1; ; attempt += 1) {
    const text = await dataOf(send()).catch((error: unknown) => {
      // The connection broke in the middle of the answer: the outcome is not known.
      if (error instanceof Refused || attempt === attempts) throw error;
    });
    const lines = ((text ?? '') as string)
      .trimEnd()
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Answered]));
    const end = lines.pop() as Summary | undefined;
    if (end !== undefined && end.error === undefined && end.summary.failed === 0)
      return { lines: lines as BulkResult['lines'], summary: end.summary, position: end.position };
    if (attempt === attempts) {
      const failed = lines.find((line) => 'status' in line && line.status === 'failed');
      const { code, detail } = { ...failed, ...end?.error } as { code: string; detail: string };
      const problem = { type: 'about:blank', title: 'not all lines are answered', status: 503, traceId: '' };
      throw new Refused({ ...problem, code, detail }, 'bulk');
    }
    await new Promise((next) => setTimeout(next, pauseMs));
  }
}
