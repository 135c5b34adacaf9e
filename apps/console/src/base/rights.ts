import type { Schemas } from '@boxtrail/api-client';
import rights from './rights.json';

export type Session = Schemas['Session'];
export type Role = NonNullable<Session['role']>;

/** A route of the API, by the name that its document gives it. */
export type Operation = keyof typeof rights;

/** Roles whose keys may call a route. */
export const rolesOf = (operation: Operation): readonly Role[] => rights[operation].roles as readonly Role[];

/** Every role. */
export const everyone = rolesOf('getCaller');

/** Whether a session may call a route; a key that is bound to a place may not call some of them. */
export function may({ role, stationGln }: Session, operation: Operation): boolean {
  const { isUnbound } = rights[operation];
  return role !== null && rolesOf(operation).includes(role) && (stationGln === null || !isUnbound);
}
