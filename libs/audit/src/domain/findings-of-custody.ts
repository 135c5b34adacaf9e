import type { FindingKind } from './finding';
import * as rules from './finding-rules';
import * as text from './finding-text';

/** Findings about the holder of the box. */
export const findingsOfCustody = {
  'never-packed': {
    severity: 'breaks',
    words: ({ step, misfit: found }) => (found?.kind === 'never-packed' ? text.neverPackedText(step) : null),
    answeredBy: rules.begins,
    name: { en: 'never packed', zh: '从未装箱' },
    report: {
      en: ({ step }) => `${step}, but no packing of this box was ever recorded`,
      zh: ({ step }) => `${step}，但本箱从未有装箱记录`,
    },
    toDo: {
      en: 'Pack the box under this number if it was forgotten; otherwise resolve the finding.',
      zh: '如漏录装箱，请以本箱号补录；否则请答复本问题。',
    },
  },
  gap: {
    severity: 'breaks-where-custody-moved',
    words: rules.misfit('gap'),
    answeredBy: rules.nothingElse,
    name: { en: 'gap', zh: '环节缺失' },
    report: {
      en: ({ step, before }) =>
        `${step}, but the step that should have come before was not recorded; until then ${before}`,
      zh: ({ step, before }) => `${step}，但之前应有的环节没有记录；在此之前${before}`,
    },
    toDo: {
      en: 'Record the missing step if it took place; otherwise resolve the finding.',
      zh: '如该环节确已发生，请补录；否则请答复本问题。',
    },
  },
  contradiction: {
    severity: 'breaks-where-custody-moved',
    words: rules.misfit('contradiction'),
    answeredBy: rules.nothingElse,
    name: { en: 'contradiction', zh: '记录矛盾' },
    report: {
      en: ({ step, before }) => `${step}, which contradicts the steps before: until then ${before}`,
      zh: ({ step, before }) => `${step}，与之前的环节矛盾：在此之前${before}`,
    },
    toDo: {
      en: 'Correct the scan that is wrong; if all are right, resolve the finding.',
      zh: '请更正有误的扫描；如均无误，请答复本问题。',
    },
  },
  'wrong-community': {
    severity: 'breaks-where-custody-moved',
    words: rules.comparing(rules.strangerCommunity, ({ intended }, { step }) =>
      text.packedForText(step, intended),
    ),
    parties: rules.strangerCommunity,
    answeredBy: rules.isAtDestination,
    name: { en: 'wrong community', zh: '错送社区' },
    report: {
      en: ({ step, intended }) => `${step}, but it was packed for ${intended}`,
      zh: ({ step, intended }) => `${step}，但本箱应送${intended}`,
    },
    toDo: {
      en: 'Send the box on to the community it was packed for.',
      zh: '请将箱子转送至应送达的社区。',
    },
  },
  'wrong-household': {
    severity: 'breaks',
    words: rules.comparing(
      rules.strangerHousehold,
      ({ intended, actual }, { step: { placeGln } }) =>
        `handed over to ${actual} at ${placeGln}, but it was packed for ${intended}`,
    ),
    parties: rules.strangerHousehold,
    answeredBy: ({ householdRef }, step) =>
      step.kind === 'handed-over' && step.details.receivedByRef === householdRef,
    name: { en: 'wrong household', zh: '错交住户' },
    report: {
      en: ({ place, intended, actual }) =>
        `handed over to ${actual} at ${place}, but it was packed for ${intended}`,
      zh: ({ place, intended, actual }) => `在${place}交给了 ${actual}，但本箱应交 ${intended}`,
    },
    toDo: {
      en: 'Bring the box to the household it was packed for, or correct the scan if it names the wrong one.',
      zh: '请将箱子交给应收住户；如扫描登记有误，请更正。',
    },
  },
  missing: {
    severity: 'breaks',
    words: rules.at('missing', (step, { state }) =>
      rules.isStillMissing(state, step) ? text.missingText(state, step) : null,
    ),
    answeredBy: rules.isInHand,
    name: { en: 'missing', zh: '缺失' },
    report: {
      en: ({ place, load, before }) =>
        `not on load ${load} when it was received at ${place}; until then ${before}`,
      zh: ({ place, load, before }) => `车次 ${load} 在${place}收货时箱子不在；此前${before}`,
    },
    toDo: {
      en: 'Scan the box where it is, or record it as lost.',
      zh: '请在箱子所在处扫描，或登记为丢失。',
    },
  },
  lost: {
    severity: 'breaks',
    words: rules.reportedOnce('lost'),
    answeredBy: rules.isInHand,
    name: { en: 'lost', zh: '丢失' },
    report: {
      en: ({ place, before, note }) => `reported lost at ${place}${note}; until then ${before}`,
      zh: ({ place, before, note }) => `${place}报告丢失${note}；此前${before}`,
    },
    toDo: {
      en: 'Record the box as found when it turns up; otherwise resolve the finding.',
      zh: '找到后请登记找回；否则请答复本问题。',
    },
  },
  destroyed: {
    severity: 'question',
    words: rules.reportedOnce('destroyed'),
    answeredBy: (_, { kind }) => kind === 'found' || kind === 'returned',
    name: { en: 'destroyed', zh: '销毁' },
    report: {
      en: ({ place, before, note }) => `reported destroyed at ${place}${note}; until then ${before}`,
      zh: ({ place, before, note }) => `${place}报告销毁${note}；此前${before}`,
    },
    toDo: { en: 'Check the report, and resolve the finding.', zh: '请核实报告，并答复本问题。' },
  },
} satisfies Partial<Record<FindingKind, rules.FindingKindRow>>;
