import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Module, Post, type StreamableFile } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { ApiKeys } from '../access/api-keys';
import { Access, everyone, type Role } from '../access/access';
import { WholeNetwork } from '../access/area';
import { contextModule, type ContextParts } from '@boxtrail/context';
import { serve, type Service } from '@boxtrail/service';
import { answerLines, type LineAnswer } from '@boxtrail/intake';
import { KeyField, MomentField, RefField } from '@boxtrail/input';
import { OneOrMany } from '../server/media-types';
import { type Caller, CallerParam } from './caller';

class Note {
  @KeyField('sscc')
  sscc: string;
  @RefField({ optional: true })
  byRef?: string;
  @MomentField({ optional: true })
  occurredAt?: string;
}

/** Routes with an access rule, and one without. */
@Controller('v1')
class NotesApi {
  @Post('scans')
  @HttpCode(200)
  @Access(...everyone)
  @OneOrMany()
  note(@Body() body: unknown, @CallerParam() caller: Caller): unknown {
    if (body instanceof Readable) return this.lines(body, caller);
    return body;
  }
  private lines(body: Readable, caller: Caller): StreamableFile {
    return answerLines(body, caller, (batch) =>
      Promise.resolve(
        batch.map(({ line, raw }): LineAnswer => ({
          line,
          status: 'accepted',
          id: raw.toString('latin1').slice(0, 8),
          position: line,
        })),
      ),
    );
  }
  @Post('notes')
  @Access('admin', 'station')
  typed(@Body() body: Note): Note {
    return body;
  }
  @Get('without-access')
  hidden(): string {
    return 'must not be seen';
  }
  @Get('accounts')
  @Access(...everyone)
  @WholeNetwork()
  fails(): never {
    throw new Error('secret detail of the inside');
  }
}

const parts: ContextParts = { name: 'notes', routes: [NotesApi], commands: [], views: [] };

@Module(contextModule(parts))
class NotesModule {
  static readonly parts = parts;
}

