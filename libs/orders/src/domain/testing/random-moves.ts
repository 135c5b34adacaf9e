import type { BoxMove } from '@boxtrail/contracts';
import * as fc from 'fast-check';
import { corrected, does } from './box-events';

export const minute = fc.integer({ min: 0, max: 8 });
const load = fc.constantFrom('L1', 'L2');
const id = fc.integer({ min: 0, max: 1_000_000 }).map(String);
/** Every event about `box` except corrections. Many share a time and a load. */
export const fact = fc.oneof(
  fc.tuple(minute, load).map(([m, l]): BoxMove => does.dispatched(m, `${l}-${m}`)),
  fc.tuple(minute, load).map(([m, l]): BoxMove => does.takenOff(m, `${l}-${m - 1}`)),
  fc
    .constantFrom<'received' | 'missing'>('received', 'missing')
    .chain((what) =>
      fc.tuple(minute, load, id).map(([m, l, scan]): BoxMove => does[what](m, `${l}-${m - 1}`, scan)),
    ),
  minute.map((m): BoxMove => does.out(m)),
  fc
    .constantFrom<'handedOver' | 'failed' | 'returned' | 'seen' | 'lost' | 'found' | 'destroyed'>(
      'handedOver',
      'failed',
      'returned',
      'seen',
      'lost',
      'found',
      'destroyed',
    )
    .chain((what) => fc.tuple(minute, id).map(([m, scan]): BoxMove => does[what](m, scan))),
);

export type Correctable = Parameters<typeof corrected>[0];
export const canBeCorrected = (event: BoxMove): event is BoxMove & Correctable =>
  'scanId' in event.data && event.type !== 'delivery.FactCorrected';

const instead = fc.constantFrom(
  does.handedOver,
  does.failed,
  does.returned,
  does.lost,
  does.found,
  does.seen,
);

/** Facts of a load about the box: two loads, so that they contradict each other. */
const factOfLoad = fc
  .tuple(fc.constantFrom('dispatched', 'takenOff', 'missing', 'seen'), minute, load, id)
  .map(([what, m, loadId, scan]): BoxMove => {
    if (what === 'seen') return does.seen(m, scan);
    return what === 'missing' ? does.missing(m, loadId, scan) : does[what as 'dispatched'](m, loadId);
  });

/** A fact, optional repetitions and corrections of it, and possibly a correction that withdraws it. */
const factAndCorrections = fc
  .tuple(
    fc.oneof(fact, { arbitrary: factOfLoad, weight: 2 }),
    fc.boolean(),
    fc.array(fc.tuple(fc.option(instead), minute), { maxLength: 2 }),
  )
  .map(([event, twice, corrections]): BoxMove[] => {
    const sent = twice ? [event, event] : [event];
    if (!canBeCorrected(event)) return sent;
    const scanId = event.data.scanId;
    const receipt = event.type === 'delivery.BoxesReceived' ? event.data.loadId : undefined;
    return [
      ...sent,
      ...corrections.map(([kind, m]) => {
        if (kind === null) return corrected(event, null);
        const right = receipt === undefined ? kind(m, scanId) : does.missing(m, receipt, scanId);
        return corrected(event, right as Correctable, event.type);
      }),
    ];
  });

/** Histories of `box` with late, repeated and corrected facts; a correction may precede its fact. */
export const correctedHistory = fc
  .oneof(...[4, 8, 25].map((maxLength) => fc.array(factAndCorrections, { maxLength })))
  .map((facts) => facts.flat())
  .chain((events) => fc.shuffledSubarray(events, { minLength: events.length }));
