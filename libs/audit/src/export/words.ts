import type { FindingOutcome, Verdict } from '@boxtrail/contracts';
import type { BoxStatus } from '../domain/box-state';
import type { BreakKind, FindingKind } from '../domain/finding';
import { breakName, findingKinds, whatToDo } from '../domain/finding-kinds';
import type { FindingParts } from '../domain/finding-parts';
import type { Language } from '../domain/language';
import { stepKinds } from '../domain/step-kinds';
import type { Holder, StepKind } from '../domain/trail-step';
import type { TrailVerdict } from './trail-document';

/**
 * The text of a report in one language, without that of steps and findings, which is in the tables of their kinds.
 * Functions when the order of parts differs between languages.
 */
export interface OwnWords {
  readonly language: Language;
  readonly lang: string;
  readonly titles: { readonly trail: string; readonly round: string; readonly 'station-day': string };
  readonly statuses: Readonly<Record<BoxStatus, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly tiers: Readonly<Record<string, string>>;
  /** Status and events of rounds. */
  readonly rounds: Readonly<Record<string, string>>;
  readonly methods: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly movements: { readonly in: string; readonly out: string; readonly 'written-off': string };
  readonly trails: Readonly<Record<TrailVerdict['trail'], string>>;
  readonly nobody: string;
  readonly nobodyHadIt: string;
  readonly holder: (type: Exclude<Holder['type'], 'station'>, id: string) => string;
  readonly isWith: (holder: string) => string;
  readonly hadIt: (holder: string) => string;
  /** `checkpoint: expired` */
  readonly pair: (label: string, text: string) => string;
  readonly note: (text: string) => string;
  readonly semicolon: string;
  readonly comma: string;

  readonly facts: {
    readonly box: string;
    readonly round: string;
    readonly station: string;
    readonly day: string;
    readonly at: string;
    readonly knownAt: string;
    readonly unlimited: string;
    readonly position: string;
    readonly madeAt: string;
    readonly hash: string;
    readonly recordedHash: string;
    readonly community: string;
    readonly supplier: string;
    readonly cutoff: string;
  };
  readonly columns: {
    readonly number: string;
    readonly happened: string;
    readonly recorded: string;
    readonly what: string;
    readonly where: string;
    readonly custody: string;
    readonly box: string;
    readonly status: string;
    readonly last: string;
    readonly movement: string;
    readonly count: string;
    readonly account: string;
    readonly thisDay: string;
    readonly sinceTheBeginning: string;
    readonly event: string;
    readonly why: string;
  };
  readonly sections: {
    readonly steps: string;
    readonly history: string;
    readonly byStatus: string;
    readonly boxes: string;
    readonly accounts: string;
    readonly findings: string;
    readonly entries: string;
    readonly unreadable: string;
    readonly none: string;
  };
  readonly accounts: {
    readonly opening: string;
    readonly in: string;
    readonly out: string;
    readonly writtenOff: string;
    readonly held: string;
    readonly balanced: string;
    readonly unbalanced: string;
    readonly equation: string;
    readonly balances: string;
    readonly doesNot: string;
  };

  readonly times: string;
  readonly small: {
    readonly event: string;
    readonly position: string;
    readonly actor: string;
    readonly load: string;
    readonly pass: string;
    readonly late: string;
    readonly plate: string;
    readonly driver: string;
    readonly seal: string;
    readonly receivedBy: string;
    readonly proof: string;
    readonly by: string;
  };
  readonly stepText: (kind: string, place: string, load: string) => string;
  /** `broken` and `question` precede an open finding. */
  readonly marks: {
    readonly breaks: string;
    readonly explained: string;
    readonly question: string;
    readonly answered: string;
    readonly toDo: string;
  };
  /** For an answer to a finding that the box did not have. */
  readonly answersNothing: string;
  /** `outcome` and `by`: of a resolution that names the finding, else ''. */
  readonly answered: (
    step: string,
    time: string,
    resolution: string | null,
    outcome: string,
    by: string,
  ) => string;
  readonly outcomes: Readonly<Record<FindingOutcome, string>>;
  readonly corrected: (
    withdrawn: boolean,
    time: string,
    by: string,
    reason: string,
    position: number,
  ) => string;
  readonly overdue: (holder: string, hours: number, limitHours: number) => string;

  readonly whole: (status: string, holder: string) => string;
  readonly soFar: (status: string, holder: string) => string;
  /** For a box that was not seen again since its trail broke. */
  readonly lastKnown: (status: string, holder: string) => string;
  /** The same export had another hash when it was first made; `id` is the number of the difference. */
  readonly changed: (id: string, time: string) => string;
  readonly changeAccepted: (time: string, by: string, reason: string) => string;
  readonly breaksAfter: (step: string | null) => string;
  readonly breaksUntil: (step: string | null, finding: string) => string;
  readonly named: (number: number, kind: string, place: string, time: string) => string;
  /** Every break has been explained; the first one with these words. */
  readonly explained: (explanation: string) => string;
  readonly more: (breaks: number, questions: number) => string;
  readonly roundVerdict: (boxes: number, broken: number, questions: number) => string;
  readonly dayVerdict: (entries: number, findings: number, broken: number) => string;

  readonly proof: {
    readonly title: string;
    readonly steps: (path: string, position: number) => readonly string[];
  };
  readonly signatures: readonly string[];
  readonly pageOf: (page: number, of: number) => string;
  readonly running: (title: string, subject: string, position: number, hash: string) => string;
}

/** All text of a report in one language. */
export interface Words extends OwnWords {
  readonly step: (kind: StepKind) => string;
  readonly finding: (kind: BreakKind) => string;
  readonly findingText: (kind: FindingKind, parts: FindingParts) => string;
  /** What to do about an open finding. */
  readonly toDo: (kind: BreakKind) => string;
}

/** The text of a language, with that of the kinds of steps and findings. */
export const wordsOf = (own: OwnWords): Words => ({
  ...own,
  step: (kind) => stepKinds[kind].name[own.language],
  finding: (kind) => breakName(kind, own.language),
  findingText: (kind, parts) => findingKinds[kind].report[own.language](parts),
  toDo: (kind) => whatToDo(kind, own.language),
});
