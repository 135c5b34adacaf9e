import { describe, expect, it } from 'vitest';
import { bodyOf, placed, typedMoment, wrongIn, type Field } from './fields';

const fields: readonly Field[] = [
  { name: 'needId', label: 'need', kind: 'text', required: true },
  { name: 'price', label: 'price', kind: 'money' },
  { name: 'hours', label: 'hours', kind: 'number' },
  { name: 'until', label: 'until', kind: 'moment' },
  { name: 'gtins', label: 'box types', kind: 'choices', options: [], required: true },
  {
    name: 'needs',
    label: 'needs',
    kind: 'list',
    required: true,
    fields: [
      { name: 'gtin', label: 'box type', kind: 'text', required: true },
      { name: 'quantity', label: 'quantity', kind: 'number', required: true },
    ],
  },
];

describe('the body that a form sends', () => {
  it('has numbers, fen and moments; what is blank is left out, rows keep their places', () => {
    const until = '2026-03-16T08:30';
    expect(
      bodyOf(fields, {
        needId: ' n1 ',
        price: '45.10',
        hours: '',
        until,
        gtins: ['a', 'b'],
        needs: [{ quantity: '2' }, { gtin: 'b', quantity: '3' }],
      }),
    ).toEqual({
      needId: 'n1',
      price: 4510,
      until: new Date(until).toISOString(),
      gtins: ['a', 'b'],
      needs: [{ quantity: 2 }, { gtin: 'b', quantity: 3 }],
    });
  });

  it('takes the typed moment in the zone of the reader', () => {
    const typed = typedMoment(Date.UTC(2026, 2, 16, 0, 30));
    expect(new Date(typed).toISOString()).toBe('2026-03-16T00:30:00.000Z');
  });
});

describe('what is wrong before a form is sent', () => {
  it('names each blank required field, also in a row', () => {
    const wrong = wrongIn(fields, { needId: '  ', gtins: [], needs: [{ gtin: 'a' }, { quantity: '1' }] });
    expect([...wrong]).toEqual([
      ['/needId', 'required'],
      ['/gtins', 'required'],
      ['/needs/0/quantity', 'required'],
      ['/needs/1/gtin', 'required'],
    ]);
  });

  it('names what is no number or no moment, and a list without rows', () => {
    const values = { needId: 'n', gtins: ['a'], price: '4,5', hours: 'two', until: 'soon', needs: [] };
    expect([...wrongIn(fields, values)]).toEqual([
      ['/price', 'number'],
      ['/hours', 'number'],
      ['/until', 'moment'],
      ['/needs', 'required'],
    ]);
  });

  it('finds nothing wrong with what is whole', () => {
    const values = { needId: 'n', gtins: ['a'], needs: [{ gtin: 'a', quantity: '1' }] };
    expect([...wrongIn(fields, values)]).toEqual([]);
  });
});

describe('the problems of a refusal', () => {
  it('stand at the fields that their pointers name', () => {
    const errors = [
      { pointer: '/needId', detail: 'taken' },
      { pointer: '/needs/0/gtin', detail: 'not a GTIN' },
      { pointer: '/needs/1/quantity', detail: 'too many' },
    ];
    expect(placed(fields, errors)).toEqual({
      at: new Map([
        ['/needId', 'taken'],
        ['/needs/0/gtin', 'not a GTIN'],
        ['/needs/1/quantity', 'too many'],
      ]),
      elsewhere: false,
    });
  });

  it('stand at the nearest field when they are about a part of it, together when there are more', () => {
    const errors = [
      { pointer: '/gtins/0', detail: 'first' },
      { pointer: '/gtins/2', detail: 'third' },
      { pointer: '/needs/1', detail: 'no object' },
      { pointer: '/needs/1/unknown', detail: 'unknown' },
    ];
    expect(placed(fields, errors).at).toEqual(
      new Map([
        ['/gtins', 'first; third'],
        ['/needs', 'no object; unknown'],
      ]),
    );
  });

  it('given problems of no field, then they stand at the form', () => {
    expect(placed(fields, [{ pointer: '/other', detail: 'x' }])).toEqual({ at: new Map(), elsewhere: true });
    expect(placed(fields, [{ pointer: '', detail: 'x' }])).toEqual({ at: new Map(), elsewhere: true });
    expect(placed(fields, [])).toEqual({ at: new Map(), elsewhere: true });
    expect(placed(fields, undefined)).toEqual({ at: new Map(), elsewhere: true });
  });
});
