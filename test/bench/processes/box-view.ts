import type { KafkaConfig } from '@boxtrail/messaging/kafka/kafka-config';
import { boxesKept, openMessages } from '../subjects/messages';
import type { Start } from './child';

export interface BoxViewOptions {
  readonly url: string;
  readonly kafka: KafkaConfig;
}

/** A process of a group that keeps the view of boxes. Told a number of boxes, it answers when they are visible. */
export const start: Start<BoxViewOptions, number, readonly (readonly [string, number])[]> = async ({
  url,
  kafka,
}) => {
  const messages = await openMessages(url, { config: kafka });
  const kept = boxesKept(messages.pool);
  await messages.start([await kept.consumer()]);
  return { run: (count) => kept.next(count), close: messages.close };
};
