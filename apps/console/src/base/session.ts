import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from './api';

export type Role = Schemas['Session']['role'] & string;
export type Session = Schemas['Session'];

export const everyone: readonly Role[] = [
  'admin',
  'coordinator',
  'station',
  'packer',
  'carrier',
  'checkpoint',
  'grid-worker',
  'team',
  'auditor',
  'partner',
];

export const sessionKey = ['session'];

/** Who reads: asked once, and again whenever a request is refused for want of a session. */
export const useSession = () =>
  useQuery({
    queryKey: sessionKey,
    queryFn: () => dataOf(api.GET('/v1/session')),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Whether the reader has one of the roles. */
export function useMay(roles: readonly Role[]): boolean {
  const role = useSession().data?.role;
  return role !== undefined && role !== null && roles.includes(role);
}
