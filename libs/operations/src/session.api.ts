import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { invalid, Refusal } from '@boxtrail/kernel';
import {
  Access,
  Authentication,
  HttpProblem,
  keyOf,
  keySentIn,
  KnownByOwnId,
  Refuses,
  type RawProblem,
  type Role,
  SessionCookies,
  Sessions,
  type ValidKey,
} from '@boxtrail/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DemoRoles } from './session/demo-roles';
import { SignInBody } from './session/session.params';

/** Who is signed in. */
interface Session {
  /** Name of the key's holder; null for nobody. */
  readonly subject: string | null;
  readonly role: Role | null;
  /** The only station it may act for; null for all. */
  readonly stationGln: string | null;
  /** When the session ends by itself; under a key, when that expires. */
  readonly expiresAt: string | null;
  /** Roles that can be signed in with without a key; empty where there is no demo. */
  readonly demoRoles: Role[];
}

@ApiTags('operations')
@Controller('v1/session')
export class SessionApi {
  constructor(
    private readonly sessions: Sessions,
    private readonly authentication: Authentication,
    private readonly cookies: SessionCookies,
    private readonly demo: DemoRoles,
  ) {}

  // The answer belongs to one browser: it must not be stored.
  @Post()
  @Access('public')
  @Refuses({}, 'DEMO_OFF')
  @KnownByOwnId()
  @ApiOperation({
    summary: 'Sign in: exchange an API key for a session in a cookie',
    description:
      'Every route takes the cookie instead of `Authorization`. A request with another method than GET or HEAD must ' +
      'then come from a page of this server. The session ends with the key.',
  })
  async signIn(
    @Body() { key, demoRole }: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const { headers } = request;
    const checked = await this.authentication.check(
      request.raw,
      await this.keyToCheck(key, demoRole, request),
    );
    if (checked.problem !== undefined) throw asError(checked.problem);
    const { valid } = checked;
    if (valid.session !== undefined) throw invalid('INPUT_INVALID', 'a session opens no session', '/key');
    const { token, expiresAt } = await this.sessions.open(valid);
    void reply.header('set-cookie', this.cookies.set(token, expiresAt, headers));
    return this.shown(request, { principal: valid.principal, expiresAt: expiresAt.getTime() });
  }

  @Get()
  @Access('public')
  @ApiOperation({
    summary: 'Who is signed in, and the roles of a demo; nobody without a session or key',
  })
  getSession(@Req() request: FastifyRequest): Promise<Session> {
    return this.shown(request, keyOf(request.raw));
  }

  @Delete()
  @Access('public')
  @HttpCode(204)
  @KnownByOwnId()
  @ApiOperation({
    summary: 'Sign out: within a second, every process refuses the session',
    description: 'Streams that run under the session end. An API key that is sent instead stays as it is.',
  })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const session = keyOf(request.raw)?.session;
    if (session !== undefined)
      await this.sessions.end(session, keySentIn(request.headers.authorization) ?? '');
    void reply.header('set-cookie', this.cookies.clear(request.headers));
  }

  private async keyToCheck(
    key: SignInBody['key'],
    demoRole: SignInBody['demoRole'],
    { headers }: FastifyRequest,
  ): Promise<string> {
    if (typeof key === 'string' && typeof demoRole !== 'string') return key;
    if (typeof demoRole !== 'string' || typeof key === 'string')
      throw invalid('INPUT_INVALID', 'send either key or demoRole', '/key');
    const ofDemo = await this.demo.keyOf(demoRole, headers);
    if (ofDemo !== undefined) return ofDemo;
    throw new Refusal('forbidden', 'DEMO_OFF', 'there are no demo roles here: sign in with an API key');
  }

  private async shown(
    { headers }: FastifyRequest,
    valid: Pick<ValidKey, 'principal' | 'expiresAt'> | undefined,
  ): Promise<Session> {
    const demoRoles = await this.demo.roles(headers);
    if (valid === undefined)
      return { subject: null, role: null, stationGln: null, expiresAt: null, demoRoles };
    const { subject, role, stationGln } = valid.principal;
    return { subject, role, stationGln, expiresAt: new Date(valid.expiresAt).toISOString(), demoRoles };
  }
}

const asError = ({ code, detail, retryAfter }: RawProblem): HttpProblem =>
  new HttpProblem(code, detail, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
