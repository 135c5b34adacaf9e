import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension } from '@nestjs/swagger';

/** Roles of callers. One key has one role. */
export const roles = [
  'admin',
  'coordinator',
  'station',
  'packer',
  'carrier',
  'checkpoint',
  'grid-worker',
  'team',
  'auditor',
  'market-supervision',
  'partner',
] as const;
export type Role = (typeof roles)[number];

/** Groups for `@Access(...planners, 'auditor')`. */
export const everyone: readonly [Role, ...Role[]] = [...roles];
export const planners = ['admin', 'coordinator'] as const;

/** The callers of a route: holders of a key with one of these roles; `public` needs no key. */
export type Allowed = 'public' | readonly Role[];

/** Reflection key of the access rule on a controller method. */
export const accessKey = 'boxtrail:access';

/** OpenAPI extension of an operation: the roles that may call it, or `public`. */
export const rolesKey = 'x-roles';

/**
 * Names the callers of a route. The guard refuses a route without it to everybody. The OpenAPI document shows the rule
 * as `x-roles`, and the security schemes of every route that is not public.
 */
export function Access(who: 'public'): MethodDecorator;
export function Access(...who: readonly [Role, ...Role[]]): MethodDecorator;
export function Access(...who: readonly ('public' | Role)[]): MethodDecorator {
  const allowed: Allowed = who.includes('public') ? 'public' : roles.filter((role) => who.includes(role));
  return applyDecorators(
    SetMetadata(accessKey, allowed),
    ApiExtension(rolesKey, allowed),
    ...(allowed === 'public' ? [] : [ApiBearerAuth(), ApiCookieAuth('session')]),
  );
}
