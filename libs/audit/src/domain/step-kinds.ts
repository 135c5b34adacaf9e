import type { BoxStatus } from './box-state';
import * as rules from './custody-rules';
import type { Misfit } from './custody-rules';
import type { CustodyState } from './box-state';
import type { InEachLanguage } from './language';
import type { Holder, StepKind, StepOf, TrailStep } from './trail-step';

/** A step before its custody is known. */
export type Draft<Kind extends StepKind> = Pick<StepOf<Kind>, 'placeGln' | 'loadId' | 'details'>;

/** The definition of one kind of step; its details are in `StepDetails`. */
interface StepKindRow<Kind extends StepKind> {
  readonly name: InEachLanguage;
  /** The text of a timeline. `name`: the English name. */
  readonly shown: (details: StepOf<Kind>['details'], name: string) => string;
  /** The holder after the step. */
  readonly custody: (step: Draft<Kind>) => TrailStep['custodyTo'];
  /** The mismatch with the state of the box; not checked for the first step of a trail. */
  readonly rule: (state: CustodyState, step: StepOf<Kind>) => Misfit | null;
  /** `moved`: whether it moved custody. */
  readonly status: (before: BoxStatus, moved: boolean) => BoxStatus;
  /** Somebody had the box in hand. Otherwise the step is about a load or the trail, or says that the box was absent. */
  readonly sawTheBox: boolean;
  /** Its meaning for a load: the box travelled with it, or an event on the road of all its boxes. */
  readonly ofLoad: 'went-with-it' | 'on-the-road' | null;
}

const nameAlone = (_: unknown, name: string): string => name;
const unchanged = () => 'unchanged' as const;
const writtenOff = () => 'written-off' as const;
const to =
  <Step>(type: Holder['type'], idOf: (step: Step) => string | null) =>
  (step: Step): Holder | 'unchanged' => {
    const id = idOf(step);
    return id === null ? 'unchanged' : { type, id };
  };
const toItsStation = to('station', ({ placeGln }: Pick<TrailStep, 'placeGln'>) => placeGln);
const same = (before: BoxStatus): BoxStatus => before;
const becomes = (status: BoxStatus) => (): BoxStatus => status;

/** An event of a load, or a statement about the trail: it moves and contradicts nothing. */
const noMove = { custody: unchanged, rule: rules.saysNothing, status: same, sawTheBox: false } as const;
/** Somebody had the box in hand where it was expected. */
const inHand = { custody: unchanged, rule: rules.atItsPlace, status: same, sawTheBox: true } as const;

/**
 * The kinds of steps. The row order is the order at the same instant: first the steps of the chain, then what is only
 * noticed of a box, last the answers. Log order is not used: it differs between runs.
 */
