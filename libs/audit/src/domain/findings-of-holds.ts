import type { FindingKind } from './finding';
import * as rules from './finding-rules';
import * as text from './finding-text';

const moved = rules.brokenHold('known');
const movedBefore = rules.brokenHold('known-later');

/** Findings about boxes that moved while a hold forbade it. */
export const findingsOfHolds = {
  'held-box-moved': {
    severity: 'breaks',
    words: rules.comparing(
      moved,
      ({ intended }, { step }) => `${text.stepText(step)} while hold ${intended} forbade it`,
    ),
    parties: moved,
    answeredBy: rules.nothingElse,
    name: { en: 'held box moved', zh: '封存期间移动' },
    report: {
      en: ({ step, intended }) => `${step} while hold ${intended} forbade it`,
      zh: ({ step, intended }) => `${step}，而封存 ${intended} 当时禁止移动`,
    },
    toDo: {
      en: 'Stop the box, ask who let it go in spite of the hold, and resolve the finding.',
      zh: '请截住箱子，查明何人在封存期间放行，并答复本问题。',
    },
  },
  'moved-before-hold-known': {
    severity: 'question',
    words: rules.comparing(
      movedBefore,
      ({ intended }, { step }) =>
        `${text.stepText(step)} while hold ${intended} forbade it, which was recorded only afterwards`,
    ),
    parties: movedBefore,
    answeredBy: rules.nothingElse,
    name: { en: 'moved before the hold was known', zh: '移动后才知封存' },
    report: {
      en: ({ step, intended }) =>
        `${step} while hold ${intended} forbade it, which was recorded only afterwards`,
      zh: ({ step, intended }) => `${step}，当时已被封存 ${intended} 禁止移动，但该封存事后才登记`,
    },
    toDo: {
      en: 'Find the box, have it set aside, and resolve the finding.',
      zh: '请找到箱子并隔离存放，然后答复本问题。',
    },
  },
} satisfies Partial<Record<FindingKind, rules.FindingKindRow>>;
