import {
  BoxesAssigned,
  BoxesUnassigned,
  PackingJobAccepted,
  PackingJobCompleted,
  PackingJobCreated,
  PackingJobDeclined,
  PackingJobKept,
  PackingJobMoved,
  PackingJobNotMoved,
  PackingJobScheduled,
  type Designated,
  type JobMoveCause,
} from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { packingJobDecider, type AssignBoxes } from './packing-job.decider';
import type { MovePackingJob } from './packing-job-offer';

const at = '2026-03-16T01:00:00.000Z';
const [first, second, community] = ['6901234000016', '6901234000023', '6900000000313'];
const gtin = '06901234000023';
const ids = { jobId: 'R-1', roundId: 'R-1' };
const created = PackingJobCreated.of(at, {
  ...ids,
  communityGln: community,
  supplierGln: first,
  boxes: 2,
  needs: [
    {
      ...{ needId: 'N-1', householdRef: 'H-1', building: '3', unit: '1', order: 'own' },
      ...{ placedByRef: null, specialNeeds: [], payment: 'prepaid', amountFen: 6_000 },
      lines: [{ gtin, quantity: 2 }],
    },
  ],
});
const box = { sscc: '376104250000000018', needId: 'N-1', gtin };
const assigned = BoxesAssigned.of(at, { jobId: 'R-1', boxes: [box] });
const unassigned = BoxesUnassigned.of(at, { jobId: 'R-1', ssccs: [box.sscc] });
const completed = PackingJobCompleted.of(at, { jobId: 'R-1', packed: 2 });
const accepted = PackingJobAccepted.of(at, { jobId: 'R-1', supplierGln: first });
const declined = PackingJobDeclined.of(at, { jobId: 'R-1', supplierGln: first, reason: 'no cabbage' });
const designation = { rule: 'distance' as const, reason: null, candidates: [], compared: 2 };
const said = { ...ids, communityGln: community, fromGln: first, reason: 'why', designation };
const moved = (cause: JobMoveCause) => PackingJobMoved.of(at, { ...said, cause, toGln: second });
const notMoved = (cause: JobMoveCause) => PackingJobNotMoved.of(at, { ...said, cause });

const to = (supplierGln: string | undefined): Designated => ({ supplierGln, designation });
const move = (cause: JobMoveCause, more: Partial<MovePackingJob> = {}): MovePackingJob => ({
  ...{ type: 'MovePackingJob', occurredAt: at, jobId: 'R-1', fromGln: first, cause, reason: 'why' },
  ...{ next: to(second), packed: 0 },
  ...more,
});
const of = { occurredAt: at, jobId: 'R-1' };
const accept = (forGln = first) => ({ type: 'AcceptPackingJob' as const, ...of, forGln });
const decline = (forGln = first, packed = 0) => ({
  ...{ type: 'DeclinePackingJob' as const, ...of, forGln, packed },
  reason: 'no cabbage',
});
const assign = (forGln: string): AssignBoxes => ({
  ...{ type: 'AssignBoxes', ...of, forGln, boxes: [box], packedBefore: [] },
});

