import { chmodSync, existsSync } from 'node:fs';
import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export interface LogSettings {
  /** Name in every line. */
  readonly service: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** A file for the log; standard output when left out. */
  readonly logFile?: string;
}

/** Mode of a log file: lines name people and what they asked for. */
const ownerOnly = 0o600;
/** Characters that may wait to be written, at most; beyond it lines are dropped. */
const maxWaiting = 1_048_576;

/**
 * JSON lines on standard output, or in a file. Where they cannot be written - the disk is full, say - the program goes
 * on: they are tried again every second, and what does not fit in memory meanwhile is dropped.
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
  // Nothing more to write, and so what waits is tried again.
  lines.on('error', () => setTimeout(() => lines.write(''), 1_000).unref());
  // At the end of a process the library would try for ever where nothing can be written: a pipe nobody reads, a full
  // disk. `flushed` waits for the last lines instead, not for long.
  lines.flushSync = () => undefined;
  return pino({ level: config.logLevel, base: { service: config.service } }, lines);
}

/** Resolves when all lines so far are written; after a second also when they cannot be. */
export function flushed(logger: Logger): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, 1_000);
    logger.flush(() => {
      clearTimeout(patience);
      resolve();
    });
  });
}

/** Nest's own messages, as JSON like all others. */
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
