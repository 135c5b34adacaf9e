import { status as grpcStatus, type ServerErrorResponse } from '@grpc/grpc-js';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import {
  AccessDenied,
  AllStreamPosition,
  MaximumAppendSizeExceeded,
  StreamIdentifier,
  WrongExpectedVersion,
} from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import { BatchAppendResp, type BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import type { AppendOutcome, Expected } from './stored-log';

export function batchAnswer(
  request: BatchAppendReq,
  { stream, expected }: { readonly stream: string; readonly expected: Expected },
  outcome: AppendOutcome,
): BatchAppendResp {
  if (outcome.kind === 'wrong') {
    const wrong = new WrongExpectedVersion();
    if (outcome.current === undefined) wrong.setCurrentNoStream(new Empty());
    else wrong.setCurrentStreamRevision(String(outcome.current));
    if (typeof expected === 'number') wrong.setExpectedStreamPosition(String(expected));
    else wrong.setExpectedNoStream(new Empty());
    return refused(request, stream, 'WrongExpectedVersion', wrong);
  }
  const position = new AllStreamPosition();
  position.setCommitPosition(String(outcome.position));
  position.setPreparePosition(String(outcome.position));
  const success = new BatchAppendResp.Success();
  success.setCurrentRevision(String(outcome.revision));
  success.setPosition(position);
  return answerTo(request, stream).setSuccess(success);
}

/** Undefined for a failure that is not of this append alone. */
export function batchRefusal(
  request: BatchAppendReq,
  stream: string,
  { code, metadata }: ServerErrorResponse,
): BatchAppendResp | undefined {
  if (code === grpcStatus.PERMISSION_DENIED)
    return refused(request, stream, 'AccessDenied', new AccessDenied());
  const [bytes] = metadata?.get('maximum-append-size') ?? [];
  if (bytes === undefined) return undefined;
  const exceeded = new MaximumAppendSizeExceeded();
  exceeded.setMaxappendsize(Number(bytes));
  return refused(request, stream, 'MaximumAppendSizeExceeded', exceeded);
}

function refused(
  request: BatchAppendReq,
  stream: string,
  type: string,
  details: { serializeBinary(): Uint8Array },
): BatchAppendResp {
  const any = new Any();
  any.pack(details.serializeBinary(), `event_store.client.${type}`);
  const error = new Status();
  error.setMessage(type);
  error.setDetails(any);
  return answerTo(request, stream).setError(error);
}

function answerTo(request: BatchAppendReq, stream: string): BatchAppendResp {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream)));
  const answer = new BatchAppendResp();
  answer.setCorrelationId(request.getCorrelationId());
  answer.setStreamIdentifier(identifier);
  return answer;
}
