import { chmodSync, existsSync } from 'node:fs';
import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export interface LogSettings {
  /** Service name in every line. */
  readonly service: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** A file for the log; standard output when left out. */
  readonly logFile?: string;
}

/** Mode of a log file: lines contain the names and requests of people. */
const ownerOnly = 0o600;
/** Maximum characters buffered; beyond it lines are dropped. */
const maxWaiting = 1_048_576;

/**
 * JSON lines to standard output or a file. When they cannot be written (disk full, for example) the program keeps
 * running: writing is retried every second, and lines beyond the buffer are dropped.
 */
export function makeLogger(config: LogSettings): Logger {
  if (config.logFile !== undefined && existsSync(config.logFile)) chmodSync(config.logFile, ownerOnly);
  const lines = pino.destination({
    dest: config.logFile ?? 1,
    mkdir: true,
    mode: ownerOnly,
    sync: false,
    maxLength: maxWaiting,
  });
  // Nothing new to write: retry the buffered lines.
  lines.on('error', () => setTimeout(() => lines.write(''), 1_000).unref());
  // At exit the library would retry forever when nothing can be written (a pipe without a reader, a full disk).
  // `flushed` waits for the last lines instead, for a limited time.
  lines.flushSync = () => undefined;
  return pino({ level: config.logLevel, base: { service: config.service } }, lines);
}

/** Resolves when all lines so far are written, or after one second. */
export function flushed(logger: Logger): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 1_000);
    logger.flush(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Nest's own messages in the same JSON format. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
  fatal(message: unknown, context?: string): void {
    this.logger.fatal({ context }, String(message));
  }
}
