import { lateness } from '@boxtrail/contracts';
import type { FindingKind } from './finding';
import { believedText } from './box-state';
import * as rules from './finding-rules';
import * as text from './finding-text';
import { tierName } from './tier-names';

const delayZh = (minutes: number): string =>
  minutes < 90 ? `${Math.max(1, Math.round(minutes))} 分钟` : `${Math.round(minutes / 6) / 10} 小时`;

/** Findings about a box, a load, its passes, or late recording. */
export const findingsOfTransport = {
  'never-dispatched': {
    severity: 'breaks',
    words: (place) => rules.declaredUnlessOnLoad('never-dispatched', place),
    answeredBy: rules.nothingElse,
    name: { en: 'never dispatched', zh: '未经发车' },
    report: {
      en: ({ place, before }) => `declared never dispatched when received at ${place}; until then ${before}`,
      zh: ({ place, before }) => `${place}收货时登记为未经发车；此前${before}`,
    },
    toDo: {
      en: 'Find out how the box left the station before, and resolve the finding.',
      zh: '请查明箱子此前如何离站，并答复本问题。',
    },
  },
  unexpected: {
    severity: 'question',
    words: (place) => rules.declaredUnlessOnLoad('unexpected', place),
    answeredBy: rules.nothingElse,
    name: { en: 'unexpected', zh: '清单之外' },
    report: {
      en: ({ place, before }) => `declared unexpected when received at ${place}; until then ${before}`,
      zh: ({ place, before }) => `${place}收货时登记为清单之外；此前${before}`,
    },
    toDo: {
      en: 'Find out how the box got onto the load, and resolve the finding.',
      zh: '请查明箱子如何上了该车次，并答复本问题。',
    },
  },
  'wrong-station': {
    severity: 'question',
    words: rules.strayed,
    answeredBy: rules.nothingElse,
    name: { en: 'wrong station', zh: '错站' },
    report: {
      en: ({ place, before }) =>
        `came to ${place}, which is not where it was bound for; until then ${before}`,
      zh: ({ place, before }) => `送到了${place}，不是本应送达的站点；此前${before}`,
    },
    toDo: {
      en: 'Send the box on to where it is bound for, and resolve the finding.',
      zh: '请将箱子转送至应达站点，并答复本问题。',
    },
  },
  'seal-broken': {
    severity: 'question',
    words: (place) => {
      const { state, step } = place;
      if (step.kind === 'arrived') return step.details.sealIntact ? null : text.sealText(step);
      if (step.kind === 'seal-broken') return text.reportedText('seal found broken', state, step);
      return rules.declared('seal-broken', place);
    },
    answeredBy: rules.nothingElse,
    name: { en: 'seal broken', zh: '封签破损' },
    report: {
      en: ({ step, before, note }) => `seal found broken: ${step}${note}; until then ${before}`,
      zh: ({ step, before, note }) => `${step}时发现封签破损${note}；此前${before}`,
    },
    toDo: {
      en: 'Check the contents of the box, and resolve the finding.',
      zh: '请检查箱内物品，并答复本问题。',
    },
  },
  'seal-differs': {
    severity: 'question',
    words: rules.comparing(
      rules.strangeSeal,
      ({ intended, actual }, { step: { loadId, placeGln } }) =>
        `load ${loadId} arrived at ${placeGln} with seal ${actual}, but it left with seal ${intended}`,
    ),
    parties: rules.strangeSeal,
    answeredBy: rules.nothingElse,
    name: { en: 'another seal', zh: '封签不符' },
    report: {
      en: ({ place, load, intended, actual }) =>
        `load ${load} arrived at ${place} with seal ${actual}, but it left with seal ${intended}`,
      zh: ({ place, load, intended, actual }) =>
        `车次 ${load} 到达${place}时封签为 ${actual}，发车时为 ${intended}`,
    },
    toDo: {
      en: 'Ask the driver who opened the load, check its boxes, and resolve the finding.',
      zh: '请向司机查问何人开过车厢，核对箱子，并答复本问题。',
    },
  },
  damaged: {
    severity: 'question',
    words: (place) =>
      place.step.kind === 'damaged'
        ? text.reportedText('reported damaged', place.state, place.step)
        : rules.declared('damaged', place),
    answeredBy: rules.nothingElse,
    name: { en: 'damaged', zh: '破损' },
    report: {
      en: ({ step, before, note }) => `${step}${note}; until then ${before}`,
      zh: ({ step, before, note }) => `${step}时登记破损${note}；此前${before}`,
    },
    toDo: {
      en: 'Check the contents of the box, and resolve the finding.',
      zh: '请检查箱内物品，并答复本问题。',
    },
  },
  'tier-skipped': {
    severity: 'question',
    words: rules.comparing(
      rules.skippedTier,
      ({ intended, actual }, { state, step: { placeGln } }) =>
        `received at ${placeGln}, a ${tierName(actual, 'en')}, without a ${tierName(intended, 'en')} between; ${believedText(state)}`,
    ),
    parties: rules.skippedTier,
    answeredBy: rules.nothingElse,
    name: { en: 'tier skipped', zh: '越级送达' },
    report: {
      en: ({ place, intended }) => `received at ${place} without a ${tierName(intended, 'en')} between`,
      zh: ({ place, intended }) => `未经${tierName(intended, 'zh')}直接送到${place}`,
    },
    toDo: {
      en: 'Find out who allowed the short way, and resolve the finding.',
      zh: '请查明何人允许越级运送，并答复本问题。',
    },
  },
  'double-dispatch': {
    severity: 'question',
    words: rules.at('double-dispatch', text.onTwoLoadsText),
    answeredBy: rules.nothingElse,
    name: { en: 'vehicle or driver on two loads', zh: '车辆或司机同时在两个车次' },
    report: {
      en: ({ load, other, driver }) => `${driver} of load ${load} was on load ${other} at the same time`,
      zh: ({ load, other, driver }) => `车次 ${load} 的${driver}同时在车次 ${other} 上`,
    },
    toDo: {
      en: 'Find out which load the vehicle and the driver went with, and resolve the finding.',
      zh: '请查明车辆和司机实际随哪个车次，并答复本问题。',
    },
  },
  'pass-withdrawn': {
    severity: 'question',
    words: rules.at('pass-withdrawn', text.withdrawnText),
    answeredBy: rules.nothingElse,
    name: { en: 'pass withdrawn before', zh: '通行证当时已失效' },
    report: {
      en: ({ place, passes, load, checkpoint, verdict, since, withdrawnBecause }) =>
        `${checkpoint === '' ? `dispatched at ${place} with load ${load} under pass ${passes}` : `checkpoint ${checkpoint} found pass ${passes} valid, with load ${load}`}, which is now known to have been ${verdict} since ${since} (${withdrawnBecause})`,
      zh: ({ place, passes, load, checkpoint, verdict, since, withdrawnBecause }) =>
        `${checkpoint === '' ? `车次 ${load} 凭通行证 ${passes} 在${place}发车` : `检查点 ${checkpoint} 核验车次 ${load} 的通行证 ${passes} 为“有效”`}，但事后查明该证自 ${since} 起${verdict}（理由：${withdrawnBecause}）`,
    },
    toDo: {
      en: 'Ask the carrier who drove under this pass, and resolve the finding.',
      zh: '请向承运方查明何人凭该通行证行驶，并答复本问题。',
    },
  },
  'pass-not-valid': {
    severity: 'question',
    words: rules.at('checkpoint', (step) =>
      step.details.verdict === 'valid' ? null : text.checkedText(step),
    ),
    answeredBy: rules.nothingElse,
    name: { en: 'pass not valid', zh: '通行证无效' },
    report: {
      en: ({ passes, checkpoint, verdict, load }) =>
        `pass ${passes} was ${verdict} at checkpoint ${checkpoint} with load ${load}`,
      zh: ({ passes, checkpoint, verdict, load }) =>
        `通行证 ${passes} 在检查点 ${checkpoint} 核验为“${verdict}”（车次 ${load}）`,
    },
    toDo: {
      en: 'Ask the carrier why it drove under this pass, and resolve the finding.',
      zh: '请向承运方查问为何凭该通行证行驶，并答复本问题。',
    },
  },
  'back-dated': {
    severity: 'question',
    words: ({ step }) => text.backDatedText(step),
    answeredBy: rules.nothingElse,
    name: { en: 'back-dated', zh: '事后补录' },
    report: {
      en: ({ step, lateMinutes, reason }) =>
        `${step}, recorded ${lateness(lateMinutes * 60_000)} later; reason given: ${reason}`,
      zh: ({ step, lateMinutes, reason }) => `${step}，${delayZh(lateMinutes)}后才补录；理由：${reason}`,
    },
    toDo: {
      en: 'Check the reason that was given, and resolve the finding.',
      zh: '请核实补录理由，并答复本问题。',
    },
  },
  'pass-invalid-when-recorded': {
    severity: 'question',
    words: ({ step }) => text.invalidByThenText(step),
    answeredBy: rules.nothingElse,
    name: { en: 'pass no longer valid when recorded', zh: '补录时通行证已失效' },
    report: {
      en: ({ step, lateMinutes, invalidByThen }) =>
        `${step}, recorded ${lateness(lateMinutes * 60_000)} later; no longer valid by then: ${invalidByThen}`,
      zh: ({ step, lateMinutes, invalidByThen }) =>
        `${step}，${delayZh(lateMinutes)}后才补录；补录时已失效：${invalidByThen}`,
    },
    toDo: {
      en: 'Ask why the dispatch was recorded after the pass had become invalid, and resolve the finding.',
      zh: '请查明为何在通行证失效后才补录发车，并答复本问题。',
    },
  },
  'overdue-step': {
    severity: 'question',
    words: rules.overdueText,
    limitHours: rules.ownLimit,
    answeredBy: rules.nothingElse,
    name: { en: 'overdue', zh: '保管超时' },
    report: {
      en: ({ before, limitHours }) =>
        `until then ${before}, for longer than the ${limitHours} h that are allowed`,
      zh: ({ before, limitHours }) => `在此之前${before}，超过允许的 ${limitHours} 小时`,
    },
    toDo: {
      en: 'Ask who had the box for the reason, and resolve the finding.',
      zh: '请向当时的保管方查问原因，并答复本问题。',
    },
  },
} satisfies Partial<Record<FindingKind, rules.FindingKindRow>>;
