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

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, lists the problems of every route, and equals docs/openapi.json', async () => {
    const data = temporaryData();
    const boxtrail = RealProcess.start(['--boxes', '10', '--data', data.dir]);
    try {
      const [, url] = await boxtrail.says(/ready at (http:\/\/[\d.:]+) /);
      const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
        openapi: string;
        paths: Record<string, Record<string, { summary?: string; responses: Record<string, unknown> }>>;
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
