import type { ApiClient } from '@boxtrail/day';
import type { KeyRing } from './keys';

/** Options of every command. */
export interface GlobalOptions {
  readonly data: string;
  readonly json?: boolean;
}

/** Runs a command against the API, and closes what was opened for it. */
export type WithApi = (
  options: GlobalOptions,
  work: (api: ApiClient, keys: KeyRing) => Promise<void>,
) => Promise<void>;

/** Prints a line. */
export type Print = (text: string) => void;
