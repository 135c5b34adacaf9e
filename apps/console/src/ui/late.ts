/** How long a load may be on the road before it is late, in ms: the longest leg of the network takes 12 h. */
const lateMs = 12 * 3_600_000;

/** Whether a load that left at a moment (RFC 3339; null before it left) and has not arrived is late. */
export const isLate = (dispatchedAt: string | null, now: number): dispatchedAt is string =>
  dispatchedAt !== null && now - Date.parse(dispatchedAt) >= lateMs;
