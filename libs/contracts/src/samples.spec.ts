import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, definitionOf, eventProblem, readStored, upcast } from './catalogue';

const folder = join(__dirname, 'samples');
const sample = (type: string, version: number): unknown =>
  JSON.parse(readFileSync(join(folder, `${type}.v${version}.json`), 'utf8'));

const released = [...catalogue.values()].flatMap(({ type, version }) =>
  Array.from({ length: version }, (_, i) => [type, i + 1] as const),
);

describe('released events stay readable', () => {
  it.each(released)('%s version %i: its recorded sample is read as the current version', (type, version) => {
    const data = upcast(type, version, sample(type, version));
    expect(eventProblem({ type, occurredAt: '2026-03-16T00:30:00.000Z', data })).toBeUndefined();
    expect(readStored(type, version, sample(type, version))).toEqual(data);
    expect(definitionOf(type).key(data)).toMatch(/^.{1,64}$/);
  });

  it.each([...catalogue.values()].map(({ type, version }) => [type, version] as const))(
    '%s version %i: the current sample is read unchanged',
    (type, version) => {
      expect(upcast(type, version, sample(type, version))).toEqual(sample(type, version));
    },
  );

  it.each([
    ['orders.RoundClosed', 'needs'],
    ['packing.PackingJobCreated', 'needs'],
    ['packing.BoxPacked', null],
  ])('%s version 1 did not carry the order and the special needs: they are read as unknown', (type, list) => {
    const unknown = { order: null, placedByRef: null, specialNeeds: null };
    const first = sample(type, 1) as { needs?: object[] };
    const expected =
      list === null
        ? { ...first, ...unknown }
        : { ...first, needs: first.needs?.map((n) => ({ ...n, ...unknown })) };
    expect(upcast(type, 1, first)).toEqual(expected);
  });

  it('every version has a sample, and every sample a version', () => {
    expect(readdirSync(folder).sort()).toEqual(
      released.map(([type, version]) => `${type}.v${version}.json`).sort(),
    );
  });

  it('the list of released events only grows', () => {
    expect(catalogue.size).toBeGreaterThanOrEqual(44);
  });

  it('unknown types and newer versions are refused', () => {
    expect(() => upcast('packing.BoxBurnt', 1, {})).toThrow('unknown event type packing.BoxBurnt');
    expect(() => upcast('packing.BoxSealed', 2, {})).toThrow(
      'packing.BoxSealed version 2 is newer than this program knows (1)',
    );
    expect(eventProblem({ type: 'packing.BoxBurnt', occurredAt: '', data: {} })).toBe(
      'unknown event type packing.BoxBurnt',
    );
  });

  it('stored data is checked by shape: current bounds may be narrower, and extra fields are allowed', () => {
    const stored = { ...(sample('packing.BoxSealed', 1) as object), sscc: '12', more: true };
    expect(readStored('packing.BoxSealed', 1, stored)).toEqual(stored);
  });

  it.each([
    ['packing.BoxSealed', { sscc: 12 }, 'packing.BoxSealed/sscc: Expected string'],
    ['packing.BoxSealed', { sscc: undefined }, 'packing.BoxSealed/sscc: Expected required property'],
    [
      'packing.BoxPacked',
      { contents: [{ gtin: '1', lot: 'L', quantity: '1' }] },
      'packing.BoxPacked/contents/0/quantity: Expected integer',
    ],
    [
      'delivery.BoxHandedOver',
      { method: 'by-drone' },
      "delivery.BoxHandedOver/method: Expected kind 'OneOf'",
    ],
  ])('%s that was stored with %j has no shape to be read by', (type, wrong, words) => {
    const stored = JSON.parse(JSON.stringify({ ...(sample(type, 1) as object), ...wrong })) as unknown;
    expect(() => readStored(type, 1, stored)).toThrow(words);
  });

  it.each([
    ['null', null],
    ['a list', []],
    ['a text', 'x'],
  ])('%s is no event', (_, stored) => {
    expect(() => readStored('packing.BoxSealed', 1, stored)).toThrow('packing.BoxSealed: Expected object');
  });

  it('invalid data is reported with its location', () => {
    const data = { ...(sample('packing.BoxSealed', 1) as object), sscc: '12' };
    expect(eventProblem({ type: 'packing.BoxSealed', occurredAt: '', data })).toBe(
      "packing.BoxSealed/sscc: Expected string to match '^[0-9]{18}$'",
    );
    const more = { ...(sample('packing.BoxSealed', 1) as object), name: 'Li Lei' };
    expect(eventProblem({ type: 'packing.BoxSealed', occurredAt: '', data: more })).toBe(
      'packing.BoxSealed/name: Unexpected property',
    );
  });
});
