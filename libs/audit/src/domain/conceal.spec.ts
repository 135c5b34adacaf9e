import { concealed, destinationIn } from './conceal';
import { judge } from './box-trail';
import * as one from './testing/one-box';

describe('households on a trail', () => {
  const steps = (receivedByRef: string) =>
    one.stepsFrom(
      ...one.toTheDropPoint,
      one.outForDelivery(20),
      one.handedOver(21, one.drop, 'in-person', receivedByRef),
    );
  const kinds = (trail: ReturnType<typeof judge>) => trail.findings.map(({ kind }) => kind);

  it('given a box that went to another household, then stand-ins show it, and nothing else changes', () => {
    const whole = steps('resident-2');
    const hidden = concealed([...whole].reverse());
    expect(JSON.stringify(hidden)).not.toContain('resident-');
    const [before, after] = [judge(whole), judge(hidden)];
    expect(after.holder).toEqual({ type: 'resident', id: 'hidden-2' });
    expect(kinds(after)).toEqual(kinds(before));
    expect(kinds(after)).toContain('wrong-household');
    expect([destinationIn(hidden), destinationIn(whole)]).toEqual([one.drop, one.drop]);
  });

  it('given a box that went to its own household, then both references are one stand-in', () => {
    const after = judge(concealed(steps('resident-1')));
    expect(after.holder).toEqual({ type: 'resident', id: 'hidden-1' });
    expect(kinds(after)).not.toContain('wrong-household');
  });
});
