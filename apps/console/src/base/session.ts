import { dataOf } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from './api';
import { may, type Operation, type Role } from './rights';

export type { Role, Session } from './rights';

export const sessionKey = ['session'];

/** Who reads: asked once, and again whenever a request is refused for want of a session. */
export const useSession = () =>
  useQuery({
    queryKey: sessionKey,
    queryFn: () => dataOf(api.GET('/v1/session')),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Whether the reader has one of the roles. */
export function useHasRole(roles: readonly Role[]): boolean {
  const role = useSession().data?.role;
  return role !== undefined && role !== null && roles.includes(role);
}

/** Whether the reader may call a route. */
export function useMay(operation: Operation): boolean {
  const { data } = useSession();
  return data !== undefined && may(data, operation);
}
