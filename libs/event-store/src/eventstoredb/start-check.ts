import { randomUUID } from 'node:crypto';
import { StoreUnavailable } from '../port/event-store';
import { impossibleRevision } from './appender';
import type { Connection } from './connection';
import { AppendRefused, codeOf, codes } from './grpc-errors';
import type { LogReader } from './log-reader';
import { toProposed } from './recorded-event';
import { StoreRefused } from './session';
import { tlsProblem } from './tls-problem';
import { bytesOf } from './wire';

/** A stream that is never written, and an event that is never stored. */
const stream = 'start-check';
const event = {
  id: randomUUID(),
  type: 'start-check',
  version: 1,
  occurredAt: '',
  metadata: '{"check":1}',
  data: '{}',
};

/**
 * Does once what the process will do: reads `$all`, reads a stream, and appends where no append can succeed. Nothing is
 * stored. @throws StoreRefused somebody has to change something. @throws StoreUnavailable no server is there yet.
 */
export async function checkStore(
  connection: Connection,
  reader: LogReader,
  { url, prefix, tryMs }: { readonly url: string; readonly prefix: string; readonly tryMs: number },
): Promise<void> {
  const steps: [right: string, step: () => Promise<unknown>][] = [
    ['read $all', () => reader.end()],
    [`read streams that begin with ${prefix}`, () => reader.stream(stream, 0, 1)],
    [
      `write streams that begin with ${prefix}`,
      () =>
        connection.call(tryMs, ({ appends }) =>
          appends.append(bytesOf(prefix + stream), impossibleRevision, [toProposed(event)]),
        ),
    ],
  ];
  for (const [right, step] of steps) await step().catch((error: unknown) => judge(error, right, url));
}

async function judge(error: unknown, right: string, url: string): Promise<void> {
  const cause = error instanceof StoreUnavailable && !(error instanceof StoreRefused) ? error.cause : error;
  if (cause instanceof AppendRefused && cause.type !== 'AccessDenied') return;
  if (cause instanceof StoreRefused) throw cause;
  if (codeOf(cause) === codes.unauthenticated)
    throw new StoreRefused('it does not accept the user or the password in EVENTSTORE_URL');
  if (codeOf(cause) === codes.permissionDenied || cause instanceof AppendRefused)
    throw new StoreRefused(
      url.includes('@')
        ? `the user in EVENTSTORE_URL may not ${right}: docs/operate.md lists the rights it needs`
        : `EVENTSTORE_URL names no user, and nobody may ${right} without one`,
    );
  const problem = await tlsProblem(url);
  if (problem !== undefined) throw new StoreRefused(problem);
  throw error instanceof StoreUnavailable ? error : new StoreUnavailable(error);
}
