import { catalogue } from '@boxtrail/contracts';
import { ApiKeys, type Role, roles } from '@boxtrail/http';
import { AuditService } from '../testing/audit-service';
import { type Bound, glns, network, personal } from '../testing/change-scene';
import { story } from '../testing/change-story';

interface Line {
  readonly position: number;
  readonly kind: string;
  readonly subject?: { kind: string; id: string; url: string } | null;
  readonly stationGln?: string | null;
}

/** Roles that may read the stock of suppliers. */
const stockReaders: readonly Role[] = ['admin', 'coordinator', 'packer', 'auditor', 'market-supervision'];
/** Roles that may read passes, as docs/access.md has them. */
const passReaders: readonly Role[] = ['admin', 'coordinator', 'carrier', 'checkpoint', 'auditor'];
const readersOf: Readonly<Record<string, readonly Role[]>> = { pass: passReaders, lot: stockReaders };
const logReaders: readonly Role[] = ['admin', 'coordinator', 'auditor'];
const bindings: readonly Bound[] = ['none', ...(Object.keys(glns) as (keyof typeof glns)[])];
const isChange = ({ kind }: Line) => kind !== 'position';

describe('GET /v1/changes', () => {
  let audit: AuditService;
  beforeAll(async () => {
    audit = await AuditService.start();
    await audit.append([...network, ...story.map(([event]) => event)], [7, 1, 30]);
  });
  afterAll(() => audit.stop());

  const keyOf = (role: Role, bound: Bound = 'none', expiresInMs = 3_600_000) =>
    audit.service.app.get(ApiKeys).issue(
      // Keys of one subject share their streams.
      {
        subject: `${role}-${bound}-${Math.random()}`,
        role,
        stationGln: bound === 'none' ? null : glns[bound],
      },
      new Date(Date.now() + expiresInMs),
    );
  const ask = (key: string, query = '', headers: Record<string, string> = {}) =>
    fetch(`${audit.service.url}/v1/changes${query}`, {
      headers: { authorization: `Bearer ${key}`, ...headers },
    });
  const linesIn = (text: string) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  const page = async (key: string, query: string) => {
    const answer = await ask(key, `?follow=false&limit=200${query}`);
    expect(answer.status).toBe(200);
    return linesIn(await answer.text());
  };

  it('given the story, then it has every event type', () => {
    const types = new Set([...network, ...story.map(([event]) => event)].map(({ type }) => type));
    expect([...catalogue.keys()].filter((type) => !types.has(type))).toEqual([]);
  });

  it('given each role and binding, then exactly the changes that it may see, and the position of the end', async () => {
    for (const role of roles)
      for (const bound of bindings) {
        const lines = await page(await keyOf(role, bound), '');
        const wanted = story.flatMap(([event, seenBy, subject, stationGln], i) => {
          const readers = subject === null ? logReaders : (readersOf[subject.split(' ')[0] ?? ''] ?? roles);
          const seen = seenBy.includes(bound) && readers.includes(role);
          return seen ? [{ position: network.length + i + 1, type: event.type, subject, stationGln }] : [];
        });
        const found = lines.filter((line) => isChange(line) && line.position > network.length);
        expect({
          role,
          bound,
          changes: found.map(({ position, subject, stationGln }) => ({
            position,
            type: story[position - network.length - 1]?.[0].type,
            subject: subject && `${subject.kind} ${subject.id} ${subject.url}`,
            stationGln,
          })),
          end: lines.at(-1),
        }).toEqual({
          role,
          bound,
          changes: wanted,
          end: { position: network.length + story.length, kind: 'position' },
        });
      }
  });

  it('given every change, then it has these fields and nothing of a household', async () => {
    const text = await (await ask(await keyOf('admin'), '?follow=false&limit=200')).text();
    for (const line of linesIn(text).filter(isChange)) {
      const fields = ['position', 'recordedAt', 'occurredAt', 'kind', 'subject', 'stationGln'];
      expect(Object.keys(line)).toEqual(fields);
      expect(Object.keys(line.subject ?? {})).toEqual(line.subject === null ? [] : ['kind', 'id', 'url']);
    }
    expect(personal.filter((word) => text.includes(word))).toEqual([]);
    const stored = JSON.stringify(await audit.log());
    expect(personal.filter((word) => !stored.includes(word))).toEqual([]);
  });

  it('given types, then only these, also page by page for a bound key', async () => {
    const key = await keyOf('packer', 'supplier');
    const types = '&types=box-packed,load-dispatched,box-seen,door-round-started';
    const kinds = (lines: readonly Line[]) => lines.filter(isChange).map(({ kind }) => kind);
    expect(kinds(await page(key, types))).toEqual(['box-packed', 'load-dispatched', 'box-seen']);
    const paged: string[] = [];
    for (let from = 0, pages = 0; pages < 5; pages += 1) {
      const lines = linesIn(await (await ask(key, `?follow=false&limit=1&from=${from}${types}`)).text());
      paged.push(...kinds(lines));
      from = lines.at(-1)?.position ?? 0;
      // The last page is empty and ends at the end of the log.
      if (lines.length === 1) expect(from).toBe(network.length + story.length);
    }
    expect(paged).toEqual(['box-packed', 'load-dispatched', 'box-seen']);
  });

  it.each([
    ['?from=-1', {}, 'INPUT_INVALID /from'],
    ['?from=1.5', {}, 'INPUT_INVALID /from'],
    ['?from=x', {}, 'INPUT_INVALID /from'],
    ['?from=2026-03-16T00:00:00Z', {}, 'INPUT_INVALID /from'],
    ['?from=1000000', {}, 'POSITION_UNKNOWN /from'],
    ['?from=9007199254740991', {}, 'POSITION_UNKNOWN /from'],
    ['?limit=5', {}, 'INPUT_INVALID /limit'],
    ['?follow=true&limit=5', {}, 'INPUT_INVALID /limit'],
    ['?follow=false&limit=0', {}, 'INPUT_INVALID /limit'],
    ['?follow=false&limit=201', {}, 'INPUT_INVALID /limit'],
    ['?follow=yes', {}, 'INPUT_INVALID /follow'],
    ['?follow=', {}, 'INPUT_INVALID /follow'],
    ['?types=', {}, 'INPUT_INVALID /types'],
    ['?types=box-packed,', {}, 'INPUT_INVALID /types'],
    ['?types=box-packed, box-sealed', {}, 'INPUT_INVALID /types'],
    ['?types=packing.BoxPacked', {}, 'INPUT_INVALID /types'],
    ['?types=position', {}, 'INPUT_INVALID /types'],
    ['?types=box-packed&types=box-sealed', {}, 'INPUT_INVALID /types'],
    ['?after=3', {}, 'INPUT_INVALID /after'],
    ['', { 'last-event-id': 'x' }, 'CURSOR_INVALID undefined'],
    ['', { 'last-event-id': '' }, 'CURSOR_INVALID undefined'],
    ['', { 'last-event-id': '-1' }, 'CURSOR_INVALID undefined'],
    ['?from=1', { 'last-event-id': '1e3' }, 'CURSOR_INVALID undefined'],
    ['', { 'last-event-id': '999999999999999' }, 'POSITION_UNKNOWN undefined'],
  ])('given %s and %j, then 400', async (query, headers, told) => {
    const answer = await ask(await keyOf('partner'), query, headers as Record<string, string>);
    const { code, errors } = (await answer.json()) as { code: string; errors?: { pointer: string }[] };
    expect(`${answer.status} ${code} ${errors?.[0]?.pointer}`).toBe(`400 ${told}`);
  });

  it('given a very long list or id, then 400 too', async () => {
    const key = await keyOf('partner');
    const kinds = Array<string>(500).fill('box-packed').join();
    expect((await ask(key, `?types=${kinds}`)).status).toBe(400);
    expect((await ask(key, '', { 'last-event-id': '1'.repeat(2_000) })).status).toBe(400);
  });

  it('given Accept: application/json, then 406; given HEAD, then no stream', async () => {
    const key = await keyOf('partner');
    expect((await ask(key, '', { accept: 'application/json' })).status).toBe(406);
    const head = await fetch(`${audit.service.url}/v1/changes`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${key}` },
    });
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      200,
      'application/x-ndjson',
      '',
    ]);
  });

  it('given a page as Server-Sent Events, then ids and an end; resumed with its id 204', async () => {
    const key = await keyOf('packer', 'otherSupplier');
    const accept = { accept: 'text/event-stream' };
    const answer = await ask(key, '?follow=false&types=box-type-published,box-packed', accept);
    const text = await answer.text();
    const head = network.length + story.length;
    expect(text).toMatch(
      new RegExp(
        `^retry: 1000\n\nid: (\\d+)\ndata: {"position":\\1,[^\n]*"kind":"box-type-published"[^\n]*}\n\nid: ${head}\nevent: end\ndata: {"position":${head},"kind":"position"}\n\n$`,
      ),
    );
    const again = await ask(key, '?follow=false', { ...accept, 'last-event-id': String(head) });
    expect([again.status, await again.text()]).toEqual([204, '']);
  });
});
