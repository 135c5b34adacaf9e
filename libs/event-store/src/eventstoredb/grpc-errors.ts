import type { ServiceError } from '@grpc/grpc-js';

/** Codes of gRPC that mean something here. */
export const codes = {
  invalidArgument: 3,
  permissionDenied: 7,
  aborted: 10,
  unimplemented: 12,
  unauthenticated: 16,
} as const;

const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && 'metadata' in error;

/** The code of gRPC that a call failed with; undefined when it failed here. */
export const codeOf = (error: unknown): number | undefined =>
  isServiceError(error) ? error.code : undefined;

const headerOf = (error: unknown, name: string): string | undefined => {
  const [value] = isServiceError(error) ? error.metadata.get(name) : [];
  return value?.toString();
};

/** `host:port` of the leader, when the call was refused by a node that does not lead. */
export function leaderNamedBy(error: unknown): string | undefined {
  if (headerOf(error, 'exception') !== 'not-leader') return undefined;
  return `${headerOf(error, 'leader-endpoint-host')}:${headerOf(error, 'leader-endpoint-port')}`;
}

/** The server ends a live subscription that falls 32 events behind. */
export const isTooSlow = (error: unknown): boolean =>
  codeOf(error) === codes.aborted && (error as Error).message.includes('too slow');

/** Why the server did not store one append of many: the type of its answer's details, and their text. */
export class AppendRefused extends Error {
  constructor(
    readonly type: string,
    message: string,
    /** Revision of the stream as the server counts, from 0; of a wrong expected version. -1: there is no stream. */
    readonly current = -1,
  ) {
    super(message);
    this.name = 'AppendRefused';
  }
}

/** Refusals of one append by a server that is well. */
const refusals = /^(WrongExpectedVersion|AccessDenied|StreamDeleted|BadRequest|Maximum\w+SizeExceeded)$/;

/** Whether the server has answered, and is well: its connection is kept. */
export function isAnswer(error: unknown): boolean {
  if (error instanceof AppendRefused) return refusals.test(error.type);
  const code = codeOf(error);
  return code === codes.invalidArgument || code === codes.permissionDenied || isTooSlow(error);
}
