import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Refusal } from '@boxtrail/kernel';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/problem';
import type { Principal } from './remembered-keys';
import { principalOf } from './authentication';
import { policyTable } from './policy-table';

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

/** Checks every request against the policy table. A route that is not in the table is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const policy = policyTable[`${method} ${request.routeOptions.url}`];
    if (policy === 'public') return true;
    const principal = principalOf(request.raw);
    if (principal === undefined) throw new HttpProblem('API_KEY_MISSING', 'send an API key');
    request.principal = principal;
    if (policy?.includes(principal.role) !== true) {
      throw new Refusal(
        'forbidden',
        'ROLE_NOT_ALLOWED',
        `the role ${principal.role} may not ${method} ${request.routeOptions.url?.replace(/:(\w+)/g, '{$1}')}`,
      );
    }
    return true;
  }
}

/** Keeps a key that speaks for one station to that station. Throws `STATION_NOT_YOURS`. */
export function mayActFor(principal: Principal, gln: string): void {
  if (principal.stationGln !== null && principal.stationGln !== gln) {
    throw new Refusal(
      'forbidden',
      'STATION_NOT_YOURS',
      `this key speaks for station ${principal.stationGln}, not ${gln}`,
    );
  }
}
