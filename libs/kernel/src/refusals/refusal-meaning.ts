/**
 * Kinds of refusals: `invalid` the request is malformed or meaningless, `unknown` it refers to something that does not
 * exist, `rule` the current state forbids it, `forbidden` this actor may not do it, `stale` it was based on an old
 * revision, `precondition` it must state the revision it is based on, `reused` its key was used for a different
 * request, `limited` the rate limit is exceeded.
 */
export type RefusalKind =
  'invalid' | 'unknown' | 'rule' | 'forbidden' | 'stale' | 'precondition' | 'reused' | 'limited';

/** The Chinese words of one code. */
export interface InChinese {
  readonly meaning: string;
  readonly help: string;
  readonly details: Sentences;
}

/** Chinese by English sentence. `{name}` stands for a value, which keeps its name in both languages. */
export type Sentences = Readonly<Record<string, string>>;

/** `details`: the English sentences with which the code is raised, each with its Chinese. */
export const zh = (meaning: string, help: string, details: Sentences = {}): InChinese => ({
  meaning,
  help,
  details,
});

/** The documentation of one code. */
export interface RefusalMeaning<Kind extends RefusalKind = RefusalKind> {
  readonly kind: Kind;
  readonly meaning: string;
  /** How the caller can resolve it. */
  readonly help: string;
  readonly zh: InChinese;
}

export type RefusalTable = Readonly<Record<string, RefusalMeaning>>;

const of =
  <Kind extends RefusalKind>(kind: Kind) =>
  (meaning: string, help: string, zh: InChinese): RefusalMeaning<Kind> => ({ kind, meaning, help, zh });

/** A table entry with its kind. */
export const code = {
  invalid: of('invalid'),
  unknown: of('unknown'),
  rule: of('rule'),
  forbidden: of('forbidden'),
  stale: of('stale'),
  precondition: of('precondition'),
  reused: of('reused'),
  limited: of('limited'),
};
