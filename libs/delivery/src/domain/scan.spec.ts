import {
  BoxDamaged,
  BoxDestroyed,
  BoxFound,
  BoxHandedOver,
  BoxLost,
  BoxReturned,
  BoxSealFoundBroken,
  BoxSeen,
  DeliveryFailed,
  eventProblem,
} from '@boxtrail/contracts';
import { Refusal } from '@boxtrail/kernel';
import type { ScanEvent } from './box-scan';
import { kindOf, scanEvent, scanKinds, type ScanDetails, type ScanKind } from './scan';

const at = '2026-03-01T17:00:00.000Z';
const base = { sscc: '376104250000000018', scanId: 'scan-1', atGln: '6900000000313', byRef: 'team-2' };
const noted = { ...base, note: 'corner crushed' };
const over = { receivedByRef: 'H-1', method: 'in-person', proofRef: 'photo-7' } as const;
const eventOf = (kind: ScanKind, details: ScanDetails = {}) =>
  scanEvent({ ...base, kind, occurredAt: at, details }, details, [], '');

const everyKind: [ScanKind, ScanDetails, ScanEvent][] = [
  ['handed-over', over, BoxHandedOver.of(at, { ...base, ...over })],
  [
    'handed-over',
    { receivedByRef: 'H-1', method: 'left-at-door' },
    BoxHandedOver.of(at, { ...base, receivedByRef: 'H-1', method: 'left-at-door', proofRef: null }),
  ],
  ['failed', { reason: 'not-at-home' }, DeliveryFailed.of(at, { ...base, reason: 'not-at-home' })],
  ['returned', {}, BoxReturned.of(at, base)],
  ['seen', { note: null }, BoxSeen.of(at, base)],
  ['damaged', { note: 'corner crushed' }, BoxDamaged.of(at, noted)],
  ['seal-broken', { note: 'corner crushed' }, BoxSealFoundBroken.of(at, noted)],
  ['lost', {}, BoxLost.of(at, { ...base, note: null })],
  ['found', { note: null }, BoxFound.of(at, { ...base, note: null })],
  ['destroyed', { note: 'corner crushed' }, BoxDestroyed.of(at, noted)],
];

it.each(everyKind)('a scan of kind %s with %j becomes its event', (kind, details, event) => {
  expect(JSON.stringify(eventOf(kind, details))).toBe(JSON.stringify(event));
  expect(eventProblem(event)).toBeUndefined();
  expect(kindOf(event)).toBe(kind);
});

it('every kind is tested here', () => {
  expect([...new Set(everyKind.map(([kind]) => kind))]).toEqual(scanKinds);
});

it.each<[ScanKind, ScanDetails, string[]]>([
  ['handed-over', {}, ['/receivedByRef is needed for', '/method is needed for']],
  ['failed', { note: 'late' }, ['/reason is needed for', '/note does not belong to']],
  [
    'seen',
    { proofRef: 'photo-7', reason: 'other' },
    ['/proofRef does not belong to', '/reason does not belong to'],
  ],
  ['lost', { method: 'pick-up' }, ['/method does not belong to']],
])('a scan of kind %s with %j is refused: %j', (kind, details, wrong) => {
  const fields = wrong.map((words) => {
    const [field = '', ...rest] = words.slice(1).split(' ');
    return { pointer: `/${field}`, detail: `${field} ${rest.join(' ')} a scan of kind ${kind}` };
  });
  let refusal: unknown;
  try {
    eventOf(kind, details);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toEqual(
    new Refusal('invalid', 'INPUT_INVALID', fields.map(({ detail }) => detail).join('; '), fields),
  );
  expect((refusal as Refusal).fields).toEqual(fields);
});
