import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { readConfig } from '@boxtrail/service';

const database = { DATABASE_URL: 'postgres://localhost/x' };
const read = (env: NodeJS.ProcessEnv) => readConfig('orders', { ...database, ...env });
const problems = (env: NodeJS.ProcessEnv): string => {
  try {
    read({ MESSAGING: 'kafka', KAFKA_BROKERS: 'k:9092', ...env });
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

describe('the configuration of Kafka', () => {
  it('given nothing, then messages are read from the log', () => {
    expect(read({}).kafka).toBeUndefined();
    expect(read({ MESSAGING: 'embedded', KAFKA_BROKERS: 'k:9092' }).kafka).toBeUndefined();
  });

  it('given a cluster, then it is used with what is usual', () => {
    expect(read({ MESSAGING: 'kafka', KAFKA_BROKERS: 'k1:9092, k2:9092' }).kafka).toEqual({
      brokers: ['k1:9092', 'k2:9092'],
      tls: undefined,
      sasl: undefined,
      prefix: 'boxtrail',
      partitions: 12,
      replicas: 1,
    });
  });

  it('given TLS and SASL, then both are used', () => {
    const folder = mkdtempSync(join(tmpdir(), 'boxtrail-ca-'));
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, rootCertificates[0] ?? '');
    const { kafka } = read({
      MESSAGING: 'kafka',
      KAFKA_BROKERS: 'k:9093',
      KAFKA_TLS: 'true',
      KAFKA_TLS_CA_FILE: caFile,
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_SASL_USERNAME: 'boxtrail',
      KAFKA_SASL_PASSWORD: 'hush',
      KAFKA_PREFIX: 'city',
      KAFKA_PARTITIONS: '24',
      KAFKA_REPLICAS: '3',
    });
    rmSync(folder, { recursive: true });
    expect(kafka?.tls?.ca).toBe(rootCertificates[0]);
    expect(kafka?.sasl).toEqual({ mechanism: 'scram-sha-512', username: 'boxtrail', password: 'hush' });
    expect(kafka).toMatchObject({ prefix: 'city', partitions: 24, replicas: 3 });
  });

  it.each<[NodeJS.ProcessEnv, string]>([
    [{ MESSAGING: 'rabbit' }, 'MESSAGING must be embedded or kafka'],
    [{ KAFKA_BROKERS: '' }, 'KAFKA_BROKERS must be host:port, or several with commas between them'],
    [
      { KAFKA_BROKERS: 'http://k:9092' },
      'KAFKA_BROKERS must be host:port, or several with commas between them',
    ],
    [{ KAFKA_PREFIX: 'a b' }, 'KAFKA_PREFIX must be 1 to 100 letters, digits, dots, dashes and underscores'],
    [{ KAFKA_PARTITIONS: '0' }, 'KAFKA_PARTITIONS must be a whole number from 1 to 10000'],
    [{ KAFKA_REPLICAS: 'three' }, 'KAFKA_REPLICAS must be a whole number from 1 to 10'],
    [{ KAFKA_TLS: 'yes' }, 'KAFKA_TLS must be true or false'],
    [{ KAFKA_TLS_CA_FILE: '/x' }, 'KAFKA_TLS_CA_FILE is of no use without KAFKA_TLS=true'],
    [{ KAFKA_TLS: 'true', KAFKA_TLS_CA_FILE: '/nowhere' }, 'KAFKA_TLS_CA_FILE cannot be read'],
    [{ KAFKA_TLS: 'true', KAFKA_TLS_CA_FILE: __filename }, 'KAFKA_TLS_CA_FILE holds no certificate (PEM)'],
    [
      { KAFKA_SASL_PASSWORD: 'hush' },
      'KAFKA_SASL_MECHANISM must be set where KAFKA_SASL_USERNAME or KAFKA_SASL_PASSWORD is',
    ],
    [
      { KAFKA_SASL_MECHANISM: 'gssapi', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'hush' },
      'KAFKA_SASL_MECHANISM must be one of plain, scram-sha-256, scram-sha-512',
    ],
    [
      { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u' },
      'KAFKA_SASL_PASSWORD must be set where KAFKA_SASL_MECHANISM is',
    ],
  ])('given %j, then the variable is named and its value is not', (env, words) => {
    expect(problems(env)).toBe(`Configuration: ${words}`);
  });

  it('given several that are wrong, then all are named', () => {
    expect(problems({ KAFKA_BROKERS: '', KAFKA_TLS: 'maybe' })).toBe(
      'Configuration: KAFKA_BROKERS must be host:port, or several with commas between them; KAFKA_TLS must be true or false',
    );
  });
});
