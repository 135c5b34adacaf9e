import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal } from '@boxtrail/kernel';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/problem';
import { accessKey, type Allowed } from './access';
import { Areas, notYours, type Scope, scopeKey } from './area';
import { keyOf } from './authentication';
import type { Principal } from './valid-key';

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

/**
 * Checks every request against the `@Access` rule and the scope of its route. A route without a rule is refused to
 * everybody, and one without a scope to every key that is bound to a place.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly areas: Areas,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const allowed = this.reflector.get<Allowed | undefined>(accessKey, context.getHandler());
    if (allowed === 'public') return true;
    const principal = keyOf(request.raw)?.principal;
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
    return principal.stationGln === null || this.bound(request, principal, principal.stationGln, context);
  }

  /** Gives the request of a bound key the area of its place. */
  private async bound(
    request: FastifyRequest,
    principal: Principal,
    gln: string,
    context: ExecutionContext,
  ): Promise<boolean> {
    const scope = this.reflector.get<Scope | undefined>(scopeKey, context.getHandler());
    if (scope === undefined) throw notYours(principal, 'the whole network, which this route is about');
    request.principal = scope === 'network' ? principal : { ...principal, area: await this.areas.of(gln) };
    return true;
  }
}
