import * as fc from 'fast-check';
import { PackingJobCompleted, PackingJobCreated, PackingJobFellShort } from '@boxtrail/contracts';
import { fold } from '@boxtrail/kernel';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { jobForBox, type PackingJobDetails } from './packing-job';
import {
  packingJobDecider,
  type CompletePackingJob,
  type CreatePackingJob,
  type PackedCount,
} from './packing-job.decider';

const at = '2026-03-01T13:00:00.000Z';
const [vegetables, oil] = ['06901234000023', '06901234000047'] as const;

const home = { building: '3', unit: '2-501', payment: 'prepaid' } as const;
const details: PackingJobDetails = {
  jobId: 'R-1',
  roundId: 'R-1',
  communityGln: '6900000000313',
  supplierGln: '6901234000016',
  boxes: 6,
  needs: [
    {
      needId: 'N-1',
      householdRef: 'H-1',
      ...home,
      amountFen: 18_000,
      lines: [
        { gtin: vegetables, quantity: 2 },
        { gtin: oil, quantity: 1 },
      ],
    },
    {
      needId: 'N-2',
      householdRef: 'H-2',
      ...home,
      amountFen: 15_000,
      lines: [{ gtin: vegetables, quantity: 3 }],
    },
  ],
};
const created = PackingJobCreated.of(at, details);
const { roundId, communityGln, supplierGln, needs } = details;
const create: CreatePackingJob = {
  type: 'CreatePackingJob',
  occurredAt: at,
  roundId,
  communityGln,
  supplierGln,
  needs,
};

const all: PackedCount[] = [
  { needId: 'N-1', gtin: vegetables, count: 2 },
  { needId: 'N-1', gtin: oil, count: 1 },
  { needId: 'N-2', gtin: vegetables, count: 3 },
];
const some: PackedCount[] = [
  { needId: 'N-1', gtin: vegetables, count: 2 },
  { needId: 'N-2', gtin: vegetables, count: 1 },
];
const complete = (packed: readonly PackedCount[], shortageReason?: string): CompletePackingJob => ({
  type: 'CompletePackingJob',
  occurredAt: at,
  jobId: 'R-1',
  packed,
  ...(shortageReason === undefined ? {} : { shortageReason }),
});
const completed = PackingJobCompleted.of(at, { jobId: 'R-1', packed: 6 });
const fellShort = PackingJobFellShort.of(at, {
  jobId: 'R-1',
  packed: 3,
  shortages: [
    { needId: 'N-1', gtin: oil, missing: 1, reason: 'no oil came' },
    { needId: 'N-2', gtin: vegetables, missing: 2, reason: 'no oil came' },
  ],
});

describe('a packing job', () => {
  it('is created from a closed round, with as many boxes as were asked for', () => {
    given(packingJobDecider).when(create).then(created);
  });

  it('of a round without needs is complete at once', () => {
    const empty = PackingJobCreated.of(at, { ...details, boxes: 0, needs: [] });
    const done = PackingJobCompleted.of(at, { jobId: 'R-1', packed: 0 });
    given(packingJobDecider)
      .when({ ...create, needs: [] })
      .then(empty, done);
    given(packingJobDecider, empty, done)
      .when({ ...create, needs: [] })
      .thenNothing();
  });

  it('is created once for a round', () => {
    given(packingJobDecider, created).when(create).thenNothing();
    given(packingJobDecider, created, completed).when(create).thenNothing();
    given(packingJobDecider, created)
      .when({ ...create, needs: needs.slice(1) })
      .thenRefused('JOB_EXISTS');
  });

  it('is completed when every box is packed', () => {
    given(packingJobDecider, created).when(complete(all)).then(completed);
    given(packingJobDecider, created).when(complete(all, 'no oil came')).then(completed);
  });

  it('falls short, with a reason for each missing box', () => {
    given(packingJobDecider, created).when(complete(some, 'no oil came')).then(fellShort);
  });

  it('is not completed with boxes missing and no reason', () => {
    given(packingJobDecider, created).when(complete(some)).thenRefused('JOB_INCOMPLETE');
    expect(() => packingJobDecider.decide(complete(some), fold(packingJobDecider, [created]))).toThrow(
      'packing job R-1 lacks 3 of 6 boxes: pack them or say why not',
    );
  });

  it('does not count a box too many for one need as one for another', () => {
    const odd = [{ needId: 'N-1', gtin: vegetables, count: 5 }, ...all.slice(1, 2)];
    given(packingJobDecider, created).when(complete(odd)).thenRefused('JOB_INCOMPLETE');
  });

  it('is closed once', () => {
    given(packingJobDecider, created, completed).when(complete(all)).thenRefused('JOB_CLOSED');
    given(packingJobDecider, created, fellShort).when(complete(all)).thenRefused('JOB_CLOSED');
    given(packingJobDecider).when(complete(all)).thenRefused('JOB_UNKNOWN');
  });

  it('accounts for every box: packed and missing make what was asked for', () => {
    const counts = fc.tuple(fc.nat(2), fc.nat(1), fc.nat(3));
    fc.assert(
      fc.property(counts, (found) => {
        const packed = all.map((line, i) => ({ ...line, count: found[i] ?? 0 }));
        const [event] = packingJobDecider.decide(complete(packed, 'why'), fold(packingJobDecider, [created]));
        if (event?.type === 'packing.PackingJobCompleted') return event.data.packed === details.boxes;
        if (event?.type !== 'packing.PackingJobFellShort') return false;
        const missing = event.data.shortages.reduce((sum, s) => sum + s.missing, 0);
        return event.data.packed + missing === details.boxes;
      }),
    );
  });
});

describe('what a bench has to know of a job', () => {
  const open = fold(packingJobDecider, [created]);

  it('is the need and its line', () => {
    const { householdRef, building, unit } = needs[0] ?? {};
    expect(jobForBox(open, 'R-1', 'N-1', oil)).toEqual({
      jobId: 'R-1',
      status: 'open',
      communityGln,
      need: expect.objectContaining({ householdRef, building, unit }) as unknown,
      line: { gtin: oil, quantity: 1 },
    });
  });

  it('says what there is not', () => {
    expect(jobForBox(open, 'R-1', 'N-2', oil)).toMatchObject({ need: needs[1], line: undefined });
    expect(jobForBox(open, 'R-1', 'N-3', oil)).toMatchObject({ need: undefined, line: undefined });
    expect(jobForBox({ status: 'none' }, 'R-9', 'N-1', oil)).toMatchObject({ jobId: 'R-9', status: 'none' });
    expect(jobForBox(fold(packingJobDecider, [created, fellShort]), 'R-1', 'N-1', oil).status).toBe(
      'fell-short',
    );
  });
});
