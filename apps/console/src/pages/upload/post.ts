import { dataOf } from '@boxtrail/api-client';
import { api } from '../../base/api';
import type { Kind } from './kinds';
import type { Post } from './send';

interface To {
  readonly kind: Kind;
  /** The job or the round. */
  readonly of: string;
  /** One for a file, however often its lines are sent. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

/** Sends bodies of lines to the route of their kind. */
export const postTo =
  ({ kind, of, idempotencyKey, signal }: To): Post =>
  (text) => {
    const options = {
      body: '' as never, // what is sent is the text
      bodySerializer: () => text,
      headers: {
        'content-type': kind.sends === 'csv' ? 'text/csv' : 'application/x-ndjson',
        'idempotency-key': idempotencyKey,
      },
      parseAs: 'stream' as const,
      signal,
    };
    switch (kind.name) {
      case 'scans':
        return dataOf(api.POST('/v1/scans', options));
      case 'stations':
        return dataOf(api.POST('/v1/stations/import', options));
      case 'boxes':
        return dataOf(
          api.POST('/v1/packing-jobs/{jobId}/boxes', { ...options, params: { path: { jobId: of } } }),
        );
      case 'needs':
        return dataOf(
          api.POST('/v1/rounds/{roundId}/needs', { ...options, params: { path: { roundId: of } } }),
        );
    }
  };
