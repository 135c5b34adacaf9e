import type { ApiClient } from '@boxtrail/simulation';
import type { Installation } from '../start/installation';
import type { KeyRing } from '../start/keys';

/** Options of every command. */
export interface GlobalOptions {
  readonly data: string;
  readonly json?: boolean;
}

/** Runs a command against the API and closes the installation afterwards. */
export type WithApi = (
  options: GlobalOptions,
  work: (api: ApiClient, keys: KeyRing) => Promise<void>,
) => Promise<void>;

/** Opens the installation of a data folder. Throws when there is none. */
export type OpenInstallation = (data: string) => Promise<Installation>;
