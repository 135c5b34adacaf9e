import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts, kafkaJars, LocalKafka } from '@boxtrail/dev-servers';

const run = promisify(execFile);
const patience = { timeout: 60_000 };

/** A real Kafka with TLS listeners, with and without passwords. */
export interface SecureBroker {
  readonly plainText: string;
  readonly tls: string;
  /** TLS with passwords, by PLAIN or SCRAM-SHA-512. */
  readonly saslTls: string;
  /** PEM files of the CA that signed its certificate, and of another CA. */
  readonly caFile: string;
  readonly otherCaFile: string;
  readonly username: string;
  readonly password: string;
  close(): Promise<void>;
}

export async function startSecureBroker(): Promise<SecureBroker> {
  const home = await mkdtemp(join(tmpdir(), 'boxtrail-kafka-tls-'));
  const secret = randomBytes(12).toString('hex');
  const [username, password] = ['boxtrail', randomBytes(12).toString('hex')];
  const caFile = await certificate(home, 'broker', secret);
  const otherCaFile = await certificate(home, 'other', secret);
  const [SSL = 0, SASL_SSL = 0] = await freePorts(2);
  const ports = { SSL, SASL_SSL };
  const modules = 'org.apache.kafka.common.security';
  const settings = `
ssl.keystore.location=${join(home, 'broker.p12')}
ssl.keystore.type=PKCS12
ssl.keystore.password=${secret}
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512
listener.name.sasl_ssl.plain.sasl.jaas.config=${modules}.plain.PlainLoginModule required user_${username}="${password}";
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=${modules}.scram.ScramLoginModule required;
`;
  const local = await LocalKafka.start(home, undefined, { ports, settings });
  const close = async () => {
    await local.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await run(
      'java',
      [
        ...['-cp', join(await kafkaJars(), '*'), 'kafka.admin.ConfigCommand'],
        ...[
          '--bootstrap-server',
          local.brokers,
          '--alter',
          '--entity-type',
          'users',
          '--entity-name',
          username,
        ],
        ...['--add-config', `SCRAM-SHA-512=[password=${password}]`],
      ],
      patience,
    );
  } catch (error) {
    await close();
    throw error;
  }
  return {
    plainText: local.brokers,
    tls: `127.0.0.1:${ports.SSL}`,
    saslTls: `127.0.0.1:${ports.SASL_SSL}`,
    caFile,
    otherCaFile,
    username,
    password,
    close,
  };
}

/**
 * Creates a self-signed certificate for loopback with its key in `name.p12`; returns the PEM file of the certificate.
 */
async function certificate(home: string, name: string, secret: string): Promise<string> {
  const store = ['-keystore', join(home, `${name}.p12`), '-storetype', 'PKCS12', '-storepass', secret];
  const pem = join(home, `${name}.pem`);
  await run(
    'keytool',
    [
      ...['-genkeypair', '-alias', name, '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '2'],
      ...['-dname', `CN=${name}`, '-ext', 'SAN=ip:127.0.0.1,dns:localhost', ...store],
    ],
    patience,
  );
  await run('keytool', ['-exportcert', '-rfc', '-alias', name, '-file', pem, ...store], patience);
  if (!(await readFile(pem, 'utf8')).includes('BEGIN CERTIFICATE'))
    throw new Error(`${pem} is not a certificate`);
  return pem;
}
