import type { Role, Session } from '../../base/session';

/** Who may read a page, and who may do what it offers, as `@Access` of its routes says (docs/access.md). */
interface Right {
  readonly readers: readonly Role[];
  /** By the name of the action. */
  readonly actors: Readonly<Record<string, readonly Role[]>>;
  /** A key that is bound to a place may too. */
  readonly bound: boolean;
}

const operators: readonly Role[] = ['admin', 'coordinator', 'auditor'];
const senders: readonly Role[] = [
  'admin',
  'coordinator',
  'station',
  'packer',
  'carrier',
  'grid-worker',
  'team',
  'partner',
];

export const rights = {
  views: {
    readers: operators,
    actors: { rebuild: ['admin', 'auditor'], dropOld: ['admin'] },
    bound: false,
  },
  messaging: { readers: operators, actors: { replay: ['admin'], drop: ['admin'] }, bound: false },
  quarantine: { readers: [...senders, 'checkpoint', 'auditor'], actors: { mend: senders }, bound: true },
  keys: { readers: ['admin', 'auditor'], actors: { change: ['admin'] }, bound: false },
  differences: { readers: operators, actors: { accept: ['admin', 'auditor'] }, bound: false },
} as const satisfies Record<string, Right>;

export type Area = keyof typeof rights;

type Reader = Pick<Session, 'role' | 'stationGln'>;

/** Whether a session reads an area; else why it does not. */
export function mayRead(area: Area, reader: Reader): true | 'role' | 'bound' {
  const { readers, bound }: Right = rights[area];
  if (reader.role === null || !readers.includes(reader.role)) return 'role';
  return bound || reader.stationGln === null ? true : 'bound';
}

/** The roles that may do something in an area. */
export const actorsOf = (area: Area, action: string): readonly Role[] =>
  (rights[area] as Right).actors[action] ?? [];
