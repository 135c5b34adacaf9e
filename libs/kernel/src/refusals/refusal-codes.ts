/**
 * Kinds of refusals: `invalid` the request is malformed or meaningless, `unknown` it refers to something that does not
 * exist, `rule` the current state forbids it, `forbidden` this actor may not do it, `stale` it was based on an old
 * revision, `precondition` it must state the revision it is based on, `reused` its key was used for a different
 * request, `limited` the rate limit is exceeded.
 */
export type RefusalKind =
  'invalid' | 'unknown' | 'rule' | 'forbidden' | 'stale' | 'precondition' | 'reused' | 'limited';

/** The documentation of one code. */
export interface RefusalMeaning<Kind extends RefusalKind = RefusalKind> {
  readonly kind: Kind;
  readonly meaning: string;
  /** How the caller can resolve it. */
  readonly help: string;
}

export type RefusalTable = Readonly<Record<string, RefusalMeaning>>;

const of =
  <Kind extends RefusalKind>(kind: Kind) =>
  (meaning: string, help: string): RefusalMeaning<Kind> => ({ kind, meaning, help });

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

/** Codes that several contexts share. Codes of a single context are in the table of that context. */
export const sharedRefusals = {
  INPUT_INVALID: code.invalid(
    'A field or parameter is missing, unknown, repeated or not of the form it must have.',
    'Correct the fields that `errors` points to.',
  ),
  DUPLICATE_IN_REQUEST: code.invalid(
    'The request names the same thing more than once.',
    'Name each thing once.',
  ),
  PERIOD_EMPTY: code.invalid('A period does not end after it begins.', 'Give an end after the beginning.'),
  BACK_DATED: code.rule(
    'The decision is dated further back than the limit, and no reason is given.',
    'Send the reason in `backDatedBecause`.',
  ),
  BACK_DATING_NOT_ALLOWED: code.forbidden(
    'The decision is dated further back than this role may date one.',
    'Let a coordinator or an admin record it with a reason.',
  ),
  STATION_NOT_YOURS: code.forbidden(
    'The key is bound to a station, and the request concerns another one.',
    'Use a key of that station or one that is not bound to a station.',
  ),
  BOX_UNKNOWN: code.unknown('No such box is known.', 'Check the SSCC; a box exists once it is packed.'),
  BOX_TYPE_UNKNOWN: code.unknown(
    'No such box type was published.',
    'Check the GTIN or publish the box type.',
  ),
  LOAD_UNKNOWN: code.unknown('No such load is known.', 'Check the load id or plan the load.'),
  PASS_UNKNOWN: code.unknown('No such pass was issued.', 'Check the pass id or issue the pass.'),
  ROUND_UNKNOWN: code.unknown('No such round is known.', 'Check the round id or open the round.'),
  STATION_UNKNOWN: code.unknown(
    'No station or supplier has this number or code.',
    'Check it, or import the station or register the supplier first.',
  ),
  SCAN_ID_REUSED: code.reused(
    'The scan id belongs to a scan with other content.',
    'Give each scan a unique id, or correct the recorded scan with `POST /v1/corrections`.',
  ),
} satisfies RefusalTable;

export type SharedRefusals = typeof sharedRefusals;

/**
 * All codes. Each context adds its table by declaration merging, so `RefusalCode` is exactly the union of the tables
 * and the kernel depends on no context. A code with different entries in two tables does not compile.
 */
export interface RefusalCodes extends SharedRefusals {}

/** The codes that a refusal of this kind can have. */
export type RefusalCode<Kind extends RefusalKind = RefusalKind> = {
  [Code in keyof RefusalCodes]: RefusalCodes[Code]['kind'] extends Kind ? Code : never;
}[keyof RefusalCodes];
