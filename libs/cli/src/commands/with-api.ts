import type { BoxtrailApi } from '@boxtrail/api-client';
import type { Role } from '@boxtrail/http';
import type { Installation } from '../start/installation';
import type { KeyRing } from '../start/keys';

/** Options of every command. */
export interface GlobalOptions {
  readonly data: string;
  readonly json?: boolean;
  /** A service to ask instead of that of the data folder, with a key. */
  readonly url?: string;
  readonly key?: string;
  /** A file with both. */
  readonly profile?: string;
}

/** The API, asked with the key of a role. */
export type ApiAs = (role: Role) => BoxtrailApi;

/** Runs a command against the API and closes the installation afterwards. */
export type WithApi = (
  options: GlobalOptions,
  work: (as: ApiAs, keys: KeyRing) => Promise<void>,
) => Promise<void>;

/** The installation that the options name, or that of the data folder. Throws when there is none. */
export type OpenInstallation = (options: GlobalOptions) => Promise<Installation>;
