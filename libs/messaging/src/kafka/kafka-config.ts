import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** A Kafka cluster, and what this installation's topics are like there. */
export interface KafkaConfig {
  /** `host:port` of some of its brokers. */
  readonly brokers: readonly string[];
  /** Undefined for plain text; `ca` is a PEM text, the system's own authorities when left out. */
  readonly tls?: { readonly ca?: string };
  readonly sasl?: {
    readonly mechanism: (typeof saslMechanisms)[number];
    readonly username: string;
    readonly password: string;
  };
  /** Topics are `prefix.context`, consumer groups `prefix.group`. */
  readonly prefix: string;
  /** Partitions each topic is filled over. A topic may have more; with fewer it is refused. */
  readonly partitions: number;
  /** Copies of a topic that is made: 3 in a cluster, 1 where there is one broker. */
  readonly replicas: number;
}

/** Reads the variables that begin with `KAFKA_`. Adds to `problems` the name of each that is wrong, never its value. */
export function readKafkaConfig(env: NodeJS.ProcessEnv, problems: string[]): KafkaConfig {
  const text = (name: string): string => env[name] ?? '';
  const number = (name: string, fallback: number, max: number): number => {
    if (text(name) === '') return fallback;
    if (!/^[1-9]\d*$/.test(text(name)) || Number(text(name)) > max)
      problems.push(`${name} must be a whole number from 1 to ${max}`);
    return Number(text(name));
  };
  const brokers = text('KAFKA_BROKERS')
    .split(',')
    .map((broker) => broker.trim());
  if (!brokers.every((broker) => /^[^\s:/]+:\d{1,5}$/.test(broker)))
    problems.push('KAFKA_BROKERS must be host:port, or several with commas between them');
  const prefix = text('KAFKA_PREFIX') || 'boxtrail';
  if (!/^[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,99}$/.test(prefix))
    problems.push('KAFKA_PREFIX must be 1 to 100 letters, digits, dots, dashes and underscores');
  return {
    brokers,
    tls: readTls(env, problems),
    sasl: readSasl(env, problems),
    prefix,
    partitions: number('KAFKA_PARTITIONS', 12, 10_000),
    replicas: number('KAFKA_REPLICAS', 1, 10),
  };
}

function readTls(env: NodeJS.ProcessEnv, problems: string[]): KafkaConfig['tls'] {
  const { KAFKA_TLS: on = '', KAFKA_TLS_CA_FILE: file = '' } = env;
  if (!['', 'true', 'false'].includes(on)) problems.push('KAFKA_TLS must be true or false');
  if (on !== 'true') {
    if (file !== '') problems.push('KAFKA_TLS_CA_FILE is of no use without KAFKA_TLS=true');
    return undefined;
  }
  if (file === '') return {};
  let ca: string;
  try {
    ca = readFileSync(file, 'utf8');
  } catch {
    problems.push('KAFKA_TLS_CA_FILE cannot be read');
    return {};
  }
  try {
    new X509Certificate(ca);
  } catch {
    problems.push('KAFKA_TLS_CA_FILE holds no certificate (PEM)');
  }
  return { ca };
}

function readSasl(env: NodeJS.ProcessEnv, problems: string[]): KafkaConfig['sasl'] {
  const {
    KAFKA_SASL_MECHANISM: named = '',
    KAFKA_SASL_USERNAME: username,
    KAFKA_SASL_PASSWORD: password,
  } = env;
  if (named === '') {
    if (username !== undefined || password !== undefined)
      problems.push('KAFKA_SASL_MECHANISM must be set where KAFKA_SASL_USERNAME or KAFKA_SASL_PASSWORD is');
    return undefined;
  }
  const mechanism = saslMechanisms.find((known) => known === named);
  if (mechanism === undefined)
    problems.push(`KAFKA_SASL_MECHANISM must be one of ${saslMechanisms.join(', ')}`);
  if (!username) problems.push('KAFKA_SASL_USERNAME must be set where KAFKA_SASL_MECHANISM is');
  if (!password) problems.push('KAFKA_SASL_PASSWORD must be set where KAFKA_SASL_MECHANISM is');
  return { mechanism: mechanism ?? 'plain', username: username ?? '', password: password ?? '' };
}
