/** A load that a box was put on and has not come off again. */
export interface Claim {
  readonly loadId: string;
  /** When it left with the box; null while it stands. */
  readonly leftAt: string | null;
  /** The load that left with the box instead: this one can have it no more. */
  readonly lostTo: string | null;
}

/**
 * All that is claimed of one box, in the order of the log: the first claim that is not lost has the box.
 *
 * Two loads may both have put a box on their manifest - each looked before the other had written - but never both
 * leave with it. To leave, a load needs that no other has the box, in a view that has seen every event of its own.
 * - Of two that stand, the second waits: a claim of a load that stands ends only by an event of its own stream (taken
 *   off, received), and after that its dispatch, decided on the revision before, is not written.
 * - When one leaves, the claims beside its own are lost, and stay so when the box is free again: a load that lost a
 *   box cannot leave with it, whatever is seen later; only taking the box off and loading it anew helps.
 */
export type Claims = readonly Claim[];

export const noClaims: Claims = [];

/** Every step answers the very claims it was given when they do not change. */
export function loaded(claims: Claims, loadId: string): Claims {
  if (claims.some((claim) => claim.loadId === loadId)) return claims;
  const lostTo = claims.find(({ leftAt }) => leftAt !== null)?.loadId ?? null;
  return [...claims, { loadId, leftAt: null, lostTo }];
}

export function takenOff(claims: Claims, loadId: string): Claims {
  return kept(claims, (claim) => claim.loadId !== loadId);
}

/** A load that was received before we heard that it left has no claim any more, and takes nobody else's away. */
export function left(claims: Claims, loadId: string, at: string): Claims {
  if (!claims.some((claim) => claim.loadId === loadId)) return claims;
  return claims.map((claim) =>
    claim.loadId === loadId
      ? { ...claim, leftAt: at, lostTo: null }
      : { ...claim, lostTo: claim.lostTo ?? loadId },
  );
}

/** Found on unloading: off this load, and off any that left with it before. What is lost to another stays lost. */
export function received(claims: Claims, loadId: string, at: string): Claims {
  const others = kept(claims, (claim) => claim.loadId !== loadId || claim.lostTo !== null);
  return seen(others, at);
}

/** In custody elsewhere since. A late scan of an earlier moment says nothing of where the box is now. */
export function seen(claims: Claims, at: string): Claims {
  return kept(claims, ({ leftAt }) => leftAt === null || at <= leftAt);
}

/** The load that keeps this one from leaving with the box; undefined when nothing does. */
export function inTheWay(claims: Claims, loadId: string): string | undefined {
  const own = claims.find((claim) => claim.loadId === loadId);
  if (own !== undefined && own.lostTo !== null) return own.lostTo;
  const holder = claims.find(({ lostTo }) => lostTo === null)?.loadId;
  return holder === loadId ? undefined : holder;
}

function kept(claims: Claims, keep: (claim: Claim) => boolean): Claims {
  return claims.every(keep) ? claims : claims.filter(keep);
}
