import { setTimeout as pause } from 'node:timers/promises';
import type {
  Metadata,
  sendUnaryData,
  ServerDuplexStream,
  ServerErrorResponse,
  ServerReadableStream,
} from '@grpc/grpc-js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb';
import { appendAnswer, readAppendOptions, readProposed } from './messages';
import { batchAnswer, batchRefusal } from './batch-messages';
import { failures } from './failures';
import { refusalOf, type Node } from './node';
import type { AppendOutcome, Expected, ProposedEvent } from './stored-log';

export type AppendCall = ServerReadableStream<AppendReq, AppendResp>;
export type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

interface Proposed {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: ProposedEvent[];
}

/** Stores, or says why not. Undefined when the caller gets no answer. */
async function store(
  server: Node,
  headers: Metadata,
  { stream, expected, events }: Proposed,
): Promise<AppendOutcome | ServerErrorResponse | undefined> {
  if (server.slowMs > 0) await pause(server.slowMs);
  if (server.silent || !server.running) return undefined;
  const refused = refusalOf(server, headers, 'write', stream);
  if (refused !== undefined) return refused;
  const size = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
  if (size > server.maxAppendBytes) return failures.appendTooLarge(server.maxAppendBytes);
  const outcome = server.log.append(stream, expected, events);
  if (server.answersToLose === 0) return outcome;
  server.answersToLose -= 1;
  return undefined;
}

const isFailure = (outcome: AppendOutcome | ServerErrorResponse): outcome is ServerErrorResponse =>
  outcome instanceof Error;

/** `Streams.Append`: one append a call. */
export async function append(
  server: Node,
  call: AppendCall,
  answer: sendUnaryData<AppendResp>,
): Promise<void> {
  server.appends += 1;
  server.callers.add(String(call.metadata.get('authorization')[0]));
  let options: ReturnType<typeof readAppendOptions> | undefined;
  const events: ProposedEvent[] = [];
  try {
    for await (const request of call as AsyncIterable<AppendReq>) {
      const [given, proposed] = [request.getOptions(), request.getProposedMessage()];
      if (given !== undefined) options = readAppendOptions(given);
      if (proposed !== undefined) events.push(readProposed(proposed));
    }
  } catch {
    return; // The caller is gone before it had said everything: nothing is stored.
  }
  if (options === undefined) return;
  const outcome = await store(server, call.metadata, { ...options, events });
  if (outcome === undefined) return;
  if (isFailure(outcome)) answer(outcome);
  else answer(null, appendAnswer(outcome, options.expected));
}

/** `Streams.BatchAppend`: many appends over one call; correlation ids match answers to appends. */
export function batchAppend(server: Node, call: BatchCall): void {
  server.callers.add(String(call.metadata.get('authorization')[0]));
  const pending = new Map<string, Proposed>();
  const take = async (request: BatchAppendReq) => {
    const id = request.getCorrelationId()?.getString() ?? '';
    const options = request.getOptions();
    if (options !== undefined) pending.set(id, { ...readAppendOptions(options), events: [] });
    const proposed = pending.get(id);
    if (proposed === undefined) return;
    proposed.events.push(...request.getProposedMessagesList().map(readProposed));
    if (!request.getIsFinal()) return;
    pending.delete(id);
    server.appends += 1;
    const outcome = await store(server, call.metadata, proposed);
    if (outcome === undefined || call.cancelled) return;
    if (!isFailure(outcome)) call.write(batchAnswer(request, proposed, outcome));
    else {
      const refusal = batchRefusal(request, proposed.stream, outcome);
      // The real server ends the whole call when it does not lead any longer, or does not know its caller.
      if (refusal === undefined) call.emit('error', outcome);
      else call.write(refusal);
    }
  };
  call.on('data', (request: BatchAppendReq) => void take(request));
  call.on('end', () => call.end());
  call.on('error', () => undefined);
}
