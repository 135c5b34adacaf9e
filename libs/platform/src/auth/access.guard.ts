import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Refusal } from '@boxtrail/kernel';
import type { FastifyRequest } from 'fastify';
import { Unauthenticated } from '../http/problem';
import { ApiKeys, type Principal } from './api-keys';
import { policyTable } from './policy-table';

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

/** Holds every request against the policy table. What is not in it is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly keys: ApiKeys) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const policy = policyTable[`${method} ${request.routeOptions.url}`];
    if (policy === 'public') return true;
    const principal = await this.authenticate(request);
    request.principal = principal;
    if (policy?.includes(principal.role) !== true) {
      throw new Refusal(
        'forbidden',
        'ROLE_NOT_ALLOWED',
        `the role ${principal.role} may not ${method} ${request.url}`,
      );
    }
    return true;
  }

  private async authenticate(request: FastifyRequest): Promise<Principal> {
    const [scheme, key] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || key === undefined) {
      throw new Unauthenticated('KEY_MISSING', 'send an API key: Authorization: Bearer bt_...');
    }
    const principal = await this.keys.verify(key);
    if (principal === undefined)
      throw new Unauthenticated('KEY_INVALID', 'this API key is unknown or has expired');
    return principal;
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
