import { readSettings, type Variables, wholeNumber } from '@boxtrail/settings';

const limit = (name: string, fallback: number, meaning: string) =>
  wholeNumber({ name, fallback, meaning, min: 1, max: 999_999 });

/** Limits of one process: what its callers may occupy, and for how long. */
export const limitSettings = {
  // Enough to keep the log's writer busy; more would only wait longer, in memory.
  commands: limit(
    'MAX_COMMANDS_IN_FLIGHT',
    128,
    'Commands in flight at once; others wait at most 250 ms, then 503. One key has at most three quarters, then 429.',
  ),
  reads: limit('MAX_READS_IN_FLIGHT', 256, 'Reads in flight at once, under the same rules.'),
  /** Building a large page keeps the thread and the database busy for long. */
  largePages: limit(
    'MAX_LARGE_PAGES_IN_FLIGHT',
    1,
    'Pages of more than 50 items and batches of replays worked on at once, for half of the time at most; up to 64 wait 5 s, then 503 or 429.',
  ),
  /** Handled while they arrive. */
  bulk: limit('MAX_BULK_IN_FLIGHT', 32, 'Bulk bodies (CSV, NDJSON) taken in at once.'),
  /** They run in worker threads. */
  expensiveReads: limit(
    'MAX_EXPENSIVE_READS',
    4,
    'Exports, summaries and reads as of a moment that run at once; one key has at most half of them.',
  ),
  /** As many may wait to be accepted, as far as the system allows: it resets connections beyond it. */
  connections: limit('MAX_CONNECTIONS', 10_000, 'Connections at once; others are closed.'),
  connectionsPerAddress: limit(
    'MAX_CONNECTIONS_PER_ADDRESS',
    5_000,
    'Connections from one address at once; others are closed.',
  ),
  headerSeconds: limit(
    'HEADER_TIMEOUT_SECONDS',
    5,
    'Seconds until the headers of a request must be complete.',
  ),
  bodySeconds: limit(
    'BODY_TIMEOUT_SECONDS',
    10,
    'Seconds until a body that is no bulk body must be complete.',
  ),
  idleSeconds: limit('BULK_IDLE_TIMEOUT_SECONDS', 10, 'Seconds a bulk body may pause.'),
  answerSeconds: limit(
    'ANSWER_TIMEOUT_SECONDS',
    15,
    'Seconds in which a client must take some of its answer.',
  ),
  apiKeyDays: limit('MAX_API_KEY_DAYS', 366, 'Days for which an API key may be issued.'),
  sessionHours: limit('SESSION_HOURS', 8, 'Hours after which a session of a browser ends.'),
  sessionsPerKey: limit(
    'MAX_SESSIONS_PER_KEY',
    100,
    'Sessions of one API key: one more ends its oldest. Within a minute no more are opened, then 429.',
  ),
  requestsPerMinute: limit(
    'MAX_REQUESTS_PER_KEY_PER_MINUTE',
    600_000,
    'Requests of one API key in a minute, to one process, then 429. A bulk body is one request.',
  ),
  badKeysPerMinute: limit(
    'MAX_BAD_KEYS_PER_MINUTE',
    60,
    'Unknown API keys from one address in a minute, then 429. Behind a gateway, which counts them itself: 999999.',
  ),
};

export type Limits = { readonly [K in keyof typeof limitSettings]: number };

/** For providers that keep a limit themselves. */
export const LIMITS = Symbol('limits');

/** Reads the environment. Adds the name of each variable that is wrong to `problems`. */
export const readLimits = (env: Variables, problems: string[]): Limits =>
  readSettings(limitSettings, env, problems);

/** The limits where nothing else is configured. */
export const defaultLimits: Limits = readLimits({}, []);
