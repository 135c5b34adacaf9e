import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { roles, type ApiKeys } from '@boxtrail/http';

export type KeyRing = Record<string, string>;

/** The keys of a data folder. */
export interface OwnKeys {
  readonly keys: KeyRing;
  readonly file: string;
  /** The file was made just now. */
  readonly isNew: boolean;
}

/** Validity of a local key, in days. */
const days = 365;

/** One key per role, in a file that only its owner can read; created at the first start. */
export async function keyRing(apiKeys: ApiKeys, file: string): Promise<OwnKeys> {
  const known = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as KeyRing,
    () => ({}) as KeyRing,
  );
  const ring: KeyRing = {};
  for (const role of roles) {
    const key = known[role];
    const found = key === undefined ? 'unknown' : await apiKeys.verify(key);
    const valid = typeof found !== 'string' && found.principal.role === role;
    ring[role] =
      key !== undefined && valid
        ? key
        : await apiKeys.issue(
            { subject: `demo-${role}`, role, stationGln: null },
            new Date(Date.now() + days * 86_400_000),
          );
  }
  if (JSON.stringify(ring) !== JSON.stringify(known)) {
    await mkdir(dirname(file), { recursive: true });
    // Atomic rename: an interrupted start leaves the old file or the new one, never a partial one.
    await writeFile(`${file}.new`, JSON.stringify(ring, null, 2) + '\n', { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  return { keys: ring, file, isNew: Object.keys(known).length === 0 };
}
