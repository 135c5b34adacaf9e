import type { Schemas } from '@boxtrail/api-client';

export type HolderAccount = Schemas['HolderAccount'];
export type Kind = HolderAccount['kind'];

export const kinds: readonly Kind[] = ['load', 'carrier', 'team', 'station'];

export const kindIn = (text: string | undefined): Kind | undefined => kinds.find((kind) => kind === text);

/** Where the account of a holder is shown. */
export const accountPath = ({ kind, id }: Pick<HolderAccount, 'kind' | 'id'>): string =>
  kind === 'station' ? `/stations/${id}` : `/accounts/${kind}/${encodeURIComponent(id)}`;
