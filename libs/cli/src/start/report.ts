import type { ApiClient } from '@boxtrail/simulation';

/** The account of one station. */
export interface Account {
  readonly gln: string;
  readonly name: string;
  readonly tier: string;
  readonly in: number;
  readonly out: number;
  readonly held: number;
  readonly writtenOff: number;
  readonly balanced: boolean;
  /** Only when requested. */
  readonly explained?: Explanation;
}

/** The explanation of an account by the steps of its boxes. */
export interface Explanation {
  readonly agrees: boolean;
  readonly boxes: readonly { sscc: string; words: string; moves: readonly Move[] }[];
  readonly more: boolean;
  readonly unproved: readonly {
    sscc: string;
    moves: readonly (Move & { finding: { kind: string; words: string } })[];
  }[];
  readonly moreUnproved: boolean;
  readonly unreadable: number;
}

interface Move {
  readonly position: number;
  readonly occurredAt: string;
  readonly what: string;
}

/** Figures over all trails. */
export interface Summary {
  readonly stations: number;
  readonly boxes: number;
  readonly delivered: number;
  readonly broken: number;
  readonly trailSteps: number;
  readonly trailHash: string;
  readonly accountsBalanced: boolean;
}

export interface Report {
  readonly summary: Summary;
  /** A box with a complete trail, if there is one. */
  readonly example: string | undefined;
  /** Formatted timelines. */
  readonly whole: string;
  readonly broken: string;
  readonly municipal: readonly Account[];
}

/** Queries the audit, as an auditor, for the result of the day. */
export async function askForReport(api: ApiClient): Promise<Report> {
  const seen = `atLeast=${api.position}`;
  const summary = await api.get<Summary>('audit', 'auditor', `/v1/summary?${seen}`);
  const first = async (state: string) => {
    const { items } = await api.get<{ items: { sscc: string }[] }>(
      'audit',
      'auditor',
      `/v1/trails?state=${state}&limit=1&${seen}`,
    );
    return items[0]?.sscc;
  };
  const timeline = async (state: string, sscc: string | undefined) =>
    sscc === undefined ? `(no box is ${state})` : api.text('audit', 'auditor', `/v1/trails/${sscc}`);
  const example = await first('complete');
  const accounts = await api.get<{ items: Account[] }>(
    'audit',
    'auditor',
    `/v1/accounts?tier=municipal&${seen}`,
  );
  return {
    summary,
    example,
    whole: await timeline('complete', example),
    broken: await timeline('broken', await first('broken')),
    municipal: accounts.items,
  };
}
