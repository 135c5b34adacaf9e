import { ErrorType, EventStoreDBClient, isCommandError } from '@eventstore/db-client';
import { withTimeout } from '@boxtrail/async';

/** A client, until it is given up. */
interface Held {
  readonly client: EventStoreDBClient;
  retired: boolean;
}

/** Another call found the connection broken while this one used it. */
export class GivenUp extends Error {}

/** gRPC's INVALID_ARGUMENT. */
const invalidArgument = 3;

/** Answers of a server that is well: the connection they came over is kept. */
const answers: ReadonlySet<string | undefined> = new Set([
  ErrorType.WRONG_EXPECTED_VERSION,
  ErrorType.STREAM_NOT_FOUND,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.ACCESS_DENIED,
  // The client itself goes on to the leader it was told of.
  ErrorType.NOT_LEADER,
]);

const typeOf = (error: unknown): string | undefined =>
  error instanceof Error && isCommandError(error) ? error.type : undefined;

export const isOfType = (error: unknown, type: ErrorType): boolean => typeOf(error) === type;

/** Whether the server says that it was asked nonsense. */
export const isInvalid = (error: unknown): boolean =>
  typeOf(error) === ErrorType.UNKNOWN && (error as { code?: number }).code === invalidArgument;

/**
 * The client of this process. One whose call failed or stayed unanswered is given up, and the next call gets a new
 * one: what a broken client keeps (a channel that is half closed, what it once failed to learn about the server) is
 * not found out again call by call.
 */
export class Connection {
  private held: Held | undefined;

  constructor(private readonly url: string) {}

  /**
   * A call. Throws what the server answers; anything else, or no answer within `ms`, gives the client up.
   * A read that is cut off with its client ends as if it were complete: then this throws, whatever `work` says.
   */
  async call<T>(ms: number, work: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    const held = (this.held ??= { client: open(this.url), retired: false });
    try {
      const result = await withTimeout(ms, work(held.client));
      if (held.retired) throw new Error('cut off');
      return result;
    } catch (error) {
      if (answers.has(typeOf(error)) || isInvalid(error)) throw error;
      const byAnother = held.retired;
      this.giveUp(held);
      throw byAnother ? new GivenUp('the connection was given up', { cause: error }) : error;
    }
  }

  close(): void {
    if (this.held !== undefined) this.giveUp(this.held);
  }

  private giveUp(held: Held): void {
    if (held.retired) return;
    held.retired = true;
    if (this.held === held) this.held = undefined;
    void end(held.client);
  }
}

/** What the client does when a call fails. Its types say that this is for its own classes. */
interface ErrorHandling {
  handleError(client: unknown, error: Error): Promise<void>;
}

/**
 * Defect of the client (6.2.1): when a call fails, its error handler is asynchronous, awaits the channel that is being
 * discovered, and nobody awaits the handler. A discovery that fails ("Failed to discover after 10 attempts") then
 * rejects unhandled, which ends the process. The failed discovery is reported to the calls that need the channel.
 *
 * The client appends by one call each, as it does with a server that knows no other way: such a call has a deadline
 * of its own. Its batch append has none, and keeps its promises in one table for all clients of the process, so that
 * an outage of one rejects, or crashes on, what another has stored.
 */
function open(url: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(url);
  const { handleError } = client as unknown as ErrorHandling;
  const guarded: ErrorHandling = {
    handleError: (failed, error) => handleError(failed, error).catch(() => undefined),
  };
  return Object.assign(client, guarded, { supports: () => Promise.resolve(false) });
}

/** Cancels the client's streams and closes its channel: `dispose` alone leaves the connection open. */
async function end(client: EventStoreDBClient): Promise<void> {
  const { getChannel } = client as unknown as { getChannel(): Promise<{ close(): void }> };
  await client.dispose().catch(() => undefined);
  await getChannel().then(
    (channel) => channel.close(),
    () => undefined,
  );
}
