import type { BoxEvent, LoadEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { Known } from './known';
import { isSame, type Sealed } from './seal-use';
import { each, stepMaker } from './step-maker';
import type { TrailStep } from './trail-step';

type Knows = Pick<Known, 'sealUse' | 'manifestOf'>;

/**
 * A box whose seal number is on another box or load has a step that names the first of them; that first one has a step
 * when the second appears. So no box has more than one, however often a number is used.
 */
export function boxSealedSteps(
  recorded: RecordedEvent<Extract<BoxEvent, { type: 'packing.BoxSealed' }>>,
  known: Knows,
): TrailStep[] {
  const { sscc, sealId, atGln } = recorded.event.data;
  const own: Sealed = { type: 'box', id: sscc };
  const sealed = stepMaker(recorded, 'sealed', { sealId }, { placeGln: atGln })(sscc);
  const use = known.sealUse(sealId);
  if (use === undefined || isSame(use.first, own)) return [sealed];
  return [
    sealed,
    reused(recorded, sealId, use.first)(sscc, 1),
    ...stepsOfFirst(recorded, sealId, own, known),
  ];
}

/** The boxes of a load do not travel before the dispatch: they have their steps then. */
export const loadSealedSteps = (
  recorded: RecordedEvent<Extract<LoadEvent, { type: 'delivery.LoadSealed' }>>,
  known: Knows,
): TrailStep[] => {
  const { loadId, sealId } = recorded.event.data;
  return stepsOfFirst(recorded, sealId, { type: 'load', id: loadId }, known);
};

/** After all other steps of a dispatch. */
const ordinalAtDispatch = 900;

/** A load that leaves with a seal whose number is on another load or box: each of its boxes has a step. */
export function sealAtDispatchSteps(
  recorded: RecordedEvent<Extract<LoadEvent, { type: 'delivery.LoadDispatched' }>>,
  sealId: string | null,
  { sealUse }: Pick<Known, 'sealUse'>,
): TrailStep[] {
  const { loadId, ssccs } = recorded.event.data;
  const use = sealId === null ? undefined : sealUse(sealId);
  if (sealId === null || use === undefined) return [];
  const other = isSame(use.first, { type: 'load', id: loadId }) ? use.second : use.first;
  if (other === null) return [];
  const step = reused(recorded, sealId, other);
  return each(ssccs, (sscc) => step(sscc, ordinalAtDispatch));
}

/** The steps of the first that has the number, when `own` is the second. */
function stepsOfFirst(recorded: RecordedEvent, sealId: string, own: Sealed, known: Knows): TrailStep[] {
  const use = known.sealUse(sealId);
  if (use === undefined || use.second !== null || isSame(use.first, own)) return [];
  const { type, id } = use.first;
  const step = reused(recorded, sealId, own);
  if (type === 'box') return [step(id)];
  return each(known.manifestOf(id)?.ssccs ?? [], (sscc) => step(sscc, 2));
}

const reused = (recorded: RecordedEvent, sealId: string, { type, id }: Sealed) =>
  stepMaker(
    recorded,
    'seal-reused',
    { sealId, ...(type === 'box' ? { otherSscc: id } : { onLoadId: id }) },
    {},
  );
