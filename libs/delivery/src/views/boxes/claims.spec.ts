import * as fc from 'fast-check';
import { inTheWay, left, loaded, noClaims, received, seen, takenOff, type Claims } from './claims';

const [early, leave, late] = ['09:00', '09:30', '10:00'] as const;

describe('the claims on a box', () => {
  it('given a box on no load, then no load is blocked', () => {
    expect(inTheWay(noClaims, 'A')).toBeUndefined();
  });

  it('given two loads with the same box, then the first in the log has it until it is taken off', () => {
    const both = loaded(loaded(noClaims, 'A'), 'B');
    expect([inTheWay(both, 'A'), inTheWay(both, 'B'), inTheWay(both, 'C')]).toEqual([undefined, 'A', 'A']);
    const off = takenOff(both, 'A');
    expect([inTheWay(off, 'A'), inTheWay(off, 'B')]).toEqual(['B', undefined]);
  });

  it('given one of them left, then the other never can, before or after the box is free again', () => {
    const gone = left(loaded(loaded(noClaims, 'A'), 'B'), 'A', leave);
    expect([inTheWay(gone, 'B'), inTheWay(gone, 'C')]).toEqual(['A', 'A']);
    const free = received(gone, 'A', late);
    expect([inTheWay(free, 'B'), inTheWay(free, 'C')]).toEqual(['A', undefined]);
    expect(received(free, 'B', late)).toBe(free);
    expect(inTheWay(loaded(takenOff(free, 'B'), 'B'), 'B')).toBeUndefined();
    expect(inTheWay(loaded(left(loaded(noClaims, 'A'), 'A', leave), 'B'), 'B')).toBe('A');
  });

  it('given a box seen elsewhere, then an open load keeps it, and a dispatched one loses it', () => {
    const standing = loaded(noClaims, 'A');
    const gone = left(standing, 'A', leave);
    expect([seen(standing, late), seen(gone, early), seen(gone, leave)]).toEqual([standing, gone, gone]);
    expect(seen(gone, late)).toEqual(noClaims);
  });

  it('given a load received before its dispatch was recorded, then it takes nothing from the next', () => {
    const next = loaded(received(loaded(noClaims, 'A'), 'A', late), 'B');
    expect(left(next, 'A', leave)).toBe(next);
    expect([inTheWay(next, 'A'), inTheWay(next, 'B')]).toEqual(['B', undefined]);
  });

  it('given steps without effect, then the same claims object is returned', () => {
    const claims = loaded(noClaims, 'A');
    expect(loaded(claims, 'A')).toBe(claims);
    expect(takenOff(claims, 'B')).toBe(claims);
    expect(received(claims, 'B', late)).toBe(claims);
    expect(left(claims, 'B', leave)).toBe(claims);
  });
});

/**
 * Loads and one box in any order. A load decides by the claims, and its event is written only if its stream has no
 * newer event: so the claims may be as old as its own last event, and lack later events of others.
 */
class OneBox {
  private readonly log: Claims[] = [noClaims];
  private readonly own = new Map<string, number>();
  private readonly looks = new Map<string, number>();
  private readonly on = new Set<string>();
  private readonly gone = new Set<string>();
  private readonly received = new Set<string>();
  /** Loads with the box on their manifest while another left, or was on the road, with it. */
  private readonly raced = new Set<string>();
  private carrier: string | undefined;
  left = 0;

  do(what: Step, load: string): void {
    const now = String(this.log.length).padStart(3, '0');
    if (what === 'look') this.looks.set(load, this.log.length - 1);
    else if (what === 'see') this.add(seen(this.claims, now));
    else if (what === 'receive' && this.on.has(load)) {
      this.received.add(load);
      this.write(load, received(this.claims, load, now));
    } else if (what === 'take-off' && this.on.has(load) && !this.gone.has(load)) {
      this.on.delete(load);
      this.raced.delete(load);
      this.received.delete(load);
      this.write(load, takenOff(this.claims, load));
    } else if (what === 'load' && !this.on.has(load) && this.sawNothingInTheWayOf(load)) {
      if (this.carrier !== undefined) this.raced.add(load);
      this.on.add(load);
      this.write(load, loaded(this.claims, load));
    } else if (
      what === 'leave' &&
      this.on.has(load) &&
      !this.gone.has(load) &&
      this.sawNothingInTheWayOf(load)
    ) {
      this.leave(load, now);
    }
  }

  private leave(load: string, now: string): void {
    if (this.raced.has(load)) throw new Error(`${load} left with a box that another had left with`);
    this.gone.add(load);
    this.left += 1;
    if (this.claims.some(({ loadId }) => loadId === load)) {
      // A load that was received already has left before: its dispatch is only recorded late.
      for (const other of this.on)
        if (!this.gone.has(other) && !this.received.has(other)) this.raced.add(other);
      this.carrier = load;
    } else if (!this.received.has(load)) throw new Error(`${load} left with a box it had no claim to`);
    this.write(load, left(this.claims, load, now));
  }

  private get claims(): Claims {
    return this.log.at(-1) ?? noClaims;
  }

  private sawNothingInTheWayOf(load: string): boolean {
    const look = this.looks.get(load) ?? 0;
    return look >= (this.own.get(load) ?? 0) && inTheWay(this.log[look] ?? noClaims, load) === undefined;
  }

  private write(load: string, claims: Claims): void {
    this.add(claims);
    this.own.set(load, this.log.length - 1);
  }

  private add(claims: Claims): void {
    this.log.push(claims);
    if (!claims.some(({ loadId }) => loadId === this.carrier)) this.carrier = undefined;
  }
}

const steps = ['load', 'take-off', 'look', 'look', 'look', 'leave', 'leave', 'receive', 'see'] as const;
type Step = (typeof steps)[number];

it('over random histories with stale claims, no two loads that raced for a box leave with it', () => {
  let leaves = 0;
  const histories = fc.array(fc.tuple(fc.constantFrom(...steps), fc.constantFrom('A', 'B', 'C')), {
    minLength: 30,
    maxLength: 60,
  });
  fc.assert(
    fc.property(histories, (history) => {
      const box = new OneBox();
      for (const [what, load] of history) box.do(what, load);
      leaves += box.left;
    }),
    { numRuns: 1_000 },
  );
  expect(leaves).toBeGreaterThan(500);
});
