import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseUrl, keysOf, RealProcess, root, temporaryData } from '../support/boxtrail';
import { DocumentedAnswers } from '../support/openapi/documented-answers';
import { OptionalFields } from '../support/openapi/optional-fields';
import { lackingOne } from '../support/openapi/required-fields';
import { story, type Told } from '../support/openapi/story';

const file = join(root, 'libs/http/src/server/examples.json');
const json = 'application/json';
const textual = /^(application\/(json|x-ndjson)|text\/csv)$/;
interface Examples {
  readonly path: Readonly<Record<string, string>>;
  readonly request?: Record<string, unknown>;
  readonly answer: Record<string, unknown>;
}
interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema?: object; readonly example?: unknown }>>;

const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};
const { schemas } = document.components;
const operations = new Map(
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [operation.operationId, { path, method, operation }] as const,
    ),
  ),
);

describe('the examples of the OpenAPI document', () => {
  const documented = DocumentedAnswers.ofThisProject();
  const data = temporaryData();
  let boxtrail: RealProcess;
  let url = '';
  beforeAll(async () => {
    // The examples have fixed times: their keys must be allowed to last.
    boxtrail = RealProcess.start(['--boxes', '10', '--data', data.dir], { MAX_API_KEY_DAYS: '999999' });
    [, url = ''] = await boxtrail.says(/ready at (http:\/\/[\d.:]+) /);
    await boxtrail.says(/serving; Ctrl-C ends it/, 120_000);
  }, 240_000);
  afterAll(async () => {
    boxtrail.kill('SIGTERM');
    await boxtrail.ended;
    await data.remove();
  });

  /** The paths that were told, where an earlier answer names them. */
  const paths = new Map<Told, Readonly<Record<string, string>>>();
  const pathOf = ({ path = {}, pathFrom }: Told, found: Record<string, Examples>) => {
    if (pathFrom === undefined) return path;
    const { operationId, field } = pathFrom;
    const answer = found[operationId]?.answer[json] as Record<string, string> | undefined;
    return { ...path, [field]: answer?.[field] ?? '' };
  };

  /** The body, with the finding that it names. */
  async function bodyOf({ path = {}, body, finding }: Told): Promise<unknown> {
    if (finding === undefined) return body;
    const search = new URLSearchParams({ ...path, kind: finding }).toString();
    const headers = { authorization: `Bearer ${keysOf(data.dir)['auditor'] ?? ''}` };
    for (const deadline = Date.now() + 30_000; ; await new Promise((next) => setTimeout(next, 100))) {
      const response = await fetch(`${url}/v1/findings?${search}`, { headers });
      const { items } = (await response.json()) as { items: { at: { position: number; ordinal: number } }[] };
      const { position, ordinal } = items[0]?.at ?? {};
      if (position !== undefined || Date.now() > deadline)
        return { ...(body as object), finding: { kind: finding, position, ordinal } };
    }
  }

  async function ask(told: Told, key: string) {
    const { operationId, path = {}, query = {}, type = json, as = 'admin', body, ifMatch } = told;
    const { path: pattern = '', method = '' } = operations.get(operationId) ?? {};
    const target = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${url}${target}${search && `?${search}`}`, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${keysOf(data.dir)[as] ?? ''}`,
        ...(method !== 'get' && { 'idempotency-key': key }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        ...(body !== undefined && {
          'content-type': type,
          accept: type === json ? json : 'application/x-ndjson',
        }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answered = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
    const text = await response.text();
    const fault = documented.fault(method.toUpperCase(), target, response.status, answered, text);
    return { status: response.status, type: answered, text, fault };
  }

  /** The history of exports is another one now. */
  async function tamper(): Promise<void> {
    const database = new Client({ connectionString: databaseUrl(data.dir) });
    await database.connect();
    await database.query(`UPDATE progress.given_hashes SET sha256 = repeat('0', 64)`);
    await database.end();
  }

  const successOf = (operationId: string): Content => {
    const { responses = {} } = operations.get(operationId)?.operation ?? {};
    return Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].content ?? {};
  };
  const optional = new OptionalFields(schemas as never);
  const seen = (operationId: string, type: string, text: string) => {
    const { schema } = successOf(operationId)[type] ?? {};
    const values = type === 'application/x-ndjson' ? text.split('\n').filter((line) => line !== '') : [text];
    if (schema === undefined || !/json$/.test(type)) return;
    for (const value of values) optional.see(schema as never, JSON.parse(value), operationId);
  };

  it('given a body or an answer of the document, then it has an example', () => {
    const refused = new Set(story.filter(({ refused }) => refused).map(({ operationId }) => operationId));
    const lacking = [...operations.values()].flatMap(({ operation: { operationId, requestBody } }) =>
      [requestBody?.content ?? {}, refused.has(operationId) ? {} : successOf(operationId)].flatMap(
        (content) =>
          Object.entries(content).flatMap(([type, { example }]) =>
            textual.test(type) && example === undefined ? [`${operationId} ${type}`] : [],
          ),
      ),
    );
    expect(lacking).toEqual([]);
  });

  it('given the story of the examples, when each is sent in turn, then it is answered as documented', async () => {
    const found: Record<string, Examples> = {};
    const failed: string[] = [];
    for (const [i, told] of story.entries()) {
      const deadline = Date.now() + 30_000;
      if (told.afterTampering === true) await tamper();
      const sent = { ...told, path: pathOf(told, found), body: await bodyOf(told) };
      paths.set(told, sent.path);
      let answer = await ask(sent, `example-${i}`);
      while (failed.length === 0 && told.follows === true && answer.status === 404 && Date.now() < deadline) {
        await new Promise((next) => setTimeout(next, 100));
        answer = await ask(sent, `example-${i}`);
      }
      const isAsTold =
        told.refused === undefined ? answer.status < 300 : answer.text.includes(`"code":"${told.refused}"`);
      if (!isAsTold || answer.fault !== undefined)
        failed.push(`${told.operationId}: ${answer.status} ${answer.fault ?? answer.text.slice(0, 300)}`);
      const example = (found[told.operationId] ??= { path: sent.path, answer: {} });
      if (told.refused === undefined) {
        example.answer[answer.type] ??= answer.type === json ? JSON.parse(answer.text) : answer.text;
        seen(told.operationId, answer.type, answer.text);
      }
      if (told.body !== undefined)
        found[told.operationId] = {
          ...example,
          request: { [told.type ?? json]: told.body, ...example.request },
        };
    }
    expect(failed).toEqual([]);
    if (process.env['UPDATE_EXAMPLES'] === '1' || !existsSync(file))
      // No key stays in the repository, not even one of a removed installation.
      writeFileSync(
        file,
        `${JSON.stringify(found, null, 1)}\n`.replace(/bt_[\w-]{43}/g, `bt_${'x'.repeat(43)}`),
      );
    const committed = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Examples>;
    const wrong = Object.entries(committed).flatMap(([operationId, { answer }]) => {
      const { path = '', method = '', operation } = operations.get(operationId) ?? {};
      const status = Object.keys(operation?.responses ?? {}).find((each) => each.startsWith('2'));
      return Object.entries(answer).map(([type, value]) => {
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        return documented.fault(method.toUpperCase(), path, Number(status), type, text);
      });
    });
    expect(wrong.filter((fault) => fault !== undefined)).toEqual([]);
    for (const [operationId, { request, path }] of Object.entries(found))
      expect({ operationId, request: committed[operationId]?.request, path }).toEqual({
        operationId,
        request,
        path,
      });
  }, 120_000);

  it('given a body without one of its required fields, then it is refused with a pointer to the field', async () => {
    const bodies = [...operations.values()].flatMap(({ operation: { operationId, requestBody } }) => {
      const { schema } = requestBody?.content[json] ?? {};
      const told = story.find(({ operationId: id, type }) => id === operationId && type === undefined);
      return schema === undefined ? [] : [{ operationId, told, schema }];
    });
    expect(bodies.filter(({ told }) => told === undefined)).toEqual([]);
    const wrong: string[] = [];
    let sent = 0;
    for (const { told, schema } of bodies) {
      for (const { pointer, body } of lackingOne(schema, told?.body, schemas)) {
        if (told === undefined) continue;
        const { status, text } = await ask({ ...told, body }, `lacking-${(sent += 1)}`);
        const { errors = [] } = JSON.parse(text) as { errors?: { pointer: string }[] };
        if (status !== 400 || !errors.some((error) => error.pointer === pointer))
          wrong.push(`${told.operationId} without ${pointer}: ${status} ${text.slice(0, 300)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(80);
  }, 120_000);

  it('given the answers of a played day, then a field that none of them lacks is required', async () => {
    const again = async (told: Told) => {
      const answer = await ask(told, '');
      expect([told.operationId, answer.status, answer.fault]).toEqual([told.operationId, 200, undefined]);
      seen(told.operationId, answer.type, answer.text);
      return answer.text;
    };
    for (const told of story.filter(({ query, refused }) => query?.['limit'] !== undefined && !refused))
      await again({ ...told, path: paths.get(told) ?? {}, query: { ...told.query, limit: '200' } });
    const trails = await again({ operationId: 'listTrails', query: { limit: '12' } });
    for (const { sscc } of (JSON.parse(trails) as { items: { sscc: string }[] }).items)
      for (const operationId of ['getBox', 'getTrail', 'exportTrail'])
        await again({ operationId, path: { sscc } });
    expect(optional.fields).toBeGreaterThan(100);
    // An event that nobody can read is no step: there is none in this log.
    const ofStep = ['Trail.openFindings.at.kind', 'Trail.openFindings.at.ordinal'];
    expect(optional.alwaysThere(3).filter((field) => !ofStep.includes(field))).toEqual([]);
  }, 120_000);
});
