import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { Refusal } from '@boxtrail/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/problem';
import { printable, readInput } from '@boxtrail/input';

/** Refuses the query and the body of a route that declares none. What a route declares is read by the `ValidationPipe`. */
@Injectable()
export class DeclaredInput implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query, body, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    if (routeOptions.url?.startsWith('/v1') !== true) return true;
    if (!declares(context, RouteParamtypes.QUERY))
      readInput(Undeclared, { ...(query as object) }, 'parameter');
    if (body !== undefined && !declares(context, RouteParamtypes.BODY)) readInput(Undeclared, body, 'field');
    return true;
  }
}

/** What a route takes that declares nothing. */
class Undeclared {}

function declares(context: ExecutionContext, part: RouteParamtypes): boolean {
  const declared = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as
    Record<string, unknown> | undefined;
  return Object.keys(declared ?? {}).some((key) => key.startsWith(`${part}:`));
}

/** Refuses a query that is not percent-encoded UTF-8, and one that says a parameter twice. */
export function useStrictQueries(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _reply, _payload, done) => {
    const { url } = request;
    const start = url.indexOf('?');
    done(start < 0 ? undefined : queryProblem(url.slice(start + 1)));
  });
}

function queryProblem(query: string): Error | undefined {
  const names = new Set<string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    let name: string | undefined;
    try {
      [name = ''] = pair.split('=').map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    } catch {
      return new HttpProblem('REQUEST_MALFORMED', 'the query is not valid percent-encoded UTF-8');
    }
    const pointer = `/${printable(name)}`;
    if (names.has(name)) {
      const detail = `Repeated parameter: ${printable(name)}`;
      return new Refusal('invalid', 'INPUT_INVALID', detail, [{ pointer, detail }]);
    }
    names.add(name);
  }
  return undefined;
}
