import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerCredentials } from '@grpc/grpc-js';
import { InMemoryEventStoreDB } from '../../../../test/support/eventstoredb/in-memory-eventstoredb';
import { StoredLog } from '../../../../test/support/eventstoredb/stored-log';
import { newEvent, storeAt } from '../../../../test/support/eventstoredb/test-store';

const canMakeCertificates = spawnSync('openssl', ['version']).status === 0;

(canMakeCertificates ? describe : describe.skip)(
  `EventStoreDB over TLS${canMakeCertificates ? '' : ': NOT RUN, there is no openssl to make a certificate'}`,
  () => {
    let dir: string;
    let server: InMemoryEventStoreDB;
    const file = (name: string) => join(dir, name);

    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'boxtrail-tls-'));
      const made = ['-keyout', file('key.pem'), '-out', file('cert.pem')];
      const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1'];
      const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
      execFileSync('openssl', ['req', ...kind, ...made, ...names], { stdio: 'ignore' });
      const pair = { private_key: readFileSync(file('key.pem')), cert_chain: readFileSync(file('cert.pem')) };
      server = await InMemoryEventStoreDB.start(new StoredLog(), ServerCredentials.createSsl(null, [pair]));
    });
    afterAll(() => {
      server.stop();
      rmSync(dir, { recursive: true, force: true });
    });

    const ca = () => `tlsCAFile=${encodeURIComponent(file('cert.pem'))}`;

    it('given its authority and credentials in the connection string, then every call carries them', async () => {
      const store = storeAt(`esdb://boxtrail:s%40cret@${server.address}?${ca()}`);
      await store.append('box-1', 0, [newEvent('s-1')]);
      expect(await store.read('box-1')).toHaveLength(1);
      const stop = new AbortController();
      for await (const { events } of store.subscribe(0, { signal: stop.signal })) {
        expect(events).toHaveLength(1);
        stop.abort();
      }
      await store.close();
      const basic = `Basic ${Buffer.from('boxtrail:s@cret').toString('base64')}`;
      expect([...server.callers]).toEqual([basic]);
    });

    it.each([
      ['an authority that is not ours', () => `esdb://boxtrail:secret@${server.address}`],
      ['no TLS', () => `esdb://${server.address}?tls=false`],
    ])('given %s, then nothing is sent, and what it says holds no secret', async (_words, url) => {
      server.callers.clear();
      const store = storeAt(url(), { tryMs: 500, giveUpMs: 500, readMs: 2_000 });
      const said = await store
        .append('box-2', 0, [newEvent('s-1')])
        .catch((error: unknown) => error as Error);
      expect(said).toMatchObject({ name: 'StoreUnavailable' });
      expect((said as Error).message).not.toContain('secret');
      await store.close();
      expect([...server.callers]).toEqual([]);
    });
  },
);
