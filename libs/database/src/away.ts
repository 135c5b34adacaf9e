import { setTimeout as pause } from 'node:timers/promises';
import { NotMigrated } from './migrate';

/** Errors of the PostgreSQL client that say "away", not "wrong": class 08 and 57P, and those of the socket. */
export function isConnectionError(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    /^(08|57P|ECONN|EPIPE|ETIMEDOUT)/.test(code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect|Query read timeout/.test(message ?? '')
  );
}

/** Also a name that is not known yet, as that of a container that has not begun, and a server without a place left. */
function isNotThereYet(error: unknown): boolean {
  const { code } = error as { code?: string };
  return isConnectionError(error) || ['ENOTFOUND', 'EAI_AGAIN', '53300'].includes(code ?? '');
}

/** Which setting names the database that an error is about. */
const settings = new WeakMap<object, string>();

/** Does some work with the database of a setting: `retryUntilReady` names it when the work fails. */
export async function nameSetting<T>(setting: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    settings.set(error as object, setting);
    throw error;
  }
}

/** What the URL says is refused: name, password, database or the right to connect, or the certificate of who answers. */
function isRefused(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    /^(28|3D000)|CERT|SIGNATURE/.test(code ?? '') ||
    /does not support SSL connections|^permission denied for database/.test(message ?? '')
  );
}

const firstPauseMs = 250;
const longestPauseMs = 5_000;

/**
 * Boots, and retries while PostgreSQL is unreachable or not migrated: after 250 ms at first, at most every 5 s, with a
 * warning each time, so that the process need not be restarted. @throws other errors, a wrong password for one, at once.
 */
export async function retryUntilReady<T>(
  boot: () => Promise<T>,
  log: { warn(message: string): void },
  wait: (ms: number) => Promise<unknown> = pause,
): Promise<T> {
  for (let ms = firstPauseMs; ; ms = Math.min(longestPauseMs, ms * 2)) {
    try {
      return await boot();
    } catch (error) {
      const setting = settings.get(error as object) ?? 'DATABASE_URL';
      if (isRefused(error)) throw new Error(`${setting}: ${(error as Error).message}`, { cause: error });
      if (!isNotThereYet(error) && !(error instanceof NotMigrated)) throw error;
      const why = (error as Error).message || String((error as { code?: unknown }).code);
      const what = error instanceof NotMigrated ? why : `PostgreSQL is not there (${why})`;
      log.warn(`${setting}: ${what}; nothing is served yet, trying again in ${ms / 1000} s`);
      await wait(ms);
    }
  }
}
