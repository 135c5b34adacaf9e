import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '@boxtrail/kernel';
import { anySource, readFactSources, senderOf, signatureOf } from './fact-sources';

const station = '2401000000003';
const secret = '0123456789abcdef0123456789abcdef';
const body = Buffer.from('{"scanId":"s-1","note":"湿"}');

describe('the sources of facts', () => {
  const dir = mkdtempSync(join(tmpdir(), 'boxtrail-sources-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  function read(content: unknown, others: 'quarantine' | 'accept' = 'quarantine') {
    const file = join(dir, 'sources.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    const problems: string[] = [];
    return { sources: readFactSources(file, others, problems), problems };
  }
  const gate = { secret, stations: [station] };
  const message = (signature: string | undefined, source = 'urn:gate:7', data = body) => ({
    ...{ source, type: 'boxtrail.scan', time: undefined, signature, data },
  });
  const refused = (given: ReturnType<typeof read>, sent: ReturnType<typeof message>) => {
    try {
      return senderOf(given.sources, sent);
    } catch (error) {
      return error instanceof Refusal ? [error.code, error.message] : error;
    }
  };

  it.each<[string, unknown, string[]]>([
    ['a source', { 'urn:gate:7': gate }, []],
    ['a source of the whole network', { 'urn:gate:7': { secret, stations: 'all', role: 'team' } }, []],
    ['no JSON', '{', ['KAFKA_SOURCES_FILE must name a file of JSON']],
    ['no source', {}, ['KAFKA_SOURCES_FILE must name at least one source']],
    [
      'a short secret',
      { a: { ...gate, secret: 'short' } },
      ['KAFKA_SOURCES_FILE: a: its secret needs 32 characters'],
    ],
    [
      'a role that reports nothing',
      { a: { ...gate, role: 'admin' } },
      ['KAFKA_SOURCES_FILE: a: its role must be one of partner, station, team, packer, carrier'],
    ],
    ['no station', { a: { secret } }, ['KAFKA_SOURCES_FILE: a: its stations must be GLNs, or "all"']],
    [
      'a GLN with a wrong check digit',
      { a: { ...gate, stations: [station, '2401000000004'] } },
      ['KAFKA_SOURCES_FILE: a: its stations must be GLNs, or "all"'],
    ],
    ['null for a source', { a: null }, ['KAFKA_SOURCES_FILE: a: its secret needs 32 characters']],
  ])('given %s, then the problems name it and no secret', (_, content, problems) => {
    expect(read(content).problems).toEqual(problems);
  });

  it('given a signed message, then its sender has the role and stations of the file', () => {
    expect(refused(read({ 'urn:gate:7': gate }), message(signatureOf(secret, body)))).toEqual({
      ...{ subject: 'urn:gate:7', role: 'partner', stationGln: station, area: new Set([station]) },
    });
    const all = { secret, stations: 'all', role: 'team' };
    expect(refused(read({ 'urn:gate:7': all }), message(signatureOf(secret, body).toUpperCase()))).toEqual({
      ...{ subject: 'urn:gate:7', role: 'team', stationGln: null },
    });
  });

  it.each<[string, ReturnType<typeof message>, string]>([
    ['no signature', message(undefined), 'a message of urn:gate:7 needs a signature in ce_signature'],
    [
      'the signature of another secret',
      message(signatureOf(`${secret}x`, body)),
      'the signature is not that of urn:gate:7 for this body',
    ],
    [
      'the signature of another body',
      message(signatureOf(secret, body), 'urn:gate:7', Buffer.from('{}')),
      'the signature is not that of urn:gate:7 for this body',
    ],
    ['a part of it', message('sha256='), 'the signature is not that of urn:gate:7 for this body'],
    ['another source', message(signatureOf(secret, body), 'urn:other'), 'no source urn:other is known here'],
  ])('given %s, then the message is refused', (_, sent, detail) => {
    expect(refused(read({ 'urn:gate:7': gate }), sent)).toEqual(['SOURCE_NOT_AUTHENTIC', detail]);
  });

  it('given that others are accepted, or no file, then an unknown source is a partner of the whole network', () => {
    const partner = { subject: 'urn:other', role: 'partner', stationGln: null };
    const sent = message(undefined, 'urn:other');
    expect(refused(read({ 'urn:gate:7': gate }, 'accept'), sent)).toEqual(partner);
    expect(senderOf(anySource, sent)).toEqual(partner);
    expect(refused(read({ 'urn:gate:7': gate }, 'accept'), message(undefined))).toEqual([
      'SOURCE_NOT_AUTHENTIC',
      'a message of urn:gate:7 needs a signature in ce_signature',
    ]);
  });

  it('given the signature that openssl makes, then it is the same', () => {
    const ofOpenssl = 'c1d7097ceb1a28c790e6b70c6300fe5c6a4b2d238d1cd4e847a837d51f687f7c';
    expect(signatureOf(secret, body)).toBe(`sha256=${ofOpenssl}`);
  });
});
