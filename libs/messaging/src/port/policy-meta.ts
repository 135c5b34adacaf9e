import { nameBasedUuid, type CommandMeta } from '@boxtrail/commands';
import { contentHash } from '@boxtrail/http';
import type { RecordedEvent } from '@boxtrail/kernel';

/**
 * Metadata of the command with which a policy answers an event: the same each time the event is handled. `part` tells
 * several commands of one event apart.
 */
export const policyMeta = (group: string, { id, metadata }: RecordedEvent, part?: string): CommandMeta => ({
  commandId: nameBasedUuid(part === undefined ? `${group}\n${id}` : `${group}\n${id}\n${part}`),
  // The command id already names the event; its data is read differently by a later version of its schema.
  commandHash: contentHash(id),
  actor: `policy:${group}`,
  role: 'system',
  correlationId: metadata.correlationId,
  causationId: id,
});
