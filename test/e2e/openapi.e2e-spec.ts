import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { RealProcess, root, temporaryData } from '../support/boxtrail';

const committed = join(root, 'docs/openapi.json');

/** The validator is an ES module, which jest cannot load: it runs in a process. */
function validationOf(document: object): string {
  const program = `
    import { Validator } from '@seriousme/openapi-schema-validator';
    const document = JSON.parse((await import('node:fs')).readFileSync(0, 'utf8'));
    const { valid, errors } = await new Validator().validate(document);
    process.stdout.write(valid ? 'valid' : JSON.stringify(errors));`;
  const node = ['--input-type=module', '-e', program];
  return execFileSync(process.execPath, node, {
    cwd: root,
    input: JSON.stringify(document),
    encoding: 'utf8',
  });
}

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: object }> }>;
}

const verbAndNoun = /^[a-z]+[A-Z][A-Za-z]+$/;

/** Whether each form of the successful answer has a schema that says something; a 204 has no content. */
function hasTypedAnswer({ responses }: Operation): boolean {
  const [status, success] = Object.entries(responses).find(([each]) => each.startsWith('2')) ?? [];
  const forms = Object.values(success?.content ?? {});
  if (status === '204') return forms.length === 0;
  return forms.length > 0 && forms.every(({ schema = {} }) => Object.keys(schema).length > 0);
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, lists the problems of every route, and equals docs/openapi.json', async () => {
    const data = temporaryData();
    const boxtrail = RealProcess.start(['--boxes', '10', '--data', data.dir]);
    try {
      const [, url] = await boxtrail.says(/ready at (http:\/\/[\d.:]+) /);
      const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
        openapi: string;
        servers: { url: string }[];
        tags: { name: string; description?: string }[];
        paths: Record<string, Record<string, Operation>>;
        components: { schemas: Record<string, object> };
      };
      expect(document.openapi).toBe('3.1.0');
      expect(validationOf(document)).toBe('valid');
      const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ route: `${method} ${path}`, ...operation })),
      );
      expect(operations.length).toBeGreaterThan(40);
      expect(operations.filter(({ responses }) => responses['default'] === undefined)).toEqual([]);
      const undescribed = operations.filter(
        ({ summary, route }) => summary === undefined && !route.includes('/health/'),
      );
      expect(undescribed.map(({ route }) => route)).toEqual([]);

      expect(document.servers).toEqual([{ url }]);
      document.servers = [{ url: 'http://127.0.0.1:3000' }];

      const ids = operations.map(({ operationId }) => operationId);
      expect(ids.filter((id, i) => !verbAndNoun.test(id) || ids.indexOf(id) !== i)).toEqual([]);
      const described = new Set(document.tags.filter((tag) => tag.description).map(({ name }) => name));
      expect(operations.filter(({ tags = [] }) => !tags.every((tag) => described.has(tag)))).toEqual([]);
      expect(operations.filter((operation) => !hasTypedAnswer(operation)).map(({ route }) => route)).toEqual(
        [],
      );
      const names = Object.keys(document.components.schemas);
      expect(names.filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
      const referred = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
      expect([...referred].map(([, name = '']) => name).filter((name) => !names.includes(name))).toEqual([]);

      const text = `${JSON.stringify(document, null, 1)}\n`;
      // `UPDATE_DOCS=1` writes the file; otherwise a stale one fails.
      if (process.env['UPDATE_DOCS'] === '1' || !existsSync(committed)) writeFileSync(committed, text);
      expect(readFileSync(committed, 'utf8')).toBe(text);
    } finally {
      boxtrail.kill('SIGTERM');
      await boxtrail.ended;
      await data.remove();
    }
  });
});
