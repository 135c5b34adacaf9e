import { Kafka, logLevel, type SASLOptions } from 'kafkajs';
import type { KafkaConfig } from '../../config/kafka-config';

/** Connections to the cluster. Errors reach us as errors and are told in our own words; kafkajs itself prints nothing. */
export function kafkaClient({ brokers, tls, sasl }: KafkaConfig, clientId: string): Kafka {
  return new Kafka({
    clientId,
    brokers: [...brokers],
    ssl: tls === undefined ? false : { ...(tls.ca !== undefined && { ca: [tls.ca] }) },
    ...(sasl !== undefined && { sasl: sasl as SASLOptions }),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    authenticationTimeout: 5_000,
    requestTimeout: 15_000,
    enforceRequestTimeout: true,
    // Whoever uses a connection tries again by itself, with back-off and without end.
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
  });
}

/** What went wrong, without the layers kafkajs puts around it. */
export function wordsOf(error: unknown): string {
  let inner = error as Error;
  while (inner.cause instanceof Error) inner = inner.cause;
  // kafkajs stumbles over answers that have nothing in them while a broker comes up.
  return inner instanceof TypeError ? 'the cluster does not know the topic yet' : inner.message;
}
