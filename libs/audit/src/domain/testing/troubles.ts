import type { BoxStatus } from '../box-state';
import type { FindingKind } from '../finding';

/** The expected findings of a box with one incident. */
export interface Expected {
  readonly findings: readonly FindingKind[];
  readonly status: BoxStatus;
  /** The kind of the first break that stays open. */
  readonly breaks: FindingKind | null;
}

/** On the chosen leg of the box. */
const roadTroubles = {
  missing: { findings: ['missing'], status: 'in-transit', breaks: 'missing' },
  'missing, explained': { findings: ['missing'], status: 'in-transit', breaks: 'missing' },
  'left behind': { findings: ['missing'], status: 'at-station', breaks: null },
  'in a second receipt': { findings: ['missing'], status: 'delivered', breaks: null },
  'receipt forgotten': { findings: ['gap', 'overdue-step'], status: 'delivered', breaks: 'gap' },
  'not on the manifest': { findings: ['gap', 'unexpected'], status: 'delivered', breaks: 'gap' },
  'never dispatched': { findings: ['never-dispatched'], status: 'delivered', breaks: 'never-dispatched' },
  'received twice': { findings: [], status: 'delivered', breaks: null },
  damaged: { findings: ['damaged'], status: 'delivered', breaks: null },
  'seal broken': { findings: ['seal-broken'], status: 'delivered', breaks: null },
  'seen elsewhere': { findings: ['contradiction'], status: 'delivered', breaks: null },
  'seen at another community': {
    findings: ['contradiction', 'wrong-community'],
    status: 'delivered',
    breaks: null,
  },
  'found at another community': {
    findings: ['missing', 'wrong-community'],
    status: 'at-station',
    breaks: 'wrong-community',
  },
  'found there and brought home': {
    findings: ['missing', 'wrong-community', 'gap'],
    status: 'delivered',
    breaks: 'gap',
  },
  lost: { findings: ['lost'], status: 'lost', breaks: 'lost' },
  'lost and found': { findings: ['lost'], status: 'delivered', breaks: null },
  destroyed: { findings: ['destroyed'], status: 'destroyed', breaks: null },
} satisfies Record<string, Expected>;
/** At the bench. The finding of a box without a seal comes with each load. */
const benchTroubles = {
  'other contents': { findings: ['contents-differ'], status: 'delivered', breaks: null },
  'not sealed': { findings: [], status: 'delivered', breaks: null },
  'sealed late': { findings: ['loaded-unsealed'], status: 'delivered', breaks: null },
} satisfies Record<string, Expected>;
/** At the drop point and the door. */
const doorTroubles = {
  none: { findings: [], status: 'delivered', breaks: null },
  strayed: { findings: ['wrong-station', 'wrong-community'], status: 'delivered', breaks: 'wrong-community' },
  'picked up': { findings: [], status: 'delivered', breaks: null },
  'not at home': { findings: [], status: 'delivered', breaks: null },
  refused: { findings: [], status: 'at-station', breaks: null },
  'handed over twice': {
    findings: ['contradiction', 'wrong-household'],
    status: 'delivered',
    breaks: 'contradiction',
  },
  'given to a neighbour': { findings: ['wrong-household'], status: 'delivered', breaks: 'wrong-household' },
  'given to a neighbour first': { findings: ['wrong-household'], status: 'delivered', breaks: null },
  'no round': { findings: ['gap'], status: 'delivered', breaks: 'gap' },
} satisfies Record<string, Expected>;
export const troubles: Record<Trouble, Expected> = { ...roadTroubles, ...benchTroubles, ...doorTroubles };
export type Trouble = keyof typeof roadTroubles | keyof typeof benchTroubles | keyof typeof doorTroubles;
