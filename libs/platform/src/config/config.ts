/** Everything a process is told from outside. Read once, at boot. */
export interface Config {
  /** Name in logs and metrics. */
  readonly service: string;
  /** PostgreSQL, as a URL. */
  readonly databaseUrl: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** A file for the log; standard output when left out. */
  readonly logFile?: string;
  /** How long after its cut-off, and after its last need, a round that nobody closed is closed by the clock. */
  readonly roundGraceSeconds: number;
}

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
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) problems.push('DATABASE_URL must be a postgres:// URL');
  const logLevel = levels.find((level) => level === (env['LOG_LEVEL'] ?? 'info'));
  if (logLevel === undefined) problems.push(`LOG_LEVEL must be one of ${levels.join(', ')}`);
  const config: Config = {
    service,
    databaseUrl,
    host: env['HOST'] ?? '127.0.0.1',
    port: number('PORT', 0, 65_535),
    logLevel: logLevel ?? 'info',
    roundGraceSeconds: number('ROUND_GRACE_SECONDS', 300, 86_400),
    ...given,
  };
  if (problems.length > 0) throw new Error(`Configuration: ${problems.join('; ')}`);
  return config;
}
