import { Client } from 'pg';
import type { Clock } from '@boxtrail/commands';
import { type ContextModule } from '@boxtrail/context';
import {
  eventStoreSettings,
  readEventStoreDBConfig,
  type EventStoreDBConfig,
} from '@boxtrail/event-store/eventstoredb/eventstoredb-config';
import {
  backDatingLimitMinutes,
  consoleDirectory,
  corsOrigins,
  type Limits,
  limitSettings,
  readLimits,
  secureCookies,
} from '@boxtrail/http';
import { kafkaSettings, readKafkaConfig, type KafkaConfig } from '@boxtrail/messaging/kafka/kafka-config';
import { readTracingConfig, type TracingConfig, tracingSettings } from '@boxtrail/observability';
import {
  mustBe,
  oneOf,
  readSetting,
  readSettings,
  type Setting,
  Settings,
  text,
  throwProblems,
  type Variables,
  wholeNumber,
} from '@boxtrail/settings';

/** Whether this process is a `server`, which works in the background, or a `tool`, which only looks and commands. */
export const RUNS = Symbol('runs');

/** The configuration of a process. Read once, at boot. */
export interface Config {
  /** Name in logs and metrics. */
  readonly service: string;
  /** PostgreSQL of this service's own tables: views, checkpoints, parked messages. */
  readonly databaseUrl: string;
  /** PostgreSQL of the log and what all services share; `databaseUrl` when left out. */
  readonly logDatabaseUrl?: string;
  /** Where PostgreSQL keeps its data, if that is on this machine: commands are refused before its disk is full. */
  readonly databaseDirectory?: string;
  /** Free bytes below which that is; 0 never. */
  readonly reservedDiskBytes?: number;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel: (typeof logLevels)[number];
  /** A file for the log; standard output when left out. */
  readonly logFile?: string;
  /** The default when left out, as for the parts below. */
  readonly backDatingLimitMinutes?: number;
  readonly limits?: Limits;
  /** Values of the contexts' own settings. */
  readonly settings?: Settings;
  /** Events reach other contexts over this cluster; undefined when they are read from the log itself. */
  readonly kafka?: KafkaConfig;
  /** The log is in this EventStoreDB; undefined when it is in PostgreSQL. */
  readonly eventStoreDB?: EventStoreDBConfig;
  /** Origins whose pages may read answers in a browser; none when left out. */
  readonly corsOrigins?: readonly string[];
  readonly secureCookies?: 'auto' | 'always';
  /** Keys by role that anybody on this machine may sign in with; undefined: none. */
  readonly demoKeysFile?: string;
  /** The built web console; undefined: it is not served here. */
  readonly consoleDirectory?: string;
  /** Now; the time of the machine when left out. */
  readonly clock?: Clock;
  /** Undefined: no traces are taken. */
  readonly tracing?: TracingConfig;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const processSettings = {
  databaseUrl: text({
    name: 'DATABASE_URL',
    meaning:
      'PostgreSQL, with `?sslmode=verify-full&sslrootcert=FILE` over TLS; `npm start` starts its own when left out.',
    values: 'a postgres:// URL',
  }),
  logDatabaseUrl: text({
    name: 'LOG_DATABASE_URL',
    meaning:
      'PostgreSQL of the log, API keys, first answers and quarantine, which all services share; `DATABASE_URL` by default. ' +
      'Another one leaves `DATABASE_URL` to this service alone.',
    values: 'a postgres:// URL',
  }),
  databaseDirectory: text({
    name: 'DATABASE_DIRECTORY',
    meaning: 'Where PostgreSQL keeps its data, if on this machine: see `RESERVED_DISK_MB`.',
    values: 'a folder',
  }),
  reservedDiskMegabytes: wholeNumber({
    name: 'RESERVED_DISK_MB',
    meaning: 'Free megabytes below which commands are refused; 0 never refuses.',
    fallback: 128,
    max: 1_048_576,
  }),
  host: text({
    name: 'HOST',
    meaning: 'Address it listens at.',
    values: 'an address or a host name',
    fallback: '127.0.0.1',
  }),
  port: wholeNumber({
    name: 'PORT',
    meaning: 'Port it listens at; 0 takes any free one.',
    fallback: 0,
    max: 65_535,
  }),
  logLevel: oneOf({
    name: 'LOG_LEVEL',
    meaning: 'The least severe messages it logs.',
    choices: logLevels,
    fallback: 'info',
  }),
};

const demoKeysFile = text({
  name: 'DEMO_KEYS_FILE',
  meaning:
    'Keys of a demo by role, as `npm start` writes them: everybody on this machine may sign in with them. Only with a `HOST` on loopback.',
  values: 'a JSON file, with HOST on loopback',
});

/** Whether only this machine reaches an address. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);

/** Settings of every service, by the part that uses them. */
export const serviceSettings: Readonly<Record<string, Readonly<Record<string, Setting>>>> = {
  process: processSettings,
  messaging: kafkaSettings,
  'event store': eventStoreSettings,
  HTTP: { corsOrigins, consoleDirectory, ...limitSettings },
  sessions: { secureCookies, demoKeysFile },
  tracing: tracingSettings,
  decisions: { backDatingLimitMinutes },
};

export const logUrlOf = ({ databaseUrl, logDatabaseUrl = databaseUrl }: Config): string => logDatabaseUrl;

export const settingsOf = (contexts: readonly ContextModule[]): readonly Setting[] =>
  contexts.flatMap(({ parts }) => parts.settings ?? []);

/** Reads the environment. Throws with the name of each variable that is wrong, never with its value. */
export function readConfig(
  service: string,
  env: Variables,
  given: Partial<Config> = {},
  contexts: readonly ContextModule[] = [],
): Config {
  const problems: string[] = [];
  const read = readSettings(processSettings, env, problems);
  const databaseUrl = given.databaseUrl ?? read.databaseUrl;
  const logDatabaseUrl = given.logDatabaseUrl ?? (read.logDatabaseUrl || databaseUrl);
  const urls = {
    DATABASE_URL: databaseUrl,
    ...(logDatabaseUrl !== databaseUrl && { LOG_DATABASE_URL: logDatabaseUrl }),
  };
  problems.push(...Object.entries(urls).flatMap(([name, url]) => databaseUrlProblem(name, url) ?? []));
  const kafka = readKafkaConfig(env, problems);
  const eventStoreDB = readEventStoreDBConfig(env, problems);
  const config: Config = {
    service,
    ...(read.databaseDirectory !== '' && { databaseDirectory: read.databaseDirectory }),
    reservedDiskBytes: 1_048_576 * read.reservedDiskMegabytes,
    host: read.host,
    port: read.port,
    logLevel: read.logLevel,
    backDatingLimitMinutes: readSetting(backDatingLimitMinutes, env, problems),
    limits: readLimits(env, problems),
    settings: new Settings(settingsOf(contexts), env, problems),
    tracing: readTracingConfig(env, problems),
    corsOrigins: readSetting(corsOrigins, env, problems),
    secureCookies: readSetting(secureCookies, env, problems),
    ...optional('demoKeysFile', readSetting(demoKeysFile, env, problems)),
    ...optional('consoleDirectory', readSetting(consoleDirectory, env, problems)),
    ...(kafka !== undefined && { kafka }),
    ...(eventStoreDB !== undefined && { eventStoreDB }),
    ...given,
    databaseUrl,
    logDatabaseUrl,
  };
  if (config.demoKeysFile !== undefined && !isLoopback(config.host)) problems.push(mustBe(demoKeysFile));
  throwProblems(problems);
  return config;
}

const optional = <K extends keyof Config>(name: K, value: string) => value !== '' && { [name]: value };

/** Undefined for a URL of PostgreSQL; the files it names are read. */
function databaseUrlProblem(name: string, url: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(url)) return `${name} must be a postgres:// URL`;
  try {
    new Client({ connectionString: url });
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code === 'ENOENT'
      ? `${name} names a file that cannot be read (sslrootcert, sslcert or sslkey)`
      : `${name} must be a postgres:// URL`;
  }
}
