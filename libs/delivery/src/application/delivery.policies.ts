import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { EventOf, PassVerified } from '@boxtrail/contracts';
import { Refusal, type RecordedEvent } from '@boxtrail/kernel';
import { contentHash } from '@boxtrail/http';
import { nameBasedUuid } from '@boxtrail/commands';
import { type Consumer } from '@boxtrail/messaging';
import { RecordCheckpoint } from './load-facts.commands';

const noFact: ReadonlySet<string> = new Set(['LOAD_UNKNOWN', 'LOAD_FACTS_FULL']);

/**
 * A checkpoint that saw the papers of a load has seen the load: it passed there, under the checkpoint's own authority.
 * A verification that names no load, one that nobody planned, or one that takes no more facts is no fact about a load: it stands in the log as
 * what it is, and nothing follows from it here.
 */
@Injectable()
export class RecordCheckpoints implements Consumer {
  readonly group = 'delivery.checkpoints';
  readonly types = ['passes.PassVerified'];

  constructor(private readonly bus: CommandBus) {}

  async handle(message: RecordedEvent): Promise<void> {
    const { id, event, metadata } = message as RecordedEvent<EventOf<typeof PassVerified>>;
    const { loadId, scanId, checkpointRef, zoneGln, passId, verdict } = event.data;
    if (loadId === null) return;
    const checkpoint = { loadId, scanId, checkpointRef, zoneGln, passId, verdict };
    const meta = {
      commandId: nameBasedUuid(`${this.group}\n${id}`),
      commandHash: contentHash(event.data),
      actor: metadata.actor,
      role: metadata.role,
      correlationId: metadata.correlationId,
      causationId: id,
    };
    const fact = { occurredAt: event.occurredAt, ...checkpoint };
    try {
      await this.bus.execute(new RecordCheckpoint(fact, meta));
    } catch (error) {
      if (!(error instanceof Refusal) || !noFact.has(error.code)) throw error;
    }
  }
}
