import { rolesOf } from '../../base/rights';
import type { Role, Session } from '../../base/session';

/** Who may read a page, and who may do what it offers, as its routes say. */
interface Right {
  readonly readers: readonly Role[];
  /** By the name of the action. */
  readonly actors: Readonly<Record<string, readonly Role[]>>;
  /** A key that is bound to a place may too. */
  readonly bound: boolean;
}

export const rights = {
  views: {
    readers: rolesOf('listViews'),
    actors: { rebuild: rolesOf('rebuildView'), dropOld: rolesOf('dropOldVersions') },
    bound: false,
  },
  messaging: {
    readers: rolesOf('listParkedMessages'),
    actors: { replay: rolesOf('replayGroup'), drop: rolesOf('dropParkedMessage') },
    bound: false,
  },
  quarantine: {
    readers: rolesOf('listQuarantinedLines'),
    actors: { mend: rolesOf('resendQuarantinedLine') },
    bound: true,
  },
  keys: { readers: rolesOf('listApiKeys'), actors: { change: rolesOf('issueApiKey') }, bound: false },
  differences: {
    readers: rolesOf('listDifferences'),
    actors: { accept: rolesOf('acceptDifference') },
    bound: false,
  },
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
