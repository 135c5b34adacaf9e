import { ConnectionBroken, Refused, type Problem, type Schemas } from '@boxtrail/api-client';

export const sscc = '020123450100000451';
export const gln = '2401000000003';
export const at = '2026-03-16T05:20:00.000Z';

export const heldBoxes: readonly Schemas['HeldBox'][] = [
  {
    ...{ sscc, status: 'at-station', holder: { type: 'station', id: gln }, since: at },
    ...{ hours: 50.5, limitHours: 48, overdueHours: 2.5 },
  },
  {
    ...{ sscc: '020123450100010384', status: 'at-station', holder: { type: 'station', id: gln }, since: at },
    ...{ hours: 3, limitHours: 48, overdueHours: null },
  },
];

export const explanation: Schemas['AccountExplanation'] = {
  ...{ agrees: true, boxes: [], more: false, moreUnproved: false, unreadable: 1 },
  unproved: [
    {
      sscc,
      outcome: 'missing',
      findings: [
        {
          ...{ kind: 'missing', position: 8_749, ordinal: 0, occurredAt: at },
          words: `not on load L1.2.1 when it was received at ${gln} on ${at}`,
        },
      ],
    },
  ],
} as unknown as Schemas['AccountExplanation'];

export const finding = {
  ...{ sscc, kind: 'missing', severity: 'breaks', state: 'open', toDo: '', loadId: 'L1.2.1', holder: null },
  words: `not on load L1.2.1 when it was received at ${gln}`,
  at: { position: 8_749, ordinal: 0, step: 'missing', occurredAt: at },
  place: { gln, name: '长春市' },
} as unknown as Schemas['ListedFinding'];

const problem = (status: number, code: string, detail: string): Problem =>
  ({ type: `/problems/${code}`, title: code, status, code, detail, traceId: 'abc123' }) as Problem;

export const troubles: Readonly<Record<string, Error>> = {
  refused: new Refused(problem(403, 'ROLE_NOT_ALLOWED', 'the role packer may not do this'), 'GET'),
  'to be tried again': new Refused(problem(503, 'VIEW_BEHIND', 'the view is 12 events behind'), 'GET'),
  unreachable: new ConnectionBroken('the connection broke'),
  'of the page': new Error('cannot read a property'),
};

export interface Row {
  readonly id: number;
  readonly name: string;
  readonly boxes: number;
}

export const rows = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, id) => ({ id, name: `L1.${id}`, boxes: (id * 7_919) % 500 }));

export const moved = {
  ...{ fromGln: gln, cause: 'declined' as const, reason: 'no cabbage came', at },
};

export const designation = {
  ...{ rule: 'distance' as const, reason: null, compared: 2 },
  candidates: [
    { gln, metres: 1_200, verdict: 'declined' as const },
    { gln: '2900000000018', metres: 3_400, verdict: 'designated' as const },
  ],
};
