import { BoxGivenUp, BoxPacked, BoxSealed, eventProblem } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import type { PackedBox } from './box';
import { boxDecider, type GiveUpBox, type PackBox, type SealBox } from './box.decider';
import type { JobForBox } from './packing-job';

const at = '2026-03-01T13:00:00.000Z';
const later = '2026-03-01T14:00:00.000Z';
const sscc = '376104250021234569';
const bench = '6901234000016';

const job = {
  jobId: 'R-1',
  status: 'open' as const,
  communityGln: '6900000000313',
  need: {
    householdRef: 'H-1',
    building: '3',
    unit: '2-501',
    order: 'proxy' as const,
    placedByRef: 'grid-4',
    specialNeeds: ['bed-ridden' as const],
  },
  line: { gtin: '06901234000023', quantity: 2 },
  place: { needId: 'N-1', gtin: '06901234000023' },
};
const what = {
  sscc,
  needId: 'N-1',
  gtin: '06901234000023',
  contents: [{ gtin: '06901234000030', lot: 'L-77', quantity: 2 }],
  weightGrams: 4200,
  packedAtGln: bench,
};
const pack = (changes: Partial<PackBox> = {}): PackBox => ({
  type: 'PackBox',
  occurredAt: at,
  ...what,
  job,
  held: [],
  ...changes,
});
const box: PackedBox = {
  ...what,
  jobId: 'R-1',
  destinationGln: '6900000000313',
  householdRef: 'H-1',
  building: '3',
  unit: '2-501',
  order: 'proxy',
  placedByRef: 'grid-4',
  specialNeeds: ['bed-ridden'],
};
const packed = BoxPacked.of(at, box);
const sealed = BoxSealed.of(at, { sscc, sealId: 'S-1', atGln: bench });
const seal = (changes: Partial<SealBox> = {}): SealBox => ({
  type: 'SealBox',
  occurredAt: later,
  sscc,
  sealId: 'S-1',
  atGln: bench,
  held: [],
  ...changes,
});

describe('packing a box', () => {
  it('records its contents and destination', () => {
    given(boxDecider).when(pack()).then(packed);
    expect(eventProblem(packed)).toBeUndefined();
  });

  it('seals it at once when a seal is given', () => {
    given(boxDecider)
      .when(pack({ sealId: 'S-1' }))
      .then(packed, sealed);
  });

  it('from a held lot is recorded, but not with a seal', () => {
    const held = [{ sscc, holdId: 'hold-1' }];
    given(boxDecider).when(pack({ held })).then(packed);
    given(boxDecider)
      .when(pack({ held, sealId: 'S-1' }))
      .thenRefused('BOX_HELD');
    given(boxDecider, packed).when(seal({ held })).thenRefused('BOX_HELD');
    given(boxDecider, packed, sealed).when(seal({ held })).thenNothing();
  });

  it('records nothing when it is repeated, at any later time', () => {
    given(boxDecider, packed).when(pack()).thenNothing();
    given(boxDecider, packed, sealed).when(pack()).thenNothing();
    given(boxDecider, packed, sealed)
      .when(pack({ sealId: 'S-1' }))
      .thenNothing();
    const closed: JobForBox = { ...job, status: 'completed' };
    given(boxDecider, packed)
      .when(pack({ occurredAt: later, job: { ...closed, place: undefined } }))
      .thenNothing();
  });

  it.each<Partial<PackBox>>([
    { needId: 'N-2' },
    { gtin: '06901234000047' },
    { contents: [{ gtin: '06901234000030', lot: 'L-78', quantity: 2 }] },
    { weightGrams: 4300 },
    { packedAtGln: '6901234000023' },
    { job: { ...job, jobId: 'R-2' } },
    { sealId: 'S-2' },
  ])('refuses a used number: %j', (difference) => {
    given(boxDecider, packed).when(pack(difference)).thenRefused('SSCC_ALREADY_USED');
    given(boxDecider, packed, sealed).when(pack(difference)).thenRefused('SSCC_ALREADY_USED');
  });

  it.each<[string, Partial<PackBox>]>([
    ['JOB_UNKNOWN', { job: { jobId: 'R-1', status: 'none' } }],
    ['JOB_CLOSED', { job: { ...job, status: 'completed' } }],
    ['JOB_CLOSED', { job: { ...job, status: 'fell-short' } }],
    ['NEED_NOT_IN_JOB', { job: { ...job, need: undefined, line: undefined } }],
    ['BOX_TYPE_NOT_NEEDED', { job: { ...job, line: undefined } }],
    ['NEED_ALREADY_FILLED', { job: { ...job, place: undefined } }],
    ['SSCC_ALREADY_USED', { job: { ...job, place: { ...job.place, needId: 'N-2' } } }],
    ['SSCC_ALREADY_USED', { job: { ...job, place: { ...job.place, gtin: '06901234000047' } } }],
  ])('is refused: %s', (code, changes) => {
    given(boxDecider).when(pack(changes)).thenRefused(code);
  });
});

describe('giving a box up', () => {
  const giveUp = (jobId = 'R-1'): GiveUpBox => ({ type: 'GiveUpBox', occurredAt: later, sscc, jobId });
  const givenUp = (jobId = 'R-1') => BoxGivenUp.of(later, { sscc, jobId });

  it('is recorded once, and never for a packed box', () => {
    given(boxDecider).when(giveUp()).then(givenUp());
    given(boxDecider, givenUp()).when(giveUp()).thenNothing();
    given(boxDecider, givenUp('R-2')).when(giveUp()).then(givenUp());
    given(boxDecider, packed).when(giveUp()).thenNothing();
    given(boxDecider, packed, sealed).when(giveUp()).thenNothing();
  });

  it('bars it from its own job only', () => {
    given(boxDecider, givenUp()).when(pack()).thenRefused('BOX_GIVEN_UP');
    given(boxDecider, givenUp('R-2')).when(pack()).then(packed);
    given(boxDecider, givenUp()).when(seal()).thenRefused('BOX_UNKNOWN');
  });
});

describe('sealing a box', () => {
  it('records the seal once', () => {
    given(boxDecider, packed)
      .when(seal())
      .then(BoxSealed.of(later, { sscc, sealId: 'S-1', atGln: bench }));
    given(boxDecider, packed, sealed).when(seal()).thenNothing();
  });

  it('refuses another seal or another place', () => {
    given(boxDecider, packed, sealed)
      .when(seal({ sealId: 'S-2' }))
      .thenRefused('BOX_ALREADY_SEALED');
    given(boxDecider, packed, sealed)
      .when(seal({ atGln: '6900000000313' }))
      .thenRefused('BOX_ALREADY_SEALED');
  });

  it('refuses a box that was not packed', () => {
    given(boxDecider).when(seal()).thenRefused('BOX_UNKNOWN');
  });
});
