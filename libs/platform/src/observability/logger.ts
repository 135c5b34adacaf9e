import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { Config } from '../config/config';

/** JSON lines on standard output, or in a file. */
export function makeLogger(config: Config): Logger {
  const options = { level: config.logLevel, base: { service: config.service } };
  return config.logFile === undefined
    ? pino(options)
    : pino(options, pino.destination({ dest: config.logFile, mkdir: true, sync: false }));
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
