import { randomBytes } from 'node:crypto';
import { describeWithKafka } from '../../../../test/support/kafka/broker';
import { KafkaUnderTest, notes, until, untilProblems } from '../../../../test/support/kafka/kafka-under-test';
import { startSecureBroker, type SecureBroker } from '../../../../test/support/kafka/secure-broker';
import { readConfig } from '@boxtrail/service';
import type { KafkaConfig } from './kafka-config';
import { KafkaMessaging } from './kafka-messaging';

describeWithKafka('Kafka over TLS, with names and passwords', () => {
  let broker: SecureBroker;
  let under: KafkaUnderTest;
  beforeAll(async () => {
    broker = await startSecureBroker();
  }, 120_000);
  afterAll(() => broker.close());
  beforeEach(async () => {
    const prefix = `test-${randomBytes(6).toString('hex')}`;
    under = await KafkaUnderTest.over({ brokers: [broker.plainText], prefix, partitions: 4, replicas: 1 });
  });
  afterEach(() => under.close());

  /** What a process reads of its environment. */
  function configured(env: NodeJS.ProcessEnv): KafkaConfig {
    const { kafka } = readConfig('passes', {
      DATABASE_URL: 'postgres://localhost/x',
      MESSAGING: 'kafka',
      KAFKA_PREFIX: under.config.prefix,
      KAFKA_PARTITIONS: '4',
      ...env,
    });
    if (kafka === undefined) throw new Error('no Kafka is configured');
    return kafka;
  }
  const tls = () => ({ KAFKA_BROKERS: broker.tls, KAFKA_TLS: 'true', KAFKA_TLS_CA_FILE: broker.caFile });
  const sasl = (mechanism: string) => ({
    ...tls(),
    KAFKA_BROKERS: broker.saslTls,
    KAFKA_SASL_MECHANISM: mechanism,
    KAFKA_SASL_USERNAME: broker.username,
    KAFKA_SASL_PASSWORD: broker.password,
  });

  it.each<[string, () => NodeJS.ProcessEnv]>([
    ['TLS', tls],
    ['TLS and a password by PLAIN', () => sasl('plain')],
    ['TLS and a password by SCRAM-SHA-512', () => sasl('scram-sha-512')],
  ])('given %s, then the relay fills the topic and a group reads it', async (_, env) => {
    const { got, consumer } = notes();
    const messaging = await under.start([consumer], { config: configured(env()) });
    for (const revision of [1, 2, 3]) await under.suspended('p1', revision);
    await until(() => got.length === 3);
    expect(got).toEqual(['p1#1', 'p1#2', 'p1#3']);
    expect(messaging.problems()).toEqual([]);
    // A position is committed after what was handled before it.
    await until(async () => (await messaging.lags()).get('test.notes') === 0);
  });

  const refused: [string, () => NodeJS.ProcessEnv, string][] = [
    [
      'an authority that its certificate is not from',
      () => ({ ...tls(), KAFKA_TLS_CA_FILE: broker.otherCaFile }),
      'Kafka does not let us in: Connection error: self-signed certificate (see KAFKA_TLS_CA_FILE)',
    ],
    [
      'no authority of its own',
      () => ({ ...tls(), KAFKA_TLS_CA_FILE: '' }),
      'Kafka does not let us in: Connection error: self-signed certificate (see KAFKA_TLS_CA_FILE)',
    ],
    [
      'TLS where there is none',
      () => ({ ...tls(), KAFKA_BROKERS: broker.plainText }),
      'Kafka does not let us in: Connection error: Client network socket disconnected before secure TLS connection was ' +
        'established (see KAFKA_TLS)',
    ],
    [
      'no TLS where there is',
      () => ({ KAFKA_BROKERS: broker.tls }),
      'Kafka is away (KAFKA_BROKERS): Closed connection (if it is up, see KAFKA_TLS and KAFKA_SASL_MECHANISM)',
    ],
    [
      'no password where one is wanted',
      () => ({ ...tls(), KAFKA_BROKERS: broker.saslTls }),
      'Kafka is away (KAFKA_BROKERS): Closed connection (if it is up, see KAFKA_TLS and KAFKA_SASL_MECHANISM)',
    ],
    [
      'a password where none is wanted',
      () => ({ ...sasl('plain'), KAFKA_BROKERS: broker.tls }),
      'Kafka does not let us in: Request is not valid given the current SASL state (see KAFKA_SASL_MECHANISM)',
    ],
    [
      'a mechanism that it does not have',
      () => sasl('scram-sha-256'),
      'Kafka does not let us in: The broker does not support the requested SASL mechanism (see KAFKA_SASL_MECHANISM)',
    ],
    [
      'a wrong password by PLAIN',
      () => ({ ...sasl('plain'), KAFKA_SASL_PASSWORD: 'not-the-password' }),
      'Kafka does not let us in: SASL PLAIN authentication failed: Authentication failed: Invalid username or password ' +
        '(see KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD)',
    ],
    [
      'a wrong password by SCRAM-SHA-512',
      () => ({ ...sasl('scram-sha-512'), KAFKA_SASL_PASSWORD: 'not-the-password' }),
      'Kafka does not let us in: SASL SCRAM SHA512 authentication failed: Authentication failed during authentication due ' +
        'to invalid credentials with SASL mechanism SCRAM-SHA-512 (see KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD)',
    ],
  ];

  it.each(refused)(
    'given %s, then nothing is sent or read, the variable is named, and no secret is',
    async (_, env, words) => {
      const said: string[] = [];
      const { consumer } = notes();
      const messaging = new KafkaMessaging(
        under.pool,
        under.store,
        { warn: (line) => said.push(line) },
        { config: configured(env()), relays: () => ['passes'] },
      );
      try {
        await messaging.start([consumer]);
        await under.suspended('p1', 1);
        await until(() => new Set(said.map((line) => line.split(' ')[0])).size === 2);
        await untilProblems(messaging, [words]);
        const why = words.slice(words.indexOf(': ') + 2);
        expect(said).toEqual(
          expect.arrayContaining([
            `relay ${under.topic}: ${why}; trying again`,
            `consumer test.notes: ${why}; trying again`,
          ]),
        );
        for (const secret of [broker.password, 'not-the-password'])
          expect(JSON.stringify([said, messaging.problems()])).not.toContain(secret);
        expect(await (await under.admin()).listTopics()).not.toContain(under.topic);
      } finally {
        await messaging.stop();
      }
    },
  );
});
