import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerCredentials } from '@grpc/grpc-js';
import { InMemoryEventStoreDB } from '../../../../test/support/eventstoredb/in-memory-eventstoredb';
import { Rights } from '../../../../test/support/eventstoredb/rights';
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

    describe('at start', () => {
      const passwords = { admin: 'changeit', boxtrail: 's@cret' };
      let plain: InMemoryEventStoreDB;
      beforeAll(async () => {
        plain = await InMemoryEventStoreDB.start();
      });
      beforeEach(() => {
        server.rights = new Rights(passwords);
      });
      afterAll(() => {
        server.rights = undefined;
        plain.stop();
      });
      const tls = (user: string) => `esdb://${user}${server.address}?${ca()}`;
      const allow = (...rights: ('allReaders' | 'streamReaders' | 'streamWriters')[]) => {
        for (const right of rights) server.rights?.[right].add('boxtrail');
      };
      const check = async (url: string) => {
        const store = storeAt(url, { tryMs: 2_000, readMs: 2_000, prefix: 'ours-' });
        const refusal = await store.check().catch((error: unknown) => error as Error);
        await store.close();
        return refusal?.message;
      };
      const refused = (sentence: string) => `the event store is not available: ${sentence}`;
      const may = 'docs/operate.md lists the rights it needs';

      it('given a user with exactly the rights of docs/operate.md, then nothing is refused or stored', async () => {
        allow('allReaders', 'streamReaders', 'streamWriters');
        const before = server.log.events.length;
        expect(await check(tls('boxtrail:s%40cret@'))).toBeUndefined();
        expect(server.log.events).toHaveLength(before);
      });

      it.each([
        [
          'a wrong password',
          'admin:secret@',
          'it does not accept the user or the password in EVENTSTORE_URL',
        ],
        ['an unknown user', 'eve:secret@', 'it does not accept the user or the password in EVENTSTORE_URL'],
        ['no user', '', 'EVENTSTORE_URL names no user, and nobody may read $all without one'],
        ['no right at all', 'boxtrail:s%40cret@', `the user in EVENTSTORE_URL may not read $all: ${may}`],
      ])('given %s, then one sentence says so', async (_words, user, sentence) => {
        expect(await check(tls(user))).toBe(refused(sentence));
      });

      it.each([
        ['read', ['allReaders']],
        ['write', ['allReaders', 'streamReaders']],
      ] as const)(
        'given a user who may not %s our streams, then one sentence says so',
        async (verb, rights) => {
          allow(...rights);
          expect(await check(tls('boxtrail:s%40cret@'))).toBe(
            refused(`the user in EVENTSTORE_URL may not ${verb} streams that begin with ours-: ${may}`),
          );
        },
      );

      it('given an authority that is not known, then the sentence names the option for its file', async () => {
        expect(await check(`esdb://admin:changeit@${server.address}`)).toBe(
          refused(
            `the certificate of ${server.address} is signed by an authority that is not known here: name its file in EVENTSTORE_URL with tlsCAFile`,
          ),
        );
      });

      it('given plain text to a port of TLS, or TLS to one of plain text, then one sentence says so', async () => {
        expect(await check(`esdb://${server.address}?tls=false`)).toBe(
          refused(`${server.address} speaks TLS: take tls=false out of EVENTSTORE_URL`),
        );
        expect(await check(`esdb://${plain.address}?${ca()}`)).toBe(
          refused(`${plain.address} does not speak TLS: add tls=false to EVENTSTORE_URL`),
        );
      });

      it('given a certificate for another name, then one sentence says so', async () => {
        const address = server.address.replace('127.0.0.1', 'localhost');
        expect(await check(`esdb://admin:changeit@${address}?${ca()}`)).toBe(
          refused(`the certificate of ${address} is for another name`),
        );
      });
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
