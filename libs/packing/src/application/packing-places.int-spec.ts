import { BoxesAssigned, BoxPacked } from '@boxtrail/contracts';
import {
  at,
  box,
  community,
  need,
  PackingService,
  sscc,
  supplier,
  vegetables,
} from '../testing/packing-service';

let one: PackingService;
let other: PackingService;
beforeAll(async () => {
  one = await PackingService.start();
  other = await one.another();
}, 120_000);
afterAll(async () => {
  await other.stop();
  await one.stop();
});

const boxesOf = (jobId: string) => `/v1/packing-jobs/${jobId}/boxes`;
const job = async (jobId: string) => (await one.read(`/v1/packing-jobs/${jobId}`)).body;
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  body['code'],
];
/** Sends one box until it is decided: a process may answer that too many requests change the job at once. */
async function decided(service: PackingService, jobId: string, one: object) {
  for (let tries = 0; ; tries += 1) {
    const answer = await service.post(boxesOf(jobId), one);
    if (answer.status !== 503 || tries === 50) return answer;
  }
}

describe('two processes that pack one job', () => {
  it('given more boxes than a need asks for, when both processes pack them, then just as many are packed', async () => {
    await one.closeRound('T-1', [need('N-1', [vegetables, 12]), need('N-2', [vegetables, 5])]);
    const boxes = Array.from({ length: 40 }, (_, i) => box(1_000 + i, i % 2 === 0 ? 'N-1' : 'N-2'));
    const answers = await Promise.all(
      boxes.flatMap((b, i) => [
        decided(i % 3 === 0 ? one : other, 'T-1', b),
        // Every fifth box is sent to both.
        ...(i % 5 === 0 ? [decided(i % 3 === 0 ? other : one, 'T-1', b)] : []),
      ]),
    );
    expect(new Set(answers.map((answer) => String(codeOf(answer))))).toEqual(
      new Set(['200,', '409,NEED_ALREADY_FILLED']),
    );
    // A box sent to both gets the first answer from both.
    const packedBoxes = answers.filter(({ status }) => status === 200).map(({ body }) => body);
    expect(packedBoxes.every(({ changed }) => changed === true)).toBe(true);
    expect(new Set(packedBoxes.map(({ sscc }) => sscc)).size).toBe(17);
    expect(new Set(packedBoxes.map((body) => JSON.stringify(body))).size).toBe(17);
    const { packed, needs, awaited } = await job('T-1');
    const counts = (needs as { lines: { packed: number }[] }[]).map(({ lines }) => lines[0]?.packed);
    expect([packed, counts, awaited]).toEqual([17, [12, 5], []]);
    expect((await one.post('/v1/packing-jobs/T-1/complete', {})).status).toBe(200);
  });

  it('given files of boxes, when both processes get each file, then the needs are filled exactly', async () => {
    await one.closeRound('T-2', [need('N-1', [vegetables, 90])]);
    const files = [0, 1, 2, 3].map((f) =>
      Array.from({ length: 40 }, (_, i) => box(2_000 + 40 * f + i, 'N-1')),
    );
    const answers = await Promise.all(
      files.flatMap((file) => [one, other].map((service) => service.lines(boxesOf('T-2'), file))),
    );
    const statuses = answers.flatMap((answer) => answer.answers.map(({ status }) => status));
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(90);
    expect((await job('T-2'))['packed']).toBe(90);
  });

  it('given one number for two jobs at once, then one job packs it and the other unassigns it', async () => {
    await one.closeRound('T-3', [need('N-1', [vegetables, 1])]);
    await one.closeRound('T-4', [need('N-1', [vegetables, 1])]);
    const same = box(3_000, 'N-1');
    const answers = await Promise.all([decided(one, 'T-3', same), decided(other, 'T-4', same)]);
    expect(answers.map(codeOf).sort()).toEqual([
      [200, undefined],
      [409, 'SSCC_ALREADY_USED'],
    ]);
    const loser = answers[0]?.status === 200 ? 'T-4' : 'T-3';
    expect(await job(loser)).toMatchObject({ packed: 0, awaited: [] });
    expect((await decided(one, loser, box(3_001, 'N-1'))).status).toBe(200);
  });

  it('given packing at both and a close with a reason, then the count is exact and nothing is packed after', async () => {
    await one.closeRound('T-5', [need('N-1', [vegetables, 60])]);
    const boxes = Array.from({ length: 60 }, (_, i) => box(5_000 + i, 'N-1'));
    const [first, closing, second, singles] = await Promise.all([
      one.lines(boxesOf('T-5'), boxes.slice(0, 20)),
      other.post('/v1/packing-jobs/T-5/complete', { shortageReason: 'closed early' }),
      other.lines(boxesOf('T-5'), boxes.slice(20, 40)),
      Promise.all(boxes.slice(40).map((b) => decided(one, 'T-5', b))),
    ]);
    expect(closing.status).toBe(200);
    const accepted =
      [...first.answers, ...second.answers].filter(({ status }) => status === 'accepted').length +
      singles.filter(({ status }) => status === 200).length;
    const last = (await one.store.read('packing-job-T-5')).at(-1);
    expect((last?.event.data as { packed: number }).packed).toBe(accepted);
    expect(await job('T-5')).toMatchObject({ packed: accepted, awaited: [] });
  });
});

