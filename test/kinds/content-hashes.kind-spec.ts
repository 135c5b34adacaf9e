import { createHash } from 'node:crypto';
import { contentHash } from '@boxtrail/http';
import { nameBasedUuid } from '@boxtrail/commands';
import { RunningBoxtrail } from './running-boxtrail';

/** A reader of events must not be able to verify guesses of what a request contained. */
describe('the content of requests in the events they caused', () => {
  let boxtrail: RunningBoxtrail;
  /** All published events, as text. */
  let published = '';

  const gtinOf = async () => (await boxtrail.ask('GET', '/v1/box-types')).body.items[0].gtin as string;
  const need = { householdRef: 'hh-77', building: '5', unit: '1', order: 'own', payment: 'prepaid' };
  let asked: object;
  let url = '';
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    const gtin = await gtinOf();
    const communityGln = (await boxtrail.ask('GET', '/v1/stations?tier=community')).body.items[0]
      .gln as string;
    const roundId = 'hash-round';
    await boxtrail.ask('POST', '/v1/rounds', {
      json: { roundId, communityGln, cutoffAt: '2099-01-01T00:00:00Z', gtins: [gtin] },
    });
    url = `/v1/rounds/${roundId}/needs`;
    const lines = [{ gtin, quantity: 1 }];
    asked = { roundId, needId: 'n-1', ...need, placedByRef: null, specialNeeds: ['bed-ridden'], lines };
    const body = { needId: 'n-1', ...need, specialNeeds: ['bed-ridden'], lines };
    const line = { ...body, needId: 'n-2' };
    expect((await boxtrail.ask('POST', url, { json: body })).status).toBe(200);
    const type = 'application/x-ndjson';
    expect((await boxtrail.ask('POST', url, { raw: JSON.stringify(line), type })).text).toContain(
      '"accepted":1',
    );
    for (let after: number | null = 0; after !== null;) {
      const page: { text: string; body: { next: number | null; items: unknown[] } } = await boxtrail.ask(
        'GET',
        `/v1/events?after=${after}&limit=200`,
      );
      published += page.text;
      after = page.body.items.length === 0 ? null : page.body.next;
    }
    published += (await boxtrail.ask('GET', '/v1/replay')).text;
  }, 180_000);
  afterAll(() => boxtrail.stop());

  it('includes the needs, and no hash of a request', () => {
    expect(published).toContain('"needId":"n-1"');
    expect(published).toContain('"needId":"n-2"');
    expect(published).not.toContain('commandHash');
    expect(published).not.toContain('k1:');
  });

  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const variants: [string, (content: object) => string[]][] = [
    ['SHA-256 of the content', (content) => [sha(JSON.stringify(content))]],
    ['its canonical hash', (content) => [contentHash(content)]],
    ['the hash of the request', (content) => [contentHash(['POST', url, content])]],
    ['a UUID of the hash', (content) => [nameBasedUuid(contentHash(content))]],
    ['a UUID of the content', (content) => [nameBasedUuid(JSON.stringify(content))]],
    [
      'the id of the line',
      (content) =>
        ['n-1', 'n-2'].flatMap((id) =>
          ['', '\n0', '\n1', '\nundefined'].map((rest) =>
            nameBasedUuid(`need\nhash-round/${id}\n${contentHash(content)}${rest}`),
          ),
        ),
    ],
    [
      'the ids of its events',
      (content) =>
        ['n-1', 'n-2'].flatMap((id) =>
          ['', '\n0', '\n1'].map((rest) =>
            nameBasedUuid(
              `round-hash-round\n${nameBasedUuid(`need\nhash-round/${id}\n${contentHash(content)}${rest}`)}\n0`,
            ),
          ),
        ),
    ],
  ];
  it.each(variants)('given a correct guess of the content, then %s is in no event', (_name, hashes) => {
    for (const needId of ['n-1', 'n-2'])
      for (const hash of hashes({ ...asked, needId })) {
        expect(published).not.toContain(hash);
        expect(published).not.toContain(Buffer.from(hash, 'hex').toString('base64url'));
      }
  });
});
