import { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { UUID } from '@eventstore/db-client/generated/shared_pb';
import type { RecordedEvent } from '@boxtrail/kernel';
import { decode, type EncodedEvent } from '../port/encode';
import { StoreUnavailable, UnreadableEvent, type Batch, type ReadOptions } from '../port/event-store';
import { uuidOf, type SentEvent } from './wire';

/** What stands in an event's metadata before what the caller gave. */
interface Described {
  readonly version: number;
  readonly occurredAt: string;
}

/** As it is sent: the very text that `encode` has proved, and in its metadata what a reader of events needs. */
export function toProposed(event: EncodedEvent): BatchAppendReq.ProposedMessage {
  const { id, type, version, occurredAt, data, metadata } = event;
  const proposed = new BatchAppendReq.ProposedMessage();
  proposed.setId(new UUID().setString(id));
  proposed.getMetadataMap().set('type', type).set('content-type', 'application/json');
  proposed.setData(Buffer.from(data));
  const described = JSON.stringify({ version, occurredAt } satisfies Described);
  proposed.setCustomMetadata(Buffer.from(`${described.slice(0, -1)},${metadata.slice(1)}`));
  return proposed;
}

/** .NET ticks: units of 100 ns. */
const ticksPerMs = 10_000n;

/** Its place in the transaction log, in bytes. For what is written over gRPC, commit and prepare are the same. */
function positionOf(sent: SentEvent): number {
  const position = Number(sent.getCommitPosition());
  // A number holds positions exactly up to a log of 8 PiB; a server that knows none says -1, unsigned.
  if (position <= Number.MAX_SAFE_INTEGER) return position;
  throw new StoreUnavailable(`no position for an event of ${streamOf(sent)}`);
}

const streamOf = (sent: SentEvent): string =>
  Buffer.from(sent.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();

/** What stands at a position: an event, or one that cannot be read. */
type Entry = RecordedEvent | UnreadableEvent;

/** An event of ours, decoded when somebody asks for it, and once. */
export class LogEntry {
  readonly position: number;
  readonly type: string;
  private sent: SentEvent | undefined;
  private decoded: Entry | undefined;

  constructor(
    private readonly prefix: string,
    sent: SentEvent,
  ) {
    this.position = positionOf(sent);
    this.type = sent.getMetadataMap().get('type') ?? '';
    this.sent = sent;
  }

  get id(): string {
    return this.decoded instanceof UnreadableEvent || this.decoded === undefined
      ? uuidOf(this.sent?.getId())
      : this.decoded.id;
  }

  entry(): Entry {
    if (this.decoded === undefined && this.sent !== undefined) {
      this.decoded = this.decode(this.sent);
      if (!(this.decoded instanceof UnreadableEvent)) this.sent = undefined;
    }
    return this.decoded as Entry;
  }

  /** @throws UnreadableEvent */
  event(): RecordedEvent {
    const entry = this.entry();
    if (entry instanceof UnreadableEvent) throw entry;
    return entry;
  }

  private decode(sent: SentEvent): Entry {
    const { position, type } = this;
    const created = BigInt(sent.getMetadataMap().get('created') ?? 0) / ticksPerMs;
    const place = {
      position,
      stream: streamOf(sent).slice(this.prefix.length),
      revision: Number(sent.getStreamRevision()) + 1,
      recordedAt: new Date(Number(created)).toISOString(),
    };
    const { version, occurredAt, ...metadata } = described(sent);
    if (typeof version !== 'number' || typeof occurredAt !== 'string')
      return new UnreadableEvent(
        { ...place, type, occurredAt: null },
        'its metadata name no version or no time',
      );
    const data = Buffer.from(sent.getData_asU8()).toString();
    try {
      return decode({ ...place, id: uuidOf(sent.getId()), type, version, occurredAt, metadata, data });
    } catch (error) {
      if (error instanceof UnreadableEvent) return error;
      throw error;
    }
  }
}

function described(sent: SentEvent): Partial<Described> {
  try {
    return (JSON.parse(Buffer.from(sent.getCustomMetadata_asU8()).toString()) ?? {}) as Partial<Described>;
  } catch {
    return {};
  }
}

/**
 * The batches of one page of the log. Unless the reader is tolerant, throws an unreadable event after the events before it.
 */
export function* batchesOf(
  entries: readonly LogEntry[],
  { types, tolerant = false }: ReadOptions,
): Generator<Batch> {
  const events: RecordedEvent[] = [];
  const unreadable: UnreadableEvent[] = [];
  let position: number | undefined;
  for (const found of entries) {
    if (types === undefined || types.includes(found.type)) {
      const entry = found.entry();
      if (!(entry instanceof UnreadableEvent)) events.push(entry);
      else if (tolerant) unreadable.push(entry);
      else {
        if (position !== undefined) yield { events, position };
        throw entry;
      }
    }
    position = found.position;
  }
  if (position !== undefined) yield { events, position, ...(unreadable.length > 0 && { unreadable }) };
}