describe('the offer of a packing job', () => {
  it('is accepted once, also by a supplier that declined it and was not replaced', () => {
    given(packingJobDecider, created).when(accept()).then(accepted);
    given(packingJobDecider, created, accepted).when(accept()).thenNothing();
    given(packingJobDecider, created, declined, notMoved('declined')).when(accept()).then(accepted);
    given(packingJobDecider, created, assigned).when(accept()).thenNothing();
  });

  it('is declined once, before it is accepted and before it has a box', () => {
    given(packingJobDecider, created).when(decline()).then(declined);
    given(packingJobDecider, created, declined).when(decline()).thenNothing();
    given(packingJobDecider, created, accepted).when(decline()).thenRefused('JOB_ACCEPTED');
    given(packingJobDecider, created, assigned).when(decline()).thenRefused('JOB_BEGUN');
    given(packingJobDecider, created).when(decline(first, 1)).thenRefused('JOB_BEGUN');
  });

  it.each([
    ['accept', accept],
    ['decline', decline],
  ])('takes no %s of a supplier that lost the job, of a closed job and of an unknown one', (_, answer) => {
    given(packingJobDecider, created, declined, moved('declined')).when(answer()).thenRefused('JOB_MOVED');
    given(packingJobDecider, created, completed).when(answer()).thenRefused('JOB_CLOSED');
    given(packingJobDecider).when(answer()).thenRefused('JOB_UNKNOWN');
  });

  it('goes to the next supplier, which may decline it too', () => {
    given(packingJobDecider, created, declined).when(move('declined')).then(moved('declined'));
    const byNext = PackingJobDeclined.of(at, { jobId: 'R-1', supplierGln: second, reason: 'no cabbage' });
    given(packingJobDecider, created, declined, moved('declined')).when(decline(second)).then(byNext);
  });

  it('stays, and says so once, when no other supplier can pack it; later it may go', () => {
    const nobody = move('declined', { next: to(undefined) });
    given(packingJobDecider, created, declined).when(nobody).then(notMoved('declined'));
    given(packingJobDecider, created, declined, notMoved('declined')).when(nobody).thenNothing();
    given(packingJobDecider, created, declined, notMoved('declined'))
      .when(move('declined'))
      .then(moved('declined'));
  });

  it.each(['closed', 'suspended', 'licence-expired'] as const)(
    'goes from a supplier that is %s, also after it accepted, until it has a box',
    (cause) => {
      given(packingJobDecider, created, accepted).when(move(cause)).then(moved(cause));
      given(packingJobDecider, created, assigned).when(move(cause)).thenNothing();
      given(packingJobDecider, created)
        .when(move(cause, { packed: 1 }))
        .thenNothing();
      given(packingJobDecider, created, assigned, unassigned).when(move(cause)).then(moved(cause));
      given(packingJobDecider, created, completed).when(move(cause)).thenNothing();
    },
  );

  it('stays with a supplier that accepted it although it is full', () => {
    given(packingJobDecider, created).when(move('full')).then(moved('full'));
    given(packingJobDecider, created, accepted).when(move('full')).thenNothing();
  });

  it('stays with a supplier that accepted what it had declined', () => {
    given(packingJobDecider, created, declined, accepted).when(move('declined')).thenNothing();
    given(packingJobDecider, created).when(move('declined')).thenNothing();
  });

  it('stays where it is when another move came first', () => {
    given(packingJobDecider, created, moved('full')).when(move('closed')).thenNothing();
    given(packingJobDecider, created)
      .when(move('closed', { next: to(first) }))
      .thenNothing();
  });

  it('is kept, and says so once, when its supplier can pack it again, unless it was declined', () => {
    const keep = (forGln = first) => ({ type: 'KeepPackingJob' as const, ...of, forGln });
    const kept = PackingJobKept.of(at, { jobId: 'R-1', supplierGln: first });
    given(packingJobDecider, created, notMoved('suspended')).when(keep()).then(kept);
    given(packingJobDecider, created, notMoved('suspended'), kept).when(keep()).thenNothing();
    given(packingJobDecider, created, notMoved('suspended')).when(keep(second)).thenNothing();
    given(packingJobDecider, created, declined, notMoved('declined')).when(keep()).thenNothing();
    given(packingJobDecider, created, completed).when(keep()).thenNothing();
    given(packingJobDecider).when(keep()).thenNothing();
  });

  it('goes where an officer says, unless it has a box', () => {
    given(packingJobDecider, created, accepted).when(move('chosen')).then(moved('chosen'));
    given(packingJobDecider, created, assigned).when(move('chosen')).thenRefused('JOB_BEGUN');
    given(packingJobDecider, created, moved('full')).when(move('chosen')).thenRefused('JOB_MOVED');
    given(packingJobDecider, created, completed).when(move('chosen')).thenRefused('JOB_CLOSED');
    given(packingJobDecider).when(move('chosen')).thenRefused('JOB_UNKNOWN');
  });

  it('takes boxes of its present supplier only', () => {
    given(packingJobDecider, created, moved('full')).when(assign(second)).then(assigned);
    given(packingJobDecider, created, moved('full')).when(assign(first)).thenRefused('JOB_MOVED');
  });

  it('is still the job of its round after it moved', () => {
    given(packingJobDecider, created, moved('full'))
      .when({ type: 'CreatePackingJob', occurredAt: at, ...created.data })
      .thenNothing();
  });
});

describe('the schedule of a packing job', () => {
  const schedule = (wave: number | null) => ({
    ...{ type: 'SchedulePackingJob' as const, ...of, forGln: first, priority: 'urgent' as const, wave },
  });
  const scheduled = (wave: number | null) =>
    PackingJobScheduled.of(at, { jobId: 'R-1', priority: 'urgent', wave });

  it('is said, changed and not repeated, until the job is closed', () => {
    given(packingJobDecider, created).when(schedule(2)).then(scheduled(2));
    given(packingJobDecider, created, scheduled(2)).when(schedule(2)).thenNothing();
    given(packingJobDecider, created, scheduled(2)).when(schedule(null)).then(scheduled(null));
    given(packingJobDecider, created, completed).when(schedule(2)).thenRefused('JOB_CLOSED');
    given(packingJobDecider, created, moved('full')).when(schedule(2)).thenRefused('JOB_MOVED');
    given(packingJobDecider).when(schedule(2)).thenRefused('JOB_UNKNOWN');
  });
});
