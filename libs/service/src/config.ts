import { Client } from 'pg';
import {
  readEventStoreDBConfig,
  type EventStoreDBConfig,
} from '@boxtrail/event-store/eventstoredb/eventstoredb-config';
import { readCorsOrigins } from '@boxtrail/http';
import { readTracingConfig, type TracingConfig } from '@boxtrail/observability';
import { readKafkaConfig, type KafkaConfig } from '@boxtrail/messaging/kafka/kafka-config';

export const CONFIG = Symbol('config');
/** Whether this process is a `server`, which works in the background, or a `tool`, which only looks and commands. */
export const RUNS = Symbol('runs');

/** Everything a process is told from outside. Read once, at boot. */
export interface Config {
  /** Name in logs and metrics. */
  readonly service: string;
  /** PostgreSQL, as a URL. */
  readonly databaseUrl: string;
  /** Where PostgreSQL keeps its data, if that is on this machine: commands are refused before its disk is full. */
  readonly databaseDirectory?: string;
  /** Free bytes below which that is; 0 never. */
  readonly reservedDiskBytes?: number;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** A file for the log; standard output when left out. */
  readonly logFile?: string;
  /** How long after its cut-off, and after its last need, a round that nobody closed is closed by the clock. */
  readonly roundGraceSeconds: number;
  /** Decisions dated further back take a planner and a reason; `defaultBackDatingMinutes` when left out. */
  readonly backDatingLimitMinutes?: number;
  /** Scans of one box that one key may record in an hour; 0 is no limit, `defaultScansPerBoxAndHour` when left out. */
  readonly scansPerBoxAndHour?: number;
  /** Events reach other contexts over this cluster; undefined when they are read from the log itself. */
  readonly kafka?: KafkaConfig;
  /** The log is in this EventStoreDB; undefined when it is in PostgreSQL. */
  readonly eventStoreDB?: EventStoreDBConfig;
  /** Origins whose pages may read answers in a browser; none when left out. */
  readonly corsOrigins?: readonly string[];
  /** Undefined: no traces are taken. */
  readonly tracing?: TracingConfig;
}

/** How far back a decision may be dated by anybody who may take it, unless the configuration says otherwise. */
export const defaultBackDatingMinutes = 30;

/** Scans of one box by one key in an hour, unless the configuration says otherwise. */
export const defaultScansPerBoxAndHour = 1_000;

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Reads the environment. Throws with the name of each variable that is wrong, never with its value. */
export function readConfig(service: string, env: NodeJS.ProcessEnv, given: Partial<Config> = {}): Config {
  const problems: string[] = [];
  const number = (name: string, fallback: number, max: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    if (!/^\d+$/.test(text) || Number(text) > max)
      problems.push(`${name} must be a whole number from 0 to ${max}`);
    return Number(text);
  };
  const databaseUrl = given.databaseUrl ?? env['DATABASE_URL'] ?? '';
  const wrong = whatIsWrongWith(databaseUrl);
  if (wrong !== undefined) problems.push(wrong);
  const logLevel = levels.find((level) => level === (env['LOG_LEVEL'] ?? 'info'));
  if (logLevel === undefined) problems.push(`LOG_LEVEL must be one of ${levels.join(', ')}`);
  const messaging = env['MESSAGING'] || 'embedded';
  if (messaging !== 'embedded' && messaging !== 'kafka') problems.push('MESSAGING must be embedded or kafka');
  const kafka = messaging === 'kafka' ? readKafkaConfig(env, problems) : undefined;
  const eventStoreDB = readEventStoreDBConfig(env, problems);
  const tracing = readTracingConfig(env, problems);
  const corsOrigins = readCorsOrigins(env, problems);
  const config: Config = {
    service,
    databaseUrl,
    ...(env['DATABASE_DIRECTORY'] && { databaseDirectory: env['DATABASE_DIRECTORY'] }),
    reservedDiskBytes: 1_048_576 * number('RESERVED_DISK_MB', 128, 1_048_576),
    host: env['HOST'] ?? '127.0.0.1',
    port: number('PORT', 0, 65_535),
    logLevel: logLevel ?? 'info',
    roundGraceSeconds: number('ROUND_GRACE_SECONDS', 300, 86_400),
    scansPerBoxAndHour: number('MAX_SCANS_PER_BOX_AND_HOUR', defaultScansPerBoxAndHour, 1_000_000),
    backDatingLimitMinutes: number('BACK_DATING_LIMIT_MINUTES', defaultBackDatingMinutes, 1_440),
    tracing,
    corsOrigins,
    ...(kafka !== undefined && { kafka }),
    ...(eventStoreDB !== undefined && { eventStoreDB }),
    ...given,
  };
  if (problems.length > 0) throw new Error(`Configuration: ${problems.join('; ')}`);
  return config;
}

/** Of a URL of PostgreSQL; the files it names are read. */
function whatIsWrongWith(databaseUrl: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) return 'DATABASE_URL must be a postgres:// URL';
  try {
    new Client({ connectionString: databaseUrl });
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code === 'ENOENT'
      ? 'DATABASE_URL names a file that cannot be read (sslrootcert, sslcert or sslkey)'
      : 'DATABASE_URL must be a postgres:// URL';
  }
}
