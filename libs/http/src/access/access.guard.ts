import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal } from '@boxtrail/kernel';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/problem';
import { accessKey, type Allowed } from './access';
import type { Principal } from './remembered-keys';
import { principalOf } from './authentication';

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

/** Checks every request against the `@Access` rule of its route. A route without one is refused to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const allowed = this.reflector.get<Allowed | undefined>(accessKey, context.getHandler());
    if (allowed === 'public') return true;
    const principal = principalOf(request.raw);
    if (principal === undefined) throw new HttpProblem('API_KEY_MISSING', 'send an API key');
    request.principal = principal;
    if (allowed?.includes(principal.role) !== true) {
      const method = request.method === 'HEAD' ? 'GET' : request.method;
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
      `this key is bound to station ${principal.stationGln}, not ${gln}`,
    );
  }
}
