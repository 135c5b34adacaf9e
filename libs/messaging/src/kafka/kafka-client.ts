import { Kafka, logLevel, type SASLOptions } from 'kafkajs';
import './kafkajs-workarounds/quiet-queue';
import './kafkajs-workarounds/readable-batches';
import type { KafkaConfig } from './kafka-config';

/** How long taking leave of the cluster may take, in ms: with it away, the client would try for long. */
export const leaveMs = 5_000;

/**
 * Connections to the cluster. Errors reach us as errors and are logged in our own words; kafkajs itself prints nothing.
 * @param retries of a connection that is lost, before its user gets the error: 30 are about half a minute.
 */
export function kafkaClient({ brokers, tls, sasl }: KafkaConfig, clientId: string, retries = 3): Kafka {
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
    // The user of a connection tries again by itself, with back-off and without end.
    retry: { retries, initialRetryTime: 100, maxRetryTime: 1_000 },
  });
}

/** What went wrong, without the layers kafkajs puts around it; with the variables to look at where a setting is wrong. */
export function wordsOf(error: unknown): string {
  const inner = innermost(error);
  // kafkajs stumbles over answers that have nothing in them while a broker comes up.
  if (inner instanceof TypeError) return 'the cluster does not know the topic yet';
  // A broker that is not spoken to in its language says no more than one that is going away.
  if (inner.name === 'KafkaJSConnectionClosedError')
    return `${inner.message} (if it is up, see KAFKA_TLS and KAFKA_SASL_MECHANISM)`;
  const variables = variablesOf(inner);
  return variables === undefined ? inner.message : `${inner.message} (see ${variables})`;
}

/** The cluster does not answer, or not us: in words. */
export function awayWords(error: unknown): string {
  const refused = variablesOf(innermost(error)) !== undefined;
  return `${refused ? 'Kafka does not let us in' : 'Kafka is away (KAFKA_BROKERS)'}: ${wordsOf(error)}`;
}

function innermost(error: unknown): Error {
  let inner = error as Error;
  while (inner.cause instanceof Error) inner = inner.cause;
  return inner;
}

/** The settings that a cluster refuses. */
function variablesOf(error: Error): string | undefined {
  const { name, message } = error;
  const { code, type } = error as { code?: unknown; type?: unknown };
  if (name === 'KafkaJSSASLAuthenticationError') return 'KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD';
  if (type === 'UNSUPPORTED_SASL_MECHANISM' || type === 'ILLEGAL_SASL_STATE') return 'KAFKA_SASL_MECHANISM';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'KAFKA_BROKERS';
  if (/certificate/.test(message)) return 'KAFKA_TLS_CA_FILE';
  if (code === 'EPROTO' || /before secure TLS connection/.test(message)) return 'KAFKA_TLS';
  return undefined;
}
