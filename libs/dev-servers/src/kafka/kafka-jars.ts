import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSetting, text } from '@boxtrail/settings';

/** The Apache Kafka artefacts on Maven Central. */
export const kafkaVersion = '4.3.1';
const log4jVersion = '2.26.1';
const oldestJava = 17;
const downloadLimitMs = 10 * 60_000;

/** A broker cannot run here. The message says what to install. */
export class KafkaNotInstalled extends Error {
  constructor(lack: string) {
    super(
      `${lack}. Install a JDK ${oldestJava} or newer and Maven ` +
        '(Debian and Ubuntu: apt-get install -y default-jdk-headless maven), or set KAFKA_BROKERS to a broker that runs',
    );
    this.name = 'KafkaNotInstalled';
  }
}

/** The direct dependencies of a broker: Maven resolves the rest. */
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>boxtrail</groupId><artifactId>kafka-broker</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${kafkaVersion}</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>${log4jVersion}</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>${log4jVersion}</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-1.2-api</artifactId><version>${log4jVersion}</version></dependency>
  </dependencies>
</project>
`;

export const kafkaCacheDir = text({
  name: 'KAFKA_CACHE_DIR',
  meaning:
    'Where the jars of a local Kafka (44 MB) are kept, once per machine; the cache folder of the user by default.',
  values: 'a folder',
});

const cacheDir = (): string =>
  readSetting(kafkaCacheDir, process.env, []) ||
  join(homedir(), '.cache', 'boxtrail', `kafka-${kafkaVersion}`);

/**
 * The missing prerequisites of a broker; undefined when none. Java is always required, Maven only until the jars are
 * present.
 */
export function whatKafkaLacks(): string | undefined {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8', timeout: 20_000 });
  if (java.error !== undefined) return 'Apache Kafka needs Java, and there is no java on the PATH';
  const major = Number(/version "(\d+)/.exec(java.stderr)?.[1]);
  if (!(major >= oldestJava))
    return `Apache Kafka needs Java ${oldestJava}; java -version says: ${java.stderr.split('\n')[0]}`;
  if (existsSync(cacheDir())) return undefined;
  const maven = spawnSync('mvn', ['--version'], { timeout: 20_000 });
  return maven.error === undefined
    ? undefined
    : 'Apache Kafka is downloaded by Maven, and there is no mvn on the PATH';
}

/**
 * The folder with the broker's jars; Maven fills it when it is missing.
 * @throws KafkaNotInstalled Java is missing or too old, or Maven is missing while the jars are.
 */
export async function kafkaJars(say: (line: string) => void = () => undefined): Promise<string> {
  const lack = whatKafkaLacks();
  if (lack !== undefined) throw new KafkaNotInstalled(lack);
  const jars = cacheDir();
  if (existsSync(jars)) return jars;
  const unfinished = `${jars}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    say(`downloading Apache Kafka ${kafkaVersion} from Maven Central (44 MB, once)`);
    await writeFile(join(unfinished, 'pom.xml'), pom);
    await download(unfinished);
    // Concurrent downloads: the second finds the folder filled with the same jars.
    await rename(unfinished, jars).catch((error: unknown) => {
      if (!existsSync(jars)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return jars;
}

async function download(folder: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DoutputDirectory=.', '-DincludeScope=runtime'];
  try {
    await promisify(execFile)('mvn', ['-B', '-q', ...goal], { cwd: folder, timeout: downloadLimitMs });
  } catch (error) {
    const { stdout = '', message } = error as Error & { stdout?: string };
    const words = /\[ERROR\] .*/.exec(stdout)?.[0] ?? message;
    throw new Error(`Maven could not download Apache Kafka: ${words}`, { cause: error });
  }
}
