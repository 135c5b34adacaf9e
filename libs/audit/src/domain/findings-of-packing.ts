import type { FindingKind } from './finding';
import * as rules from './finding-rules';

/** Findings about the contents and the seal of a box. */
export const findingsOfPacking = {
  'contents-differ': {
    severity: 'question',
    words: rules.at('packed', ({ placeGln, details: { gtin, contentsDiffer } }) =>
      contentsDiffer === undefined
        ? null
        : `packed at ${placeGln} with other contents than box type ${gtin} has (item: packed/expected): ${contentsDiffer.join(', ')}`,
    ),
    answeredBy: rules.nothingElse,
    name: { en: 'contents differ', zh: '内容不符' },
    report: {
      en: ({ step, contents }) =>
        `${step} with other contents than its box type has (item: packed/expected): ${contents}`,
      zh: ({ step, contents }) => `${step}，内容与箱型不符（货品：实装/应装）：${contents}`,
    },
    toDo: {
      en: 'Ask the packer what was replaced, and resolve the finding.',
      zh: '请向装箱人查问替换了什么，并答复本问题。',
    },
  },
  'seal-reused': {
    severity: 'question',
    words: rules.at(
      'seal-reused',
      ({ details: { sealId, otherSscc, onLoadId } }) =>
        `seal ${sealId} is on ${otherSscc === undefined ? `load ${onLoadId}` : `box ${otherSscc}`} too`,
    ),
    answeredBy: rules.nothingElse,
    name: { en: 'seal used twice', zh: '封签重号' },
    report: {
      en: ({ seal, otherBox, other }) =>
        `seal ${seal} is on ${otherBox === '' ? `load ${other}` : `box ${otherBox}`} too`,
      zh: ({ seal, otherBox, other }) =>
        `封签 ${seal} 也用在${otherBox === '' ? `车次 ${other}` : `箱 ${otherBox}`} 上`,
    },
    toDo: {
      en: 'Check both seals, and resolve the finding.',
      zh: '请核对两处封签，并答复本问题。',
    },
  },
  'loaded-unsealed': {
    severity: 'question',
    words: rules.at('loaded', ({ loadId, placeGln }, { state }) =>
      state.status === 'unknown' || state.sealed
        ? null
        : `loaded onto ${loadId} at ${placeGln} before it was sealed`,
    ),
    answeredBy: rules.nothingElse,
    name: { en: 'loaded unsealed', zh: '未贴封签即装车' },
    report: {
      en: ({ place, load }) => `loaded onto ${load} at ${place} before it was sealed`,
      zh: ({ place, load }) => `在${place}未贴封签就装上车次 ${load}`,
    },
    toDo: {
      en: 'Check the contents of the box, and resolve the finding.',
      zh: '请检查箱内物品，并答复本问题。',
    },
  },
} satisfies Partial<Record<FindingKind, rules.FindingKindRow>>;
