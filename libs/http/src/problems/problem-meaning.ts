import type { InChinese } from '@boxtrail/kernel';

/** The documentation of a code of the HTTP layer. */
export interface ProblemMeaning {
  readonly status: number;
  readonly meaning: string;
  /** What the caller can do about it. */
  readonly help: string;
  readonly zh: InChinese;
}

export const problem = (status: number, meaning: string, help: string, zh: InChinese): ProblemMeaning => ({
  status,
  meaning,
  help,
  zh,
});
