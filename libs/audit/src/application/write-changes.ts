import type { AnswerStream } from '@boxtrail/http';
import type { ChangeStep } from './change-feed';
import type { ChangeFormat } from './change-format';

/** How long a reader may take the end of a stream when the service stops or the key ends, in ms. */
const farewellMs = 1_000;

/**
 * Writes step by step until the steps end, the reader is gone, the service stops or the key ends. The
 * next step is read when the reader has taken the last one. Every end but a broken connection is complete and names the
 * position reached.
 */
export async function writeChanges(
  steps: AsyncIterator<ChangeStep>,
  answer: AnswerStream,
  format: ChangeFormat,
  from: number,
  heartbeatMs: number,
): Promise<void> {
  let [sent, reached] = [from, from];
  let written = performance.now();
  const write = async (text: string, position: number): Promise<boolean> => {
    if (!(await answer.write(text))) return false;
    sent = Math.max(sent, position);
    written = performance.now();
    return true;
  };
  const nextStep = () => {
    const step = steps.next();
    step.catch(() => undefined); // it may fail when nobody waits for it any more
    return step;
  };
  let ended = false;
  try {
    await answer.write(format.preamble);
    let next = nextStep();
    while (!answer.gone.aborted) {
      const wait = written + heartbeatMs - performance.now();
      const step = await within(next, Math.max(0, wait), answer.gone);
      if (step?.done === true) {
        ended = true;
        break;
      }
      if (step !== undefined) {
        const { changes, position } = step.value;
        const text = changes.map(format.change).join('');
        // What was not written must not be named as reached.
        if (text !== '' && !(await write(text, changes.at(-1)?.position ?? 0))) break;
        reached = position;
        next = nextStep();
      }
      if (performance.now() - written >= heartbeatMs)
        await write(reached > sent ? format.reached(reached) : format.heartbeat, reached);
    }
    await answer.end(ended ? format.end(reached) : reached > sent ? format.reached(reached) : '', farewellMs);
  } catch {
    // The status is sent already. A broken connection is not mistaken for an end.
    answer.abort();
  } finally {
    void steps.return?.().catch(() => undefined);
  }
}

/** The outcome of a promise; undefined after `ms`, or when the signal aborts. */
async function within<T>(promise: Promise<T>, ms: number, signal: AbortSignal): Promise<T | undefined> {
  let stop = () => {};
  const late = new Promise<undefined>((resolve) => {
    const done = () => resolve(undefined);
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
    };
    if (signal.aborted) done();
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop();
  }
}
