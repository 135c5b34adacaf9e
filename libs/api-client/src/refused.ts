import type { components } from './schema';

/** Why a request was refused (RFC 9457). */
export type Problem = components['schemas']['Problem'];

/** A request that was refused. */
export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    request: string,
  ) {
    super(`${request}: ${problem.status} ${problem.code}: ${problem.detail}`);
  }

  get status(): number {
    return this.problem.status;
  }

  /** The stable code: `BOX_UNKNOWN`, ... */
  get code(): string {
    return this.problem.code;
  }

  /** Why, in words. */
  get detail(): string {
    return this.problem.detail;
  }
}

/** An answer of the client: `data`, or `error` for a refusal. */
interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer. Throws `Refused` when there is none. */
export async function dataOf<T>(answer: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await answer;
  if (response.ok) return data as NonNullable<T>;
  throw new Refused(problemOf(error, response), new URL(response.url || 'http://unknown/').pathname);
}

/** What is no problem document, such as the page of a proxy, becomes one. */
function problemOf(error: unknown, { status, statusText }: Response): Problem {
  const parsed = typeof error === 'string' ? parse(error) : error;
  if (typeof (parsed as Partial<Problem> | undefined)?.code === 'string') return parsed as Problem;
  const detail = typeof error === 'string' && error !== '' ? error.slice(0, 500) : statusText;
  return { type: 'about:blank', title: statusText, status, code: `HTTP_${status}`, detail, traceId: '' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
