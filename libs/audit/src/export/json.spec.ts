import { createHash } from 'node:crypto';
import { bench, city, dispatched, packed, received, resolved, corrected } from '../domain/testing/one-box';
import type { Exported } from './exported';
import { jsonOf } from './json';
import { dayExport, documentText, names, roundExport, trailExport } from './testing/sample-exports';

async function json(exported: Exported): Promise<string> {
  let text = '';
  for await (const part of jsonOf(exported)) text += part;
  return text;
}

interface File {
  readonly document: unknown;
  readonly sha256: string;
}

const way = [packed(0), dispatched(1, 'L1', bench, city), received(2, 'L1', city)];

describe('an export as JSON', () => {
  it('given a trail, then exactly this document, and beside it the data outside the hash', async () => {
    const text = await json(trailExport(packed(0)));
    expect(JSON.parse(text)).toEqual({
      difference: null,
      document: {
        about: { kind: 'trail', version: 1, sscc: '002000000000000017', at: null, knownAt: null },
        steps: [
          {
            number: 1,
            kind: 'packed',
            placeGln: '0200000000017',
            toGln: '0200000000048',
            occurredAt: '2026-03-20T00:00:00.000Z',
            recordedAt: '2026-03-20T00:00:00.000Z',
            late: false,
            actor: 'key-1',
            before: null,
            after: { type: 'station', id: '0200000000017' },
            loadId: null,
            passIds: [],
            details: {
              gtin: '02900000000018',
              jobId: 'round-1',
              needId: 'need-1',
              weightGrams: 4000,
              householdRef: 'resident-1',
            },
            source: { eventId: 'event-1', type: 'packing.BoxPacked', position: 1 },
            correctedBy: null,
            findings: [],
          },
        ],
        verdict: {
          status: 'packed',
          holder: { type: 'station', id: '0200000000017' },
          breaks: null,
          openBreaks: 0,
          openQuestions: 0,
          steps: 1,
          trail: 'unbroken-so-far',
        },
      },
      madeAt: '2026-03-21T00:00:00.000Z',
      names: Object.fromEntries(names),
      overdue: null,
      unreadable: [],
      position: 99,
      sha256: 'b58925adaf931875c715bcb8b72b6c164ea5b7f7dd6f2eb06125939f3876868d',
    });
  });

  it.each([
    ['trail', trailExport(...way)],
    ['round', roundExport(...way)],
    ["station's day", dayExport(city, ...way)],
  ])(
    'given a %s, then its hash is that of the document with sorted keys and without blanks',
    async (_, exported) => {
      const { document, sha256 } = JSON.parse(await json(exported)) as File;
      const canonical = await documentText<object, object, object>(exported.document);
      expect(JSON.parse(canonical)).toEqual(document);
      expect(createHash('sha256').update(canonical).digest('hex')).toBe(sha256);
      expect(exported.envelope.sha256).toBe(sha256);
    },
  );

  it('given one more fact, an answer or a correction, then the hash differs', () => {
    const hashes = [
      trailExport(...way),
      trailExport(...way, resolved(3, 'missing')),
      trailExport(...way, corrected(3, received(2, 'L1', city), null, ['002000000000000017'])),
    ].map(({ envelope }) => envelope.sha256);
    expect(new Set(hashes).size).toBe(3);
  });
});
