import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysOf, RealProcess, root, temporaryData } from '../support/boxtrail';
import { DocumentedAnswers } from '../support/openapi/documented-answers';
import { story, type Told } from '../support/openapi/story';

const file = join(root, 'libs/http/src/server/examples.json');
const json = 'application/json';
const textual = /^(application\/(json|x-ndjson)|text\/csv)$/;
/** They need Kafka, a difference in history, a second release, or a line in quarantine; exports have their own tests. */
const withoutExample =
  /^(export|getDifference|acceptDifference|replay|republish|dropParked|dropOld|rebuild|listUnreadable|compareTrails|\w*QuarantinedLine )/;

interface Examples {
  readonly path: Readonly<Record<string, string>>;
  readonly request?: Record<string, unknown>;
  readonly answer: Record<string, unknown>;
}
interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
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
    const { operationId, path = {}, query = {}, type = json, as = 'admin' } = told;
    const body = await bodyOf(told);
    const { path: pattern = '', method = '' } = operations.get(operationId) ?? {};
    const target = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${url}${target}${search && `?${search}`}`, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${keysOf(data.dir)[as] ?? ''}`,
        ...(method !== 'get' && { 'idempotency-key': key }),
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

  it('given a body or an answer of the document, then it has an example', () => {
    const lacking = [...operations.values()].flatMap(({ operation }) => {
      const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
      return [operation.requestBody?.content, success?.content].flatMap((content = {}) =>
        Object.entries(content).flatMap(([type, described]) =>
          textual.test(type) && !('example' in (described as object))
            ? [`${operation.operationId} ${type}`]
            : [],
        ),
      );
    });
    expect(lacking.filter((each) => !withoutExample.test(each))).toEqual([]);
  });

  it('given the story of the examples, when each is sent in turn, then it is answered as documented', async () => {
    const found: Record<string, Examples> = {};
    const failed: string[] = [];
    for (const [i, told] of story.entries()) {
      const deadline = Date.now() + 30_000;
      let answer = await ask(told, `example-${i}`);
      while (failed.length === 0 && told.follows === true && answer.status === 404 && Date.now() < deadline) {
        await new Promise((next) => setTimeout(next, 100));
        answer = await ask(told, `example-${i}`);
      }
      if (answer.status >= 300 || answer.fault !== undefined)
        failed.push(`${told.operationId}: ${answer.status} ${answer.fault ?? answer.text.slice(0, 300)}`);
      const example = (found[told.operationId] ??= { path: told.path ?? {}, answer: {} });
      example.answer[answer.type] ??= answer.type === json ? JSON.parse(answer.text) : answer.text;
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
});
