type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Limit of one attempt until its answer begins, in ms. */
const answerMs = 60_000;
/** The longest pause between two attempts, in ms. */
const longestPauseMs = 5_000;

/**
 * A `fetch` that sends a request again, at most `attempts` times in all, while the answer is 429 or 503, names a
 * `Retry-After` or does not come. It waits as long as `Retry-After` says, at most 5 s; without one a little longer each
 * time, at most 1 s.
 */
export const patient =
  (fetch: Fetch, attempts: number) =>
  async (request: Request): Promise<Response> => {
    const { url, method, headers } = request;
    // A stream can be sent once only: the body is read here.
    const body = request.body === null ? undefined : await request.arrayBuffer();
    for (let attempt = 1; ; attempt += 1) {
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(new Error('no answer within a minute')), answerMs);
      const cancel = () => limit.abort(request.signal.reason);
      request.signal.addEventListener('abort', cancel, { once: true });
      const { signal } = limit;
      const { answer, error } = await fetch(url, { method, headers, body, signal }).then(
        (answered) => ({ answer: answered, error: undefined }),
        (failure: unknown) => ({ answer: undefined, error: failure as Error }),
      );
      clearTimeout(timer);
      if (answer !== undefined && !isForLater(answer)) return answer;
      request.signal.throwIfAborted();
      if (attempt >= attempts) {
        if (answer !== undefined) return answer;
        throw new Error(`${method} ${url} is not answered: ${error.message}`);
      }
      await answer?.arrayBuffer(); // frees the connection
      await pause(pauseMs(answer?.headers.get('retry-after'), attempt));
    }
  };

/** A busy service, a full disk (507), or a request whose first attempt is still being handled (409). */
const isForLater = ({ status, headers }: Response): boolean =>
  status === 429 || status === 503 || headers.has('retry-after');

function pauseMs(retryAfter: string | null | undefined, attempt: number): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isNaN(seconds)
    ? Math.min(1_000, 50 * attempt)
    : Math.min(longestPauseMs, Math.max(0, seconds * 1_000));
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
