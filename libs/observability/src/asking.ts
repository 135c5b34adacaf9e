import { withTimeout } from '@boxtrail/async';

/** How long a look at the metrics waits for what is asked elsewhere, in ms. Prometheus itself gives up after 10 s. */
export const patienceMs = 2_000;

/**
 * Asks for a measurement without depending on the answer: undefined when it fails or takes too long. While one question
 * is under way no other is put: a store that hangs is not asked by every scrape anew.
 */
export function asking<Answer>(ask: () => Promise<Answer>): () => Promise<Answer | undefined> {
  let pending: Promise<Answer | undefined> | undefined;
  return () => {
    pending ??= answerTo(ask).finally(() => (pending = undefined));
    return withTimeout(patienceMs, pending).catch(() => undefined);
  };
}

async function answerTo<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
