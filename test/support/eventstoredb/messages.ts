import { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import {
  AppendResp,
  ReadReq,
  ReadResp,
  type AppendReq,
  type BatchAppendReq,
} from '@eventstore/db-client/generated/streams_pb';
import type { AppendOutcome, Expected, ProposedEvent, StoredEvent } from './stored-log';

/** .NET ticks: units of 100 ns. */
const ticksPerMs = 10_000n;

const nameOf = (stream?: StreamIdentifier): string =>
  Buffer.from(stream?.getStreamName_asU8() ?? []).toString('utf8');

const identifierOf = (stream: string): StreamIdentifier => {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream)));
  return identifier;
};

/** What `Append` and `BatchAppend` say of an append, each with another word for the revision. */
export function readAppendOptions(options: AppendReq.Options | BatchAppendReq.Options): {
  stream: string;
  expected: Expected;
} {
  const stream = nameOf(options.getStreamIdentifier());
  if (options.hasNoStream()) return { stream, expected: 'no stream' };
  if (options.hasStreamExists()) return { stream, expected: 'stream exists' };
  if (options.hasAny()) return { stream, expected: 'any' };
  const revision = 'getRevision' in options ? options.getRevision() : options.getStreamPosition();
  return { stream, expected: Number(revision) };
}

export function readProposed(
  message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage,
): ProposedEvent {
  const described = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: described.get('type') ?? '',
    contentType: described.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function appendAnswer(outcome: AppendOutcome, expected: Expected): AppendResp {
  const answer = new AppendResp();
  if (outcome.kind === 'appended') {
    const position = new AppendResp.Position();
    position.setCommitPosition(String(outcome.position));
    position.setPreparePosition(String(outcome.position));
    const success = new AppendResp.Success();
    success.setCurrentRevision(String(outcome.revision));
    success.setPosition(position);
    answer.setSuccess(success);
    return answer;
  }
  const wrong = new AppendResp.WrongExpectedVersion();
  if (outcome.current === undefined) wrong.setCurrentNoStream(new Empty() as never);
  else wrong.setCurrentRevision(String(outcome.current));
  if (typeof expected === 'number') wrong.setExpectedRevision(String(expected));
  else if (expected === 'no stream') wrong.setExpectedNoStream(new Empty() as never);
  answer.setWrongExpectedVersion(wrong);
  return answer;
}

/** A read of one stream, or of all. */
export interface Asked {
  /** Undefined for `$all`. */
  readonly stream?: string;
  /** A revision, or a position of `$all`. */
  readonly from: number | 'start' | 'end';
  readonly backwards: boolean;
  /** Infinite for a subscription, which then follows new events. */
  readonly count: number;
  readonly prefixes?: readonly string[];
  /** Number of events that a filtered subscription reads between two checkpoints. */
  readonly checkpointEvery: number;
}

export function readAsked(request: ReadReq): Asked {
  const options = request.getOptions();
  const [stream, all] = [options?.getStream(), options?.getAll()];
  const where = stream ?? all;
  const at = stream?.hasRevision() ? stream.getRevision() : all?.getPosition()?.getCommitPosition();
  const filter = options?.getFilter();
  const prefixes = filter?.getStreamIdentifier()?.getPrefixList();
  return {
    ...(stream !== undefined && { stream: nameOf(stream.getStreamIdentifier()) }),
    from: where?.hasStart() === true ? 'start' : where?.hasEnd() === true ? 'end' : Number(at),
    backwards: options?.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS,
    count: options?.hasSubscription() === true ? Infinity : Number(options?.getCount()),
    ...(prefixes !== undefined && { prefixes }),
    checkpointEvery: 32 * Math.max(1, filter?.getCheckpointintervalmultiplier() ?? 1),
  };
}

/** Whether a reader who asked this is shown an event of `$all`. */
export const wants = ({ prefixes }: Asked, { stream }: StoredEvent): boolean =>
  prefixes === undefined || prefixes.some((prefix) => stream.startsWith(prefix));

const sent = new WeakMap<StoredEvent, Buffer>();

/** An event as it goes over the wire; made once. */
export function eventBytes(stored: StoredEvent): Buffer {
  const made = sent.get(stored) ?? Buffer.from(eventMessage(stored).serializeBinary());
  sent.set(stored, made);
  return made;
}

function eventMessage(stored: StoredEvent): ReadResp {
  const id = new UUID();
  id.setString(stored.id);
  const event = new ReadResp.ReadEvent.RecordedEvent();
  event.setId(id);
  event.setStreamIdentifier(identifierOf(stored.stream));
  event.setStreamRevision(String(stored.revision));
  event.setCommitPosition(String(stored.position));
  event.setPreparePosition(String(stored.position));
  event.setData(stored.data);
  event.setCustomMetadata(stored.metadata);
  const described = event.getMetadataMap();
  described.set('type', stored.type);
  described.set('content-type', stored.contentType);
  described.set('created', String(BigInt(stored.created.getTime()) * ticksPerMs));
  const read = new ReadResp.ReadEvent();
  read.setEvent(event);
  read.setCommitPosition(String(stored.position));
  const message = new ReadResp();
  message.setEvent(read);
  return message;
}

export function confirmation(subscriptionId: string): ReadResp {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(subscriptionId);
  const message = new ReadResp();
  message.setConfirmation(confirmed);
  return message;
}

export function caughtUp(): ReadResp {
  const message = new ReadResp();
  message.setCaughtUp(new ReadResp.CaughtUp());
  return message;
}

export function checkpoint(position: number): ReadResp {
  const reached = new ReadResp.Checkpoint();
  reached.setCommitPosition(String(position));
  reached.setPreparePosition(String(position));
  const message = new ReadResp();
  message.setCheckpoint(reached);
  return message;
}

export function streamNotFound(stream: string): ReadResp {
  const notFound = new ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(identifierOf(stream));
  const message = new ReadResp();
  message.setStreamNotFound(notFound);
  return message;
}