describe('the HTTP edge', () => {
  let database: TestDatabase;
  let service: Service;
  const keys = new Map<Role, string>();
  beforeAll(async () => {
    database = await createTestDatabase();
    service = await serve([NotesModule], {
      service: 'notes',
      databaseUrl: database.url,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'silent',
    });
    for (const role of ['admin', 'auditor'] as const) {
      const until = new Date(Date.now() + 3_600_000);
      keys.set(role, await service.app.get(ApiKeys).issue({ subject: role, role, stationGln: null }, until));
    }
  });
  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  interface Asked {
    readonly role?: Role;
    readonly key?: string;
    readonly body?: string | Uint8Array;
    readonly type?: string;
    readonly headers?: Record<string, string>;
  }
  async function ask(method: string, path: string, { role = 'admin', key, body, type, headers }: Asked = {}) {
    const response = await fetch(`${service.url}${path}`, {
      method,
      body,
      headers: {
        authorization: `Bearer ${key ?? keys.get(role)}`,
        ...(type && { 'content-type': type }),
        ...headers,
      },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text };
  }
  const problemOf = ({ status, headers, text }: { status: number; headers: Headers; text: string }) => {
    expect(headers.get('content-type')).toContain('application/problem+json');
    const problem = JSON.parse(text) as {
      status: number;
      code: string;
      traceId: string;
      detail: string;
      errors?: unknown;
    };
    expect(problem.status).toBe(status);
    expect(problem.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(text).not.toMatch(/\bat .*\.(ts|js):\d/);
    return problem;
  };
  const json = 'application/json';

  it('given no key, or one that was never issued or has expired, then 401', async () => {
    const expired = await service.app
      .get(ApiKeys)
      .issue({ subject: 'x', role: 'admin', stationGln: null }, new Date(0));
    const without = await fetch(`${service.url}/v1/accounts`);
    expect(without.status).toBe(401);
    expect(without.headers.get('www-authenticate')).toBe('Bearer');
    for (const key of ['bt_wrong', expired]) {
      expect(problemOf(await ask('GET', '/v1/accounts', { key }))).toMatchObject({
        status: 401,
        code: 'API_KEY_INVALID',
      });
    }
  });

  it('given a role the route does not name, or a route without @Access, then 403, documented too', async () => {
    expect(problemOf(await ask('GET', '/v1/without-access'))).toMatchObject({
      status: 403,
      code: 'ROLE_NOT_ALLOWED',
    });
    const body = JSON.stringify({ sscc: '376104250021234569' });
    expect(problemOf(await ask('POST', '/v1/notes', { role: 'auditor', body, type: json }))).toMatchObject({
      status: 403,
    });
    const { paths } = JSON.parse((await ask('GET', '/openapi.json')).text) as {
      paths: Record<string, Record<string, { responses: object; security?: object; 'x-roles'?: unknown }>>;
    };
    const described = (path: string, method: string) => {
      const { responses, security, 'x-roles': roles } = paths[path]?.[method] ?? { responses: {} };
      return { roles, hasSecurity: security !== undefined, refuses: '403' in responses };
    };
    expect(described('/v1/notes', 'post')).toEqual({
      roles: ['admin', 'station'],
      hasSecurity: true,
      refuses: true,
    });
    expect(described('/v1/accounts', 'get')).toEqual({ roles: everyone, hasSecurity: true, refuses: false });
    expect(described('/health/live', 'get')).toEqual({ roles: 'public', hasSecurity: false, refuses: false });
    expect(described('/v1/without-access', 'get')).toMatchObject({ roles: undefined, refuses: true });
  });

  it('given a mistake of ours, then 500 that says nothing of the inside, with the trace id of the caller', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01` };
    const problem = problemOf(await ask('GET', '/v1/accounts', { headers }));
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL', traceId: trace });
    expect(problem.detail).not.toContain('secret');
  });

  it('given a body of a class, then it is converted, and every wrong field is named', async () => {
    const good = {
      sscc: 'https://id.example.org/00/376104250021234569',
      occurredAt: '2026-03-16T09:30:00+08:00',
    };
    const taken = await ask('POST', '/v1/notes', { body: JSON.stringify(good), type: json });
    expect(JSON.parse(taken.text)).toEqual({
      sscc: '376104250021234569',
      occurredAt: '2026-03-16T01:30:00.000Z',
    });
    const bad = {
      sscc: '376104250021234560',
      byRef: 'a b',
      occurredAt: '2026-02-30T09:30:00+08:00',
      name: 'Li Lei',
    };
    const { errors } = problemOf(await ask('POST', '/v1/notes', { body: JSON.stringify(bad), type: json }));
    expect(errors).toEqual([
      { pointer: '/name', detail: 'Unknown field: name' },
      { pointer: '/sscc', detail: 'SSCC 376104250021234560 has check digit 0, expected 9' },
      { pointer: '/byRef', detail: 'byRef must be 1 to 64 letters, digits or any of . _ : -' },
      {
        pointer: '/occurredAt',
        detail:
          'occurredAt must be a date and time with an offset, of the years 1970 to 9999, as in 2026-03-16T09:30:00+08:00',
      },
    ]);
  });

  it('given a body that is empty, truncated, huge, wrongly encoded or of another kind, then it is refused', async () => {
    const bodies: [string, Asked][] = [
      ['empty', { body: '', type: json }],
      ['blank', { body: '  ', type: json }],
      ['no body', { type: json }],
      ['truncated', { body: '{"sscc":"3761042', type: json }],
      ['not UTF-8', { body: Buffer.from('7b2261223a22ff22 7d'.replace(' ', ''), 'hex'), type: json }],
      ['NUL', { body: Buffer.from('{"sscc":"\0"}'), type: json }],
      ['escaped NUL', { body: '{"sscc":"\\u0000"}', type: json }],
      ['half a character', { body: '{"sscc":"\\ud800"}', type: json }],
      ['deeply nested', { body: `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, type: json }],
      ['huge', { body: JSON.stringify({ sscc: 'x'.repeat(1_100_000) }), type: json }],
      ['array', { body: '[]', type: json }],
      ['null', { body: 'null', type: json }],
      ['XML', { body: '<a/>', type: 'application/xml' }],
    ];
    const answers = [];
    for (const [name, asked] of bodies) {
      const problem = problemOf(await ask('POST', '/v1/notes', asked));
      answers.push(`${name}: ${problem.status} ${problem.code}`);
    }
    expect(answers).toEqual([
      'empty: 400 BODY_EMPTY',
      'blank: 400 BODY_EMPTY',
      'no body: 400 BODY_EMPTY',
      'truncated: 400 JSON_INVALID',
      'not UTF-8: 400 ENCODING_INVALID',
      'NUL: 400 ENCODING_INVALID',
      'escaped NUL: 400 JSON_INVALID',
      'half a character: 400 JSON_INVALID',
      'deeply nested: 400 JSON_INVALID',
      'huge: 413 BODY_TOO_LARGE',
      'array: 400 INPUT_INVALID',
      'null: 400 INPUT_INVALID',
      'XML: 415 MEDIA_TYPE_UNSUPPORTED',
    ]);
  });

  it('given lines, then each is answered and a summary closes them, whatever the line ends', async () => {
    const body = 'first\r\n\n\nsecond\nthird';
    const { text, headers } = await ask('POST', '/v1/scans', { body, type: 'application/x-ndjson' });
    expect(headers.get('content-type')).toBe('application/x-ndjson');
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { line: 1, status: 'accepted', id: 'first', position: 1 },
      { line: 4, status: 'accepted', id: 'second', position: 4 },
      { line: 5, status: 'accepted', id: 'third', position: 5 },
      { summary: { accepted: 3, duplicate: 0, quarantined: 0, failed: 0 }, position: 5 },
    ]);
  });

  it('given a line without an end, then what came before it is answered and the rest is named', async () => {
    const body = `first\n${'x'.repeat(300_000)}`;
    const { text } = await ask('POST', '/v1/scans', { body, type: 'application/x-ndjson' });
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { line: 1, status: 'accepted', id: 'first', position: 1 },
      {
        summary: { accepted: 1, duplicate: 0, quarantined: 0, failed: 0 },
        position: 1,
        error: { code: 'LINE_TOO_LONG', detail: 'line 2 is longer than 262144 bytes' },
      },
    ]);
  });

  it('the documents are there: OpenAPI 3.1, a page, metrics, health', async () => {
    expect(JSON.parse((await ask('GET', '/openapi.json')).text)).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Boxtrail' },
    });
    expect((await ask('GET', '/docs')).text).toContain('/docs/start.js');
    expect((await ask('GET', '/docs/swagger-ui.css')).status).toBe(200);
    expect(await fetch(`${service.url}/metrics`).then((r) => r.text())).toContain(
      'boxtrail_http_request_seconds',
    );
    expect(await fetch(`${service.url}/health/live`).then((r) => r.status)).toBe(200);
    expect(await fetch(`${service.url}/health/ready`).then((r) => r.json())).toMatchObject({ status: 'ok' });
  });
});
