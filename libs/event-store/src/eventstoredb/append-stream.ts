import { randomUUID } from 'node:crypto';
import { MaximumAppendSizeExceeded, WrongExpectedVersion } from '@eventstore/db-client/generated/shared_pb';
import { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import type { Status } from '@eventstore/db-client/generated/status_pb';
import { BatchAppendReq, type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { AppendRefused } from './grpc-errors';
import { uuidOf } from './wire';

/** An event as it is sent. */
export type ProposedEvent = BatchAppendReq.ProposedMessage;

interface Waiting {
  readonly resolve: (position: number | undefined) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The appends of one session, over one call of `BatchAppend`. Answers come in any order; correlation ids match them to
 * appends. When the call ends, each append without an answer is rejected: whether it was stored is not known.
 *
 * No deadline is sent. The only one that all versions understand is a time of day, which a server whose clock is ahead
 * takes for past. The server applies its own write timeout, and callers wait here for a bounded time.
 */
export class AppendStream {
  private readonly waiting = new Map<string, Waiting>();
  private ended: Error | undefined;

  constructor(private readonly call: ClientDuplexStream<BatchAppendReq, BatchAppendResp>) {
    call.on('data', (answer: BatchAppendResp) => this.take(answer));
    call.on('error', (error: Error) => this.end(error));
    call.on('end', () => this.end(new Error('the server ended the appends')));
  }

  /**
   * Answers the position of the last event, as far as the server names it.
   * @param revision of the stream, as the server counts: from 0; undefined when it must not exist.
   * @throws AppendRefused
   */
  append(
    stream: Uint8Array,
    revision: string | undefined,
    events: ProposedEvent[],
  ): Promise<number | undefined> {
    if (this.ended !== undefined) return Promise.reject(this.ended);
    const options = new BatchAppendReq.Options();
    options.setStreamIdentifier(new StreamIdentifier().setStreamName(stream));
    if (revision === undefined) options.setNoStream(new Empty() as never);
    else options.setStreamPosition(revision);
    const correlationId = randomUUID();
    const request = new BatchAppendReq();
    request.setCorrelationId(new UUID().setString(correlationId));
    request.setOptions(options);
    request.setProposedMessagesList(events);
    request.setIsFinal(true);
    return new Promise((resolve, reject) => {
      this.waiting.set(correlationId, { resolve, reject });
      this.call.write(request);
    });
  }

  private take(answer: BatchAppendResp): void {
    const id = uuidOf(answer.getCorrelationId());
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    const error = answer.getError();
    if (error !== undefined) waiting?.reject(refusalOf(error));
    else waiting?.resolve(positionIn(answer));
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

function positionIn(answer: BatchAppendResp): number | undefined {
  const position = answer.getSuccess()?.getPosition();
  return position && Number(position.getCommitPosition());
}

function refusalOf(error: Status): AppendRefused {
  const details = error.getDetails();
  const type = details?.getTypeName().replace('event_store.client.', '') ?? '';
  const bytes = details?.getValue_asU8() ?? new Uint8Array();
  if (type === 'WrongExpectedVersion') {
    const wrong = WrongExpectedVersion.deserializeBinary(bytes);
    const current = wrong.hasCurrentStreamRevision() ? Number(wrong.getCurrentStreamRevision()) : -1;
    return new AppendRefused(type, 'another revision', current);
  }
  if (type === 'MaximumAppendSizeExceeded') {
    const most = MaximumAppendSizeExceeded.deserializeBinary(bytes).getMaxappendsize();
    return new AppendRefused(type, `Maximum Append Size of ${most} Exceeded.`);
  }
  return new AppendRefused(type, error.getMessage() || type);
}