export const stepKinds: { readonly [Kind in StepKind]: StepKindRow<Kind> } = {
  packed: {
    name: { en: 'packed', zh: '装箱' },
    shown: nameAlone,
    custody: toItsStation,
    rule: rules.begins,
    status: becomes('packed'),
    sawTheBox: true,
    ofLoad: null,
  },
  sealed: {
    ...inHand,
    name: { en: 'sealed', zh: '贴封签' },
    shown: ({ sealId }, name) => `${name} ${sealId}`,
    ofLoad: null,
  },
  'seal-reused': {
    ...noMove,
    name: { en: 'seal used twice', zh: '封签重号' },
    shown: ({ otherSscc, onLoadId }) => `seal also on ${otherSscc ?? `load ${onLoadId}`}`,
    ofLoad: null,
  },
  released: {
    ...noMove,
    name: { en: 'released', zh: '解除封存' },
    shown: ({ holdId }, name) => `${name}: ${holdId}`,
    ofLoad: null,
  },
  loaded: { ...inHand, name: { en: 'loaded', zh: '装车' }, shown: nameAlone, ofLoad: null },
  'taken-off': {
    name: { en: 'taken off', zh: '撤下' },
    shown: nameAlone,
    custody: toItsStation,
    rule: rules.comesOff,
    status: (before, moved) => (moved ? 'at-station' : before), // before the dispatch a packed box stays one
    sawTheBox: true,
    ofLoad: null,
  },
  dispatched: {
    name: { en: 'dispatched', zh: '发车' },
    shown: nameAlone,
    custody: to('load', ({ loadId }) => loadId),
    rule: rules.departs,
    status: becomes('in-transit'),
    sawTheBox: true,
    ofLoad: 'went-with-it',
  },
  'double-dispatch': {
    ...noMove,
    name: { en: 'on two loads', zh: '一车两用' },
    shown: ({ otherLoadId }) => `also on ${otherLoadId}`,
    ofLoad: null,
  },
  checkpoint: {
    ...noMove,
    name: { en: 'checkpoint', zh: '检查点核验' },
    shown: ({ verdict }, name) => `${name}: ${verdict}`,
    ofLoad: 'on-the-road',
  },
  'pass-withdrawn': {
    ...noMove,
    name: { en: 'pass withdrawn', zh: '通行证事后查明已失效' },
    shown: ({ status }) => `pass was ${status}`,
    ofLoad: null,
  },
  arrived: { ...noMove, name: { en: 'arrived', zh: '到达' }, shown: nameAlone, ofLoad: 'on-the-road' },
  received: {
    name: { en: 'received', zh: '收货' },
    shown: nameAlone,
    custody: toItsStation,
    rule: rules.comesOff,
    status: becomes('at-station'),
    sawTheBox: true,
    ofLoad: 'went-with-it',
  },
  missing: { ...noMove, name: { en: 'missing', zh: '缺失' }, shown: nameAlone, ofLoad: null },
  'out-for-delivery': {
    name: { en: 'out for delivery', zh: '出站派送' },
    shown: nameAlone,
    custody: to('team', ({ details }) => details.teamRef),
    rule: rules.departs,
    status: becomes('out-for-delivery'),
    sawTheBox: true,
    ofLoad: null,
  },
  'delivery-failed': {
    ...inHand,
    name: { en: 'delivery failed', zh: '派送未成' },
    shown: ({ reason }) => `failed: ${reason}`,
    status: (before) => (before === 'out-for-delivery' ? 'undelivered' : before),
    ofLoad: null,
  },
  'handed-over': {
    name: { en: 'handed over', zh: '交付' },
    shown: ({ method }, name) => `${name}, ${method}`,
    custody: to('resident', ({ details }) => details.receivedByRef),
    rule: rules.isHandedOver,
    status: becomes('delivered'),
    sawTheBox: true,
    ofLoad: null,
  },
  returned: {
    name: { en: 'returned', zh: '退回' },
    shown: nameAlone,
    custody: toItsStation,
    rule: rules.comesBack,
    status: becomes('at-station'),
    sawTheBox: true,
    ofLoad: null,
  },
  lost: {
    name: { en: 'lost', zh: '丢失' },
    shown: nameAlone,
    custody: writtenOff,
    rule: rules.notEnded,
    status: becomes('lost'),
    sawTheBox: false,
    ofLoad: null,
  },
  found: {
    name: { en: 'found', zh: '找回' },
    shown: nameAlone,
    custody: toItsStation,
    rule: rules.turnsUp,
    status: becomes('at-station'),
    sawTheBox: true,
    ofLoad: null,
  },
  seen: { ...inHand, name: { en: 'seen', zh: '现场扫描' }, shown: nameAlone, ofLoad: null },
  damaged: { ...inHand, name: { en: 'damaged', zh: '破损' }, shown: nameAlone, ofLoad: null },
  'seal-broken': { ...inHand, name: { en: 'seal broken', zh: '封签破损' }, shown: nameAlone, ofLoad: null },
  destroyed: {
    name: { en: 'destroyed', zh: '销毁' },
    shown: nameAlone,
    custody: writtenOff,
    rule: rules.endsAtItsPlace,
    status: becomes('destroyed'),
    sawTheBox: true,
    ofLoad: null,
  },
  held: {
    ...noMove,
    name: { en: 'held', zh: '封存' },
    shown: ({ holdId }, name) => `${name}: ${holdId}`,
    ofLoad: null,
  },
  condemned: {
    ...noMove,
    name: { en: 'condemned', zh: '判废' },
    shown: ({ holdId }, name) => `${name}: ${holdId}`,
    ofLoad: null,
  },
  resolved: {
    ...noMove,
    name: { en: 'resolved', zh: '问题处理' },
    shown: ({ finding }, name) => `${name}: ${finding}`,
    ofLoad: null,
  },
  corrected: {
    ...noMove,
    name: { en: 'corrected', zh: '更正' },
    shown: ({ withdrawn, scanId }, name) => `${withdrawn ? 'withdrawn' : name}: ${scanId}`,
    ofLoad: null,
  },
};

/** The definition of a step's kind. */
export const kindOf = <Kind extends StepKind>({ kind }: { readonly kind: Kind }): StepKindRow<Kind> =>
  stepKinds[kind];

const aboutTheTrail: ReadonlySet<StepKind> = new Set(['resolved', 'held', 'released', 'condemned']);
/** An answer or a hold: nobody saw the box, and a trail does not begin with it. */
export const isAboutTheTrail = ({ kind }: Pick<TrailStep, 'kind'>): boolean => aboutTheTrail.has(kind);

/** The mismatch of a step with the state of its box; null when there is none. */
export function misfitOf(state: CustodyState, step: TrailStep): Misfit | null {
  // An answer or a hold says nothing about the box: it neither begins a trail nor shows that it lacks a beginning.
  if (state.last === null)
    return step.kind === 'packed' || isAboutTheTrail(step) ? null : { kind: 'never-packed', lacks: null };
  return kindOf<StepKind>(step).rule(state, step);
}
