import type { BreakKind, FindingKind } from './finding';
import type { FindingKindRow } from './finding-rules';
import { findingsOfCustody } from './findings-of-custody';
import { findingsOfHolds } from './findings-of-holds';
import { findingsOfPacking } from './findings-of-packing';
import { findingsOfTransport } from './findings-of-transport';
import type { Language } from './language';

/** The kinds of findings, in the order in which those of one step are listed. */
export const findingKinds = {
  ...findingsOfCustody,
  ...findingsOfPacking,
  ...findingsOfTransport,
  ...findingsOfHolds,
} satisfies Readonly<Record<FindingKind, FindingKindRow>> as Readonly<Record<FindingKind, FindingKindRow>>;

/** The table as a list, in its order. */
export const allFindingKinds = Object.entries(findingKinds) as readonly [FindingKind, FindingKindRow][];

/** The cause of a break: a finding, or an unreadable event. */
const breakKinds: Readonly<Record<BreakKind, Pick<FindingKindRow, 'name' | 'toDo'>>> = {
  ...findingKinds,
  unreadable: {
    name: { en: 'unreadable', zh: '无法读取' },
    toDo: {
      en: 'Correct the event in the log, or ask the operators to.',
      zh: '请修复日志中的该事件，或请运维人员处理。',
    },
  },
};

export const breakName = (kind: BreakKind, language: Language): string => breakKinds[kind].name[language];

/** What to do about an open finding, in words. */
export const whatToDo = (kind: BreakKind, language: Language = 'en'): string =>
  breakKinds[kind].toDo[language];
