import * as fc from 'fast-check';
import {
  BoxesAssigned,
  BoxesUnassigned,
  PackingJobCompleted,
  PackingJobCreated,
  PackingJobFellShort,
} from '@boxtrail/contracts';
import { fold } from '@boxtrail/kernel';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { jobForBox, type AssignedBox, type PackingJobDetails } from './packing-job';
import {
  packingJobDecider,
  type AssignBoxes,
  type UnassignBoxes,
  type CompletePackingJob,
  type CreatePackingJob,
  type PackedCount,
} from './packing-job.decider';

const at = '2026-03-01T13:00:00.000Z';
type Need = PackingJobDetails['needs'][number];
const [vegetables, oil] = ['06901234000023', '06901234000047'] as const;

const home: Pick<Need, 'building' | 'unit' | 'payment' | 'order' | 'placedByRef' | 'specialNeeds'> = {
  building: '3',
  unit: '2-501',
  payment: 'prepaid',
  order: 'own',
  placedByRef: null,
  specialNeeds: ['diabetic'],
};
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
  forGln: supplierGln,
  packed,
  awaited: [],
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
  it('is created from a closed round, with as many boxes as the needs ask for', () => {
    given(packingJobDecider).when(create).then(created);
  });

  it('is completed at once for a round without needs', () => {
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

  it('is refused completion when boxes are missing and no reason is given', () => {
    given(packingJobDecider, created).when(complete(some)).thenRefused('JOB_INCOMPLETE');
    expect(() => packingJobDecider.decide(complete(some), fold(packingJobDecider, [created]))).toThrow(
      'packing job R-1 lacks 3 of 6 boxes: pack them or give a shortageReason',
    );
  });

  it('does not count a surplus of one need for another', () => {
    const odd = [{ needId: 'N-1', gtin: vegetables, count: 5 }, ...all.slice(1, 2)];
    given(packingJobDecider, created).when(complete(odd)).thenRefused('JOB_INCOMPLETE');
  });

  it('is closed once', () => {
    given(packingJobDecider, created, completed).when(complete(all)).thenRefused('JOB_CLOSED');
    given(packingJobDecider, created, fellShort).when(complete(all)).thenRefused('JOB_CLOSED');
    given(packingJobDecider).when(complete(all)).thenRefused('JOB_UNKNOWN');
  });

  it('accounts for every box: packed plus missing equals asked for', () => {
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

describe('the places of a job', () => {
  const box = (n: number, needId = 'N-1', gtin: string = vegetables): AssignedBox => ({
    sscc: `37610425${String(n).padStart(10, '0')}`,
    needId,
    gtin,
  });
  const assign = (boxes: AssignedBox[], packedBefore: AssignedBox[] = []): AssignBoxes => ({
    type: 'AssignBoxes',
    occurredAt: at,
    jobId: 'R-1',
    forGln: supplierGln,
    boxes,
    packedBefore,
  });
  const assigned = (...boxes: AssignedBox[]) => BoxesAssigned.of(at, { jobId: 'R-1', boxes });
  const unassign = (...ssccs: string[]): UnassignBoxes => ({
    type: 'UnassignBoxes',
    occurredAt: at,
    jobId: 'R-1',
    ssccs,
  });
  const unassigned = (...ssccs: string[]) => BoxesUnassigned.of(at, { jobId: 'R-1', ssccs });

  it('are given line by line, in order, while a line has room', () => {
    given(packingJobDecider, created)
      .when(assign([box(1), box(2), box(3), box(4, 'N-2'), box(5, 'N-1', oil), box(6, 'N-1', oil)]))
      .then(assigned(box(1), box(2), box(4, 'N-2'), box(5, 'N-1', oil)));
    given(packingJobDecider, created, assigned(box(1)))
      .when(assign([box(2), box(3)]))
      .then(assigned(box(2)));
  });

  it('are kept by the box that has one, when it is sent again', () => {
    given(packingJobDecider, created, assigned(box(1)))
      .when(assign([box(1), box(1)]))
      .thenNothing();
    given(packingJobDecider, created)
      .when(assign([box(1), box(1), box(1, 'N-2')]))
      .then(assigned(box(1)));
  });

  it('are refused for unknown needs, types, jobs and closed jobs', () => {
    given(packingJobDecider, created)
      .when(assign([box(1, 'N-9'), box(2, 'N-2', oil)]))
      .thenNothing();
    given(packingJobDecider)
      .when(assign([box(1)]))
      .thenNothing();
    for (const closed of [completed, fellShort])
      given(packingJobDecider, created, closed)
        .when(assign([box(1)]))
        .thenNothing();
  });

  it('count boxes once that were packed before places existed', () => {
    given(packingJobDecider, created)
      .when(assign([box(2), box(3)], [box(1)]))
      .then(assigned(box(1), box(2)));
    given(packingJobDecider, created, assigned(box(1)))
      .when(assign([box(2)], [box(7), box(8)]))
      .then(assigned(box(2)));
  });

  it('are free again when a box is unassigned', () => {
    const full = [created, assigned(box(1), box(2))];
    given(packingJobDecider, ...full)
      .when(assign([box(3)]))
      .thenNothing();
    given(packingJobDecider, ...full)
      .when(unassign(box(1).sscc))
      .then(unassigned(box(1).sscc));
    given(packingJobDecider, ...full, unassigned(box(1).sscc))
      .when(assign([box(3), box(4)]))
      .then(assigned(box(3)));
    given(packingJobDecider, ...full)
      .when(unassign(box(9).sscc))
      .thenNothing();
    given(packingJobDecider, ...full, completed)
      .when(unassign(box(1).sscc))
      .thenNothing();
  });

  it('never exceed the quantity asked for, in any order of assigning and unassigning', () => {
    const step = fc.record({
      free: fc.boolean(),
      boxes: fc.array(
        fc
          .record({
            n: fc.nat(12),
            needId: fc.constantFrom('N-1', 'N-2', 'N-9'),
            gtin: fc.constantFrom(vegetables, oil),
          })
          .map(({ n, needId, gtin }) => box(n, needId, gtin)),
        { maxLength: 8 },
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let state = fold(packingJobDecider, [created]);
        for (const { free, boxes } of steps) {
          const command = free ? unassign(...boxes.map(({ sscc }) => sscc)) : assign(boxes);
          for (const event of packingJobDecider.decide(command, state))
            state = packingJobDecider.evolve(state, event);
          if (state.status === 'none') return false;
          const counted = new Map<string, number>();
          for (const { needId, gtin } of state.places.values())
            counted.set(`${needId} ${gtin}`, (counted.get(`${needId} ${gtin}`) ?? 0) + 1);
          const { taken } = state;
          if (counted.has('N-9') || [...counted].some(([key, n]) => n !== taken.get(key))) return false;
          for (const { needId, gtin, count } of all) {
            const n = counted.get(`${needId} ${gtin}`) ?? 0;
            if (n > count || n !== (taken.get(`${needId} ${gtin}`) ?? 0)) return false;
          }
        }
        return true;
      }),
    );
  });
});

describe('what a bench needs to know of a job', () => {
  const boxFor = (needId: string) => ({ sscc: '376104250021234569', needId, gtin: oil });
  const open = fold(packingJobDecider, [created]);

  it('is the need and its line', () => {
    const { householdRef, building, unit } = needs[0] ?? {};
    expect(jobForBox(open, 'R-1', boxFor('N-1'))).toEqual({
      jobId: 'R-1',
      status: 'open',
      communityGln,
      need: expect.objectContaining({ householdRef, building, unit }) as unknown,
      line: { gtin: oil, quantity: 1 },
      place: undefined,
    });
  });

  it('names what is missing: the job, the need or the line', () => {
    expect(jobForBox(open, 'R-1', boxFor('N-2'))).toMatchObject({ need: needs[1], line: undefined });
    expect(jobForBox(open, 'R-1', boxFor('N-3'))).toMatchObject({ need: undefined, line: undefined });
    expect(jobForBox({ status: 'none' }, 'R-9', boxFor('N-1'))).toMatchObject({
      jobId: 'R-9',
      status: 'none',
    });
    expect(jobForBox(fold(packingJobDecider, [created, fellShort]), 'R-1', boxFor('N-1')).status).toBe(
      'fell-short',
    );
  });
});