describe('an assigned box that is not packed', () => {
  /** As a process leaves it that ended between assigning the box and packing it. */
  const interrupted = (jobId: string, n: number) =>
    one.put(
      `packing-job-${jobId}`,
      BoxesAssigned.of(at, { jobId, boxes: [{ sscc: sscc(n), needId: 'N-1', gtin: vegetables }] }),
    );

  it('is shown as awaited, and only the same box sent again is packed in its place', async () => {
    await one.closeRound('P-1', [need('N-1', [vegetables, 1])]);
    await interrupted('P-1', 6_000);
    expect(await job('P-1')).toMatchObject({ packed: 0, awaited: [sscc(6_000)] });
    expect(codeOf(await decided(other, 'P-1', box(6_001, 'N-1')))).toEqual([409, 'NEED_ALREADY_FILLED']);
    const refused = await one.post('/v1/packing-jobs/P-1/complete', {});
    expect(refused.body).toMatchObject({
      code: 'JOB_INCOMPLETE',
      detail: expect.stringContaining(`send them again: ${sscc(6_000)}`) as string,
    });
    expect((await decided(other, 'P-1', box(6_000, 'N-1'))).body['changed']).toBe(true);
    expect(await job('P-1')).toMatchObject({ packed: 1, awaited: [] });
    expect((await one.post('/v1/packing-jobs/P-1/complete', {})).status).toBe(200);
  });

  it('given a job closed with a reason, then it is counted as missing and refused for ever', async () => {
    await one.closeRound('P-2', [need('N-1', [vegetables, 2])]);
    expect((await decided(one, 'P-2', box(7_000, 'N-1'))).status).toBe(200);
    await interrupted('P-2', 7_001);
    const closing = await other.post('/v1/packing-jobs/P-2/complete', { shortageReason: 'bench broke' });
    expect(closing.status).toBe(200);
    expect(await job('P-2')).toMatchObject({
      status: 'short',
      packed: 1,
      awaited: [],
      shortages: [{ needId: 'N-1', gtin: vegetables, missing: 1, reason: 'bench broke' }],
    });
    for (const service of [one, other])
      expect(codeOf(await decided(service, 'P-2', box(7_001, 'N-1')))).toEqual([409, 'BOX_GIVEN_UP']);
    // Its number was never used: another job may use it.
    await one.closeRound('P-3', [need('N-1', [vegetables, 1])]);
    expect((await decided(one, 'P-3', box(7_001, 'N-1'))).status).toBe(200);
  });

  it('given a job that an earlier release began to pack, then its boxes are counted', async () => {
    await one.closeRound('P-4', [need('N-1', [vegetables, 2])]);
    const { sscc: number, contents, weightGrams } = box(8_000, 'N-1');
    await one.put(
      `box-${number}`,
      BoxPacked.of(at, {
        sscc: number,
        jobId: 'P-4',
        needId: 'N-1',
        gtin: vegetables,
        contents,
        weightGrams,
        packedAtGln: supplier,
        destinationGln: community,
        householdRef: 'H-N-1',
        building: '3',
        unit: '2-501',
        order: null,
        placedByRef: null,
        specialNeeds: null,
      }),
    );
    const { answers } = await other.lines(
      boxesOf('P-4'),
      [8_001, 8_002].map((n) => box(n, 'N-1')),
    );
    expect(answers.map(({ status, code }) => code ?? status)).toEqual(['accepted', 'NEED_ALREADY_FILLED']);
    expect(await job('P-4')).toMatchObject({ packed: 2, awaited: [] });
    expect((await one.post('/v1/packing-jobs/P-4/complete', {})).status).toBe(200);
  });
});
