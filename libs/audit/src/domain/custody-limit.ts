import { defaultCustodyLimits, type CustodyLimits, type Place } from '@boxtrail/contracts';
import type { Holder, TrailStep } from './trail-step';

/** The limits of a box with its holder, as its steps say; null where they say nothing. In hours. */
export interface LimitsOfBox {
  /** Of the box type; it holds for every holder. */
  readonly ownLimitHours: number | null;
  /** Of the present holder, where it is not the default. */
  readonly limitHours: number | null;
}

export const defaultLimitHours: Readonly<Record<Holder['type'], number>> = {
  station: defaultCustodyLimits.community,
  load: defaultCustodyLimits.load,
  team: defaultCustodyLimits.team,
  resident: Infinity,
};

/** How long the holder may have the box, in hours. */
export const limitOf = (holder: Holder, { ownLimitHours, limitHours }: LimitsOfBox): number =>
  holder.type === 'resident' ? Infinity : (ownLimitHours ?? limitHours ?? defaultLimitHours[holder.type]);

/** The limits of a box after a step. `moved`: it moved custody. */
export const limitsAfter = (before: LimitsOfBox, step: TrailStep, moved: boolean): LimitsOfBox => ({
  ownLimitHours: step.kind === 'packed' ? (step.ownLimitHours ?? null) : before.ownLimitHours,
  limitHours: moved ? (step.limitHours ?? null) : before.limitHours,
});

/** What the log says of limits before an event. */
export interface KnownLimits {
  /** Undefined while none were set. */
  readonly limits: () => CustodyLimits | undefined;
  /** Of a box type, by its GTIN. */
  readonly ownLimitOf: (gtin: string) => number | undefined;
  readonly tierOf: (gln: string) => Place['tier'] | undefined;
}

/**
 * The step with the limits in force when it was recorded, where they are not the defaults. They stay in the step: a
 * later change of the limits does not change how it is judged.
 */
export function withLimits(step: TrailStep, { limits, ownLimitOf, tierOf }: KnownLimits): TrailStep {
  const own = step.kind === 'packed' ? ownLimitOf(step.details.gtin) : undefined;
  const limit = limitIn(step.custodyTo, limits(), tierOf);
  if (own === undefined && limit === undefined) return step;
  return {
    ...step,
    ...(limit !== undefined && { limitHours: limit }),
    ...(own !== undefined && { ownLimitHours: own }),
  };
}

function limitIn(
  holder: TrailStep['custodyTo'],
  limits: CustodyLimits | undefined,
  tierOf: KnownLimits['tierOf'],
): number | undefined {
  if (limits === undefined || typeof holder === 'string' || holder.type === 'resident') return undefined;
  const limit = limits[holder.type === 'station' ? (tierOf(holder.id) ?? 'community') : holder.type];
  return limit === defaultLimitHours[holder.type] ? undefined : limit;
}
