import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { judge } from '../domain/box-trail';
import { canonicalTrail } from '../domain/canonical';
import { trailsOf } from '../domain/testing/log';
import { arrivals, box, expectedOf, logOf, other, passHistories } from '../domain/testing/pass-histories';
import { AuditService } from '../testing/audit-service';

describe('passes withdrawn later, over a real log', () => {
  let audit: AuditService;
  beforeEach(async () => {
    audit = await AuditService.start();
  });
  afterEach(() => audit.stop());

  it.each([1, 2, 3, 4, 5, 6])(
    'given history %i, in any batches, then each trail has the expected findings, even rebuilt',
    async (seed) => {
      const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 });
      const samples = fc.sample(fc.tuple(passHistories, arrivals, sizes), { numRuns: 200, seed });
      const found = samples.find(([history, at]) => expectedOf(logOf(history, at), history, box).length > 1);
      if (found === undefined) throw new Error('no sample with findings');
      const [history, at, parts] = found;
      const log = logOf(history, at);
      // Views read while events are appended: each part is a batch, or several are one.
      await audit.append(
        log.map(({ event }) => event),
        parts,
      );
      const trails = [...trailsOf(log)].sort(([a], [b]) => (a < b ? -1 : 1));
      const judged = trails.map(([, steps]) => judge(steps));
      const hash = createHash('sha256');
      for (const trail of judged) hash.update(canonicalTrail(trail.sscc, trail));
      expect((await audit.get(`/v1/summary?atLeast=${await audit.store.head()}`)).body).toMatchObject({
        boxes: 2,
        trailSteps: judged.reduce((sum, { steps }) => sum + steps.length, 0),
      });
      expect((await audit.get('/v1/trails-hash')).body).toEqual({
        boxes: 2,
        trailHash: hash.digest('hex'),
      });
      for (const sscc of [box, other]) {
        const expected = expectedOf(log, history, sscc);
        const { body } = await audit.get(`/v1/trails/${sscc}`);
        const open = (body.openFindings as { kind: string; toDo: string }[]).filter(
          ({ kind }) => kind === 'pass-withdrawn',
        );
        expect(open).toHaveLength(expected.length);
        for (const { toDo } of open) expect(toDo).toMatch(/^Ask the carrier/);
        const text = (await audit.get(`/v1/trails/${sscc}`, 'text/plain')).text;
        expect(text.split('? pass-withdrawn:').length - 1).toBe(expected.length);
      }
      const expected = expectedOf(log, history, box);
      for (const [lang, words] of [
        ['en', 'which is now known to have been'],
        ['zh', '但事后查明该证自'],
      ] as const) {
        const { text } = await audit.get(`/v1/exports/trails/${box}?lang=${lang}`, 'text/html');
        expect(text.split(words).length - 1).toBe(expected.length);
      }
      const csv = (await audit.get(`/v1/exports/trails/${box}`, 'text/csv')).text;
      expect(csv.split('pass-withdrawn (question)').length - 1).toBe(expected.length);
      expect(await audit.views.rebuild('audit.trails')).toMatchObject({ equal: true, differences: [] });
    },
  );
});
