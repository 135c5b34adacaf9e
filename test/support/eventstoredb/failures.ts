import { Metadata, status, type ServerErrorResponse } from '@grpc/grpc-js';

const failure = (code: status, details: string, exception: Record<string, string> = {}) => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(exception)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata }) as ServerErrorResponse;
};

/** What calls fail with, in the words and codes of the real server's `RpcExceptions`. */
export const failures = {
  unimplemented: () => failure(status.UNIMPLEMENTED, 'Service is unimplemented.'),
  notReady: () => failure(status.UNAVAILABLE, 'Server Is Not Ready'),
  notLeader: (host: string, port: string) =>
    failure(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': port,
    }),
  unauthenticated: () => failure(status.UNAUTHENTICATED, 'Authentication failed'),
  accessDenied: () => failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  invalidPosition: () =>
    failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.', {
      exception: 'invalid-position',
    }),
  tooSlow: () =>
    failure(
      status.ABORTED,
      'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.',
    ),
  appendTooLarge: (bytes: number) =>
    failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${bytes} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': `${bytes}`,
    }),
};
