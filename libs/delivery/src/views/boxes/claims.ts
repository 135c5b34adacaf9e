/** A load that a box was put on and has not come off. */
export interface Claim {
  readonly loadId: string;
  /** When it left with the box; null before that. */
  readonly leftAt: string | null;
  /** The load that left with the box instead: this one cannot have it any more. */
  readonly lostTo: string | null;
}

/**
 * The claims on one box in log order: the first claim that is not lost has the box.
 *
 * Two loads may both have put a box on their manifest, because each decided before the other was recorded, but they
 * never both leave with it. To leave, a load needs that no other has the box, in a view that has read every event of
 * its own stream.
 * - Of two open loads, the second waits: the claim of an open load ends only by an event of its own stream (taken off,
 * received), and then its dispatch, decided at an older revision, is not written.
 * - When one leaves, the other claims are lost, and stay lost when the box is free again. A load that lost a box cannot
 * leave with it; it must take the box off and load it again.
 */
export type Claims = readonly Claim[];

export const noClaims: Claims = [];

/** Every step returns the same object when the claims do not change. */
export function loaded(claims: Claims, loadId: string): Claims {
  if (claims.some((claim) => claim.loadId === loadId)) return claims;
  const lostTo = claims.find(({ leftAt }) => leftAt !== null)?.loadId ?? null;
  return [...claims, { loadId, leftAt: null, lostTo }];
}

export function takenOff(claims: Claims, loadId: string): Claims {
  return kept(claims, (claim) => claim.loadId !== loadId);
}

/** A load received before its dispatch was recorded has no claim any more, and ends no other claim. */
export function left(claims: Claims, loadId: string, at: string): Claims {
  if (!claims.some((claim) => claim.loadId === loadId)) return claims;
  return claims.map((claim) =>
    claim.loadId === loadId
      ? { ...claim, leftAt: at, lostTo: null }
      : { ...claim, lostTo: claim.lostTo ?? loadId },
  );
}

/** Received: off this load, and off any that left with it before. Lost claims stay lost. */
export function received(claims: Claims, loadId: string, at: string): Claims {
  const others = kept(claims, (claim) => claim.loadId !== loadId || claim.lostTo !== null);
  return seen(others, at);
}

/** In custody elsewhere since. A late scan of an earlier time says nothing about the present place of the box. */
export function seen(claims: Claims, at: string): Claims {
  return kept(claims, ({ leftAt }) => leftAt === null || at <= leftAt);
}

/** The load that prevents this one from leaving with the box; undefined when none does. */
export function inTheWay(claims: Claims, loadId: string): string | undefined {
  const own = claims.find((claim) => claim.loadId === loadId);
  if (own !== undefined && own.lostTo !== null) return own.lostTo;
  const holder = claims.find(({ lostTo }) => lostTo === null)?.loadId;
  return holder === loadId ? undefined : holder;
}

function kept(claims: Claims, keep: (claim: Claim) => boolean): Claims {
  return claims.every(keep) ? claims : claims.filter(keep);
}
