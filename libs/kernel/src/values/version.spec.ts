import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCompatible, version } from './version';

const root = join(__dirname, '../../../..');

describe('the version of a release', () => {
  it.each(['package.json', 'libs/api-client/package.json'])(
    'given %s, then it has the same version',
    (file) => {
      const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as { version: string };
      expect(manifest.version).toBe(version);
    },
  );

  it.each([
    ['0.1.0', '0.1.7', true],
    ['0.1.7', '0.1.0', true],
    ['0.1.0', '0.2.0', false],
    ['0.1.0', '1.1.0', false],
    ['1.0.0', '1.4.2', true],
    ['1.4.2', '2.0.0', false],
    ['1.4.2', '', false],
  ])('given a client %s and a service %s, then they work together: %s', (client, service, works) =>
    expect(isCompatible(client, service)).toBe(works),
  );
});
