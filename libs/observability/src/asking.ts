import { withTimeout } from '@boxtrail/async';

/** How long a metrics scrape waits for an external measurement, in ms. Prometheus gives up after 10 s. */
export const measurementTimeoutMs = 2_000;

/**
 * Wraps a measurement so that it never fails: undefined on failure or timeout. Concurrent callers share one pending
 * question, so a hanging store is not asked again by every scrape.
 */
export function asking<Answer>(ask: () => Promise<Answer>): () => Promise<Answer | undefined> {
  let pending: Promise<Answer | undefined> | undefined;
  return () => {
    pending ??= answerTo(ask).finally(() => (pending = undefined));
    return withTimeout(measurementTimeoutMs, pending).catch(() => undefined);
  };
}

async function answerTo<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
