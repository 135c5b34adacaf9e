import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mustBe, oneOf, readSetting, text, type Variables, wholeNumber } from '@boxtrail/settings';

import { type FactSources, readFactSources } from './fact-sources';

const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

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
  /** Who may send facts; everybody when left out. */
  readonly sources?: FactSources;
  /** Topics are `prefix.context`, consumer groups `prefix.group`. */
  readonly prefix: string;
  /** Partitions each topic is filled over. A topic may have more; with fewer it is refused. */
  readonly partitions: number;
  /** Copies of a topic that is made: 3 in a cluster, 1 where there is one broker. */
  readonly replicas: number;
}

/**
 * The prefix of topics and groups after the log was restored from a backup `restorations` times: a topic holds one
 * history only.
 */
export const prefixAfter = (prefix: string, restorations: number): string =>
  restorations === 0 ? prefix : `${prefix}.restored-${restorations}`;

export const kafkaSettings = {
  messaging: oneOf({
    name: 'MESSAGING',
    meaning: 'How events reach other contexts: `embedded` reads them from the log itself.',
    choices: ['embedded', 'kafka'],
  }),
  brokers: text({
    name: 'KAFKA_BROKERS',
    meaning: 'Some brokers of the cluster; needed with `MESSAGING=kafka`.',
    values: 'host:port, or several with commas between them',
  }),
  prefix: text({
    name: 'KAFKA_PREFIX',
    meaning: 'Topics are `<prefix>.<context>`, consumer groups `<prefix>.<group>`.',
    values: '1 to 100 letters, digits, dots, dashes and underscores',
    fallback: 'boxtrail',
    parse: (given) => (/^[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,99}$/.test(given) ? given : undefined),
  }),
  partitions: wholeNumber({
    name: 'KAFKA_PARTITIONS',
    meaning: 'Partitions each topic is filled over; a topic with fewer is refused.',
    fallback: 12,
    min: 1,
    max: 10_000,
  }),
  replicas: wholeNumber({
    name: 'KAFKA_REPLICAS',
    meaning: 'Copies of each topic that is made: 3 in a cluster.',
    fallback: 1,
    min: 1,
    max: 10,
  }),
  tls: oneOf({
    name: 'KAFKA_TLS',
    meaning: 'Whether connections to the cluster are encrypted.',
    choices: ['true', 'false'],
    fallback: 'false',
  }),
  caFile: text({
    name: 'KAFKA_TLS_CA_FILE',
    meaning: "Authorities that brokers' certificates are checked against; those of the system by default.",
    values: 'a PEM file',
  }),
  mechanism: text({
    name: 'KAFKA_SASL_MECHANISM',
    meaning: 'How to log in to the cluster; not at all by default.',
    values: `one of ${saslMechanisms.join(', ')}`,
    parse: (given) => (given === '' ? null : saslMechanisms.find((known) => known === given)),
  }),
  username: text({
    name: 'KAFKA_SASL_USERNAME',
    meaning: 'User name with `KAFKA_SASL_MECHANISM`.',
    values: 'a text',
  }),
  password: text({
    name: 'KAFKA_SASL_PASSWORD',
    meaning: 'Password with `KAFKA_SASL_MECHANISM`.',
    values: 'a text',
  }),
  sourcesFile: text({
    name: 'KAFKA_SOURCES_FILE',
    meaning:
      'The senders of facts over Kafka with secret, role and stations. Without it every sender is taken for whom it says it is.',
    values: 'a JSON file',
  }),
  unsigned: oneOf({
    name: 'KAFKA_UNSIGNED',
    meaning: 'With `KAFKA_SOURCES_FILE`: what becomes of facts of senders that it does not name.',
    choices: ['quarantine', 'accept'],
    fallback: 'quarantine',
  }),
};

/** Undefined with embedded messaging. Adds to `problems` the name of each variable that is wrong, never its value. */
export function readKafkaConfig(env: Variables, problems: string[]): KafkaConfig | undefined {
  const { messaging, brokers, prefix, partitions, replicas } = kafkaSettings;
  if (readSetting(messaging, env, problems) !== 'kafka') return undefined;
  const addresses = readSetting(brokers, env, problems)
    .split(',')
    .map((broker) => broker.trim());
  if (!addresses.every((broker) => /^[^\s:/]+:\d{1,5}$/.test(broker))) problems.push(mustBe(brokers));
  return {
    brokers: addresses,
    prefix: readSetting(prefix, env, problems),
    tls: readTls(env, problems),
    sasl: readSasl(env, problems),
    ...readSources(env, problems),
    partitions: readSetting(partitions, env, problems),
    replicas: readSetting(replicas, env, problems),
  };
}

function readSources(env: Variables, problems: string[]): Pick<KafkaConfig, 'sources'> {
  const file = readSetting(kafkaSettings.sourcesFile, env, problems);
  const others = readSetting(kafkaSettings.unsigned, env, problems);
  return file === ''
    ? {}
    : { sources: readFactSources(file, others === 'accept' ? 'accept' : 'quarantine', problems) };
}

function readTls(env: Variables, problems: string[]): KafkaConfig['tls'] {
  const on = readSetting(kafkaSettings.tls, env, problems);
  const file = readSetting(kafkaSettings.caFile, env, problems);
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

function readSasl(env: Variables, problems: string[]): KafkaConfig['sasl'] {
  const found = problems.length;
  const mechanism = readSetting(kafkaSettings.mechanism, env, problems);
  const username = readSetting(kafkaSettings.username, env, problems);
  const password = readSetting(kafkaSettings.password, env, problems);
  if (mechanism === null && problems.length === found) {
    if (username !== '' || password !== '')
      problems.push('KAFKA_SASL_MECHANISM must be set where KAFKA_SASL_USERNAME or KAFKA_SASL_PASSWORD is');
    return undefined;
  }
  if (username === '') problems.push('KAFKA_SASL_USERNAME must be set where KAFKA_SASL_MECHANISM is');
  if (password === '') problems.push('KAFKA_SASL_PASSWORD must be set where KAFKA_SASL_MECHANISM is');
  return { mechanism: mechanism ?? 'plain', username, password };
}
