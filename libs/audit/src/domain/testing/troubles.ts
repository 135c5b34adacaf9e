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
  'missing, explained': { findings: ['missing'], status: 'in-transit', breaks: null },
  'left behind': { findings: ['missing'], status: 'at-station', breaks: null },
  'in a second receipt': { findings: ['missing'], status: 'delivered', breaks: null },
  'receipt forgotten': { findings: ['gap', 'overdue-step'], status: 'delivered', breaks: 'gap' },
  'not on the manifest': { findings: ['gap', 'unexpected'], status: 'delivered', breaks: 'gap' },
  'never dispatched': { findings: ['never-dispatched'], status: 'delivered', breaks: 'never-dispatched' },
  'received twice': { findings: [], status: 'delivered', breaks: null },
  damaged: { findings: ['damaged'], status: 'delivered', breaks: null },
  'seal broken': { findings: ['seal-broken'], status: 'delivered', breaks: null },
  'seen elsewhere': { findings: ['contradiction'], status: 'delivered', breaks: null },
  lost: { findings: ['lost'], status: 'lost', breaks: 'lost' },
  'lost and found': { findings: ['lost'], status: 'delivered', breaks: null },
  destroyed: { findings: ['destroyed'], status: 'destroyed', breaks: null },
} satisfies Record<string, Expected>;
/** At the drop point and the door. */
const doorTroubles = {
  none: { findings: [], status: 'delivered', breaks: null },
  strayed: { findings: ['wrong-station'], status: 'delivered', breaks: null },
  'picked up': { findings: [], status: 'delivered', breaks: null },
  'not at home': { findings: [], status: 'delivered', breaks: null },
  refused: { findings: [], status: 'at-station', breaks: null },
  'handed over twice': { findings: ['contradiction'], status: 'delivered', breaks: 'contradiction' },
  'no round': { findings: ['gap'], status: 'delivered', breaks: 'gap' },
} satisfies Record<string, Expected>;
export const troubles: Record<Trouble, Expected> = { ...roadTroubles, ...doorTroubles };
export type Trouble = keyof typeof roadTroubles | keyof typeof doorTroubles;
