/** Limits of one process: what its callers may occupy, and for how long. */
export interface Limits {
  /** Requests worked on at once, by kind. */
  readonly commands: number;
  readonly reads: number;
  /**
   * Pages of more than 50 items: building one keeps the thread and the database busy for long. As many pieces of large
   * work, which batches of replays are too, are done at once.
   */
  readonly largePages: number;
  /** Bulk bodies (CSV, NDJSON): they are handled while they arrive. */
  readonly bulk: number;
  /** Reads that run in worker threads: exports, summaries, and what stood at a moment. */
  readonly expensiveReads: number;
  /**
   * Connections, in all and from one address. As many may wait to be accepted, as far as the system allows: it resets
   * connections beyond it.
   */
  readonly connections: number;
  readonly connectionsPerAddress: number;
  /** Seconds until the headers, and until a body that is no bulk body, must be complete. */
  readonly headerSeconds: number;
  readonly bodySeconds: number;
  /** Seconds a bulk body may pause, and seconds in which a client must take some of its answer. */
  readonly idleSeconds: number;
  readonly answerSeconds: number;
  /** Unknown API keys from one address in a minute. */
  readonly badKeysPerMinute: number;
}

const defaults: Readonly<Record<keyof Limits, readonly [variable: string, fallback: number]>> = {
  // Enough to keep the log's writer busy; more would only wait longer, in memory.
  commands: ['MAX_COMMANDS_IN_FLIGHT', 128],
  reads: ['MAX_READS_IN_FLIGHT', 256],
  largePages: ['MAX_LARGE_PAGES_IN_FLIGHT', 1],
  bulk: ['MAX_BULK_IN_FLIGHT', 32],
  expensiveReads: ['MAX_EXPENSIVE_READS', 4],
  connections: ['MAX_CONNECTIONS', 10_000],
  connectionsPerAddress: ['MAX_CONNECTIONS_PER_ADDRESS', 5_000],
  headerSeconds: ['HEADER_TIMEOUT_SECONDS', 5],
  bodySeconds: ['BODY_TIMEOUT_SECONDS', 10],
  idleSeconds: ['BULK_IDLE_TIMEOUT_SECONDS', 10],
  answerSeconds: ['ANSWER_TIMEOUT_SECONDS', 15],
  badKeysPerMinute: ['MAX_BAD_KEYS_PER_MINUTE', 60],
};

/** Reads the environment. Throws with the name of a variable that is not a whole number from 1 to 999999. */
export function readLimits(env: NodeJS.ProcessEnv): Limits {
  const limits = Object.entries(defaults).map(([limit, [variable, fallback]]) => {
    const text = env[variable];
    if (text === undefined || text === '') return [limit, fallback];
    if (!/^[1-9]\d{0,5}$/.test(text))
      throw new Error(`Configuration: ${variable} must be a whole number from 1 to 999999`);
    return [limit, Number(text)];
  });
  return Object.fromEntries(limits) as Record<keyof Limits, number>;
}
