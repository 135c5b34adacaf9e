import type { EventOf, PassVerified, VerificationEvent } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

/** One scan of a pass at a checkpoint. Stream `verification-<scanId>`. */
export type VerificationState =
  | { readonly status: 'none' }
  | {
      readonly status: 'recorded';
      readonly occurredAt: string;
      readonly verification: EventOf<typeof PassVerified>['data'];
    };

export const initial: VerificationState = { status: 'none' };

export function evolve(_before: VerificationState, event: VerificationEvent): VerificationState {
  switch (event.type) {
    case 'passes.PassVerified':
      return { status: 'recorded', occurredAt: event.occurredAt, verification: event.data };
    default:
      return unreachable(event.type);
  }
}
