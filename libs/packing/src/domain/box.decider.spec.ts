import { BoxPacked, BoxSealed, eventProblem } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import type { PackedBox } from './box';
import { boxDecider, type PackBox, type SealBox } from './box.decider';
import type { JobForBox } from './packing-job';

const at = '2026-03-01T13:00:00.000Z';
const later = '2026-03-01T14:00:00.000Z';
const sscc = '376104250021234569';
const bench = '6901234000016';

const job = {
  jobId: 'R-1',
  status: 'open' as const,
  communityGln: '6900000000313',
  need: { householdRef: 'H-1', building: '3', unit: '2-501' },
  line: { gtin: '06901234000023', quantity: 2 },
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
  alreadyPacked: 0,
  ...changes,
});
const box: PackedBox = {
  ...what,
  jobId: 'R-1',
  destinationGln: '6900000000313',
  householdRef: 'H-1',
  building: '3',
  unit: '2-501',
};
const packed = BoxPacked.of(at, box);
const sealed = BoxSealed.of(at, { sscc, sealId: 'S-1', atGln: bench });
const seal = (changes: Partial<SealBox> = {}): SealBox => ({
  type: 'SealBox',
  occurredAt: later,
  sscc,
  sealId: 'S-1',
  atGln: bench,
  ...changes,
});

describe('packing a box', () => {
  it('says what is in it and where it is to go', () => {
    given(boxDecider).when(pack()).then(packed);
    given(boxDecider)
      .when(pack({ alreadyPacked: 1 }))
      .then(packed);
    expect(eventProblem(packed)).toBeUndefined();
  });

  it('seals it at once when a seal is given', () => {
    given(boxDecider)
      .when(pack({ sealId: 'S-1' }))
      .then(packed, sealed);
  });

  it('again changes nothing, whenever it is sent', () => {
    given(boxDecider, packed).when(pack()).thenNothing();
    given(boxDecider, packed, sealed).when(pack()).thenNothing();
    given(boxDecider, packed, sealed)
      .when(pack({ sealId: 'S-1' }))
      .thenNothing();
    const closed: JobForBox = { ...job, status: 'completed' };
    given(boxDecider, packed)
      .when(pack({ occurredAt: later, job: closed, alreadyPacked: 2 }))
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
  ])('never uses a number twice: %j', (difference) => {
    given(boxDecider, packed).when(pack(difference)).thenRefused('SSCC_ALREADY_USED');
    given(boxDecider, packed, sealed).when(pack(difference)).thenRefused('SSCC_ALREADY_USED');
  });

  it.each<[string, Partial<PackBox>]>([
    ['JOB_UNKNOWN', { job: { jobId: 'R-1', status: 'none' } }],
    ['JOB_CLOSED', { job: { ...job, status: 'completed' } }],
    ['JOB_CLOSED', { job: { ...job, status: 'fell-short' } }],
    ['NEED_NOT_IN_JOB', { job: { ...job, need: undefined, line: undefined } }],
    ['BOX_TYPE_NOT_NEEDED', { job: { ...job, line: undefined } }],
    ['NEED_ALREADY_FILLED', { alreadyPacked: 2 }],
    ['NEED_ALREADY_FILLED', { alreadyPacked: 3 }],
  ])('is refused: %s', (code, changes) => {
    given(boxDecider).when(pack(changes)).thenRefused(code);
  });
});

describe('sealing a box', () => {
  it('seals it, once', () => {
    given(boxDecider, packed)
      .when(seal())
      .then(BoxSealed.of(later, { sscc, sealId: 'S-1', atGln: bench }));
    given(boxDecider, packed, sealed).when(seal()).thenNothing();
  });

  it('is refused under another seal or at another place', () => {
    given(boxDecider, packed, sealed)
      .when(seal({ sealId: 'S-2' }))
      .thenRefused('BOX_ALREADY_SEALED');
    given(boxDecider, packed, sealed)
      .when(seal({ atGln: '6900000000313' }))
      .thenRefused('BOX_ALREADY_SEALED');
  });

  it('is refused before it is packed', () => {
    given(boxDecider).when(seal()).thenRefused('BOX_UNKNOWN');
  });
});
