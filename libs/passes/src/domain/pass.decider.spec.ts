import * as fc from 'fast-check';
import {
  eventProblem,
  PassIssued,
  PassReinstated,
  PassRevoked,
  PassSuspended,
  type PassDetails,
  type PassEvent,
} from '@boxtrail/contracts';
import { fold, Refusal } from '@boxtrail/kernel';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { passDecider, type IssuePass, type PassCommand } from './pass.decider';

const hour = (h: number): string => `2026-03-01T${String(h).padStart(2, '0')}:00:00.000Z`;
const passId = 'P-1';
const details: PassDetails = {
  passId,
  subject: { kind: 'vehicle', plate: '吉A12345', carrierRef: 'carrier-3' },
  zones: ['6900000000108'],
  validFrom: hour(8),
  validUntil: hour(20),
  authorityRef: 'command-1',
};
const issue = (changes: Partial<PassDetails> = {}): IssuePass => ({
  type: 'IssuePass',
  occurredAt: hour(7),
  ...details,
  ...changes,
});
const issued = PassIssued.of(hour(7), details);
const reason = 'test overdue';
const suspended = (h: number) => PassSuspended.of(hour(h), { passId, reason });
const reinstated = (h: number) => PassReinstated.of(hour(h), { passId, reason });
const revoked = (h: number) => PassRevoked.of(hour(h), { passId, reason });
type ChangeType = Exclude<PassCommand['type'], 'IssuePass'>;
const change = (type: ChangeType, h: number): PassCommand => ({ type, occurredAt: hour(h), passId, reason });

describe('issuing a pass', () => {
  it('issues it to a vehicle or a person', () => {
    given(passDecider).when(issue()).then(issued);
    const subject = { kind: 'person', personRef: 'person-9', employerRef: 'carrier-3' } as const;
    given(passDecider)
      .when(issue({ subject }))
      .then(PassIssued.of(hour(7), { ...details, subject }));
  });

  it('records nothing when the same pass is issued again', () => {
    given(passDecider, issued).when(issue()).thenNothing();
    given(passDecider, issued, revoked(9)).when(issue()).thenNothing();
  });

  it('refuses the id of another pass', () => {
    given(passDecider, issued)
      .when(issue({ zones: ['6900000000207'] }))
      .thenRefused('PASS_EXISTS');
  });

  it('refuses an empty validity window', () => {
    given(passDecider)
      .when(issue({ validUntil: hour(8) }))
      .thenRefused('PERIOD_EMPTY');
    given(passDecider)
      .when(issue({ validUntil: hour(6) }))
      .thenRefused('PERIOD_EMPTY');
  });
});

describe('suspending a pass', () => {
  it('suspends it once', () => {
    given(passDecider, issued).when(change('SuspendPass', 9)).then(suspended(9));
    given(passDecider, issued, suspended(9)).when(change('SuspendPass', 10)).thenNothing();
    given(passDecider, issued, suspended(9), reinstated(10))
      .when(change('SuspendPass', 11))
      .then(suspended(11));
  });

  it('records an earlier suspension when it is reported late', () => {
    given(passDecider, issued, suspended(12)).when(change('SuspendPass', 9)).then(suspended(9));
  });
});

describe('reinstating a pass', () => {
  it('ends a suspension', () => {
    given(passDecider, issued, suspended(9)).when(change('ReinstatePass', 10)).then(reinstated(10));
  });

  it('is refused when the pass was not suspended at that time', () => {
    given(passDecider, issued).when(change('ReinstatePass', 10)).thenRefused('PASS_NOT_SUSPENDED');
    given(passDecider, issued, suspended(9))
      .when(change('ReinstatePass', 8))
      .thenRefused('PASS_NOT_SUSPENDED');
    given(passDecider, issued, suspended(9), reinstated(10))
      .when(change('ReinstatePass', 11))
      .thenRefused('PASS_NOT_SUSPENDED');
  });
});

describe('revoking a pass', () => {
  it('revokes it, even while it is suspended', () => {
    given(passDecider, issued).when(change('RevokePass', 9)).then(revoked(9));
    given(passDecider, issued, suspended(9)).when(change('RevokePass', 10)).then(revoked(10));
  });

  it.each<ChangeType>(['SuspendPass', 'ReinstatePass', 'RevokePass'])('is final: %s', (type) => {
    for (const h of [8, 12]) {
      given(passDecider, issued, revoked(9)).when(change(type, h)).thenRefused('PASS_REVOKED');
      given(passDecider, issued, suspended(11), revoked(9)).when(change(type, h)).thenRefused('PASS_REVOKED');
    }
  });
});

it('is final, and a refusal says when the pass was revoked', () => {
  const state = fold(passDecider, [issued, suspended(8), revoked(9)]);
  expect(() => passDecider.decide(change('SuspendPass', 10), state)).toThrow(
    `pass P-1 was revoked at ${hour(9)} and cannot be changed any more; issue another pass`,
  );
});

it.each<ChangeType>(['SuspendPass', 'ReinstatePass', 'RevokePass'])(
  'an unknown pass is refused: %s',
  (type) => {
    given(passDecider).when(change(type, 9)).thenRefused('PASS_UNKNOWN');
  },
);

it('no event follows a revocation, in random histories', () => {
  const command = fc
    .tuple(fc.constantFrom<ChangeType>('SuspendPass', 'ReinstatePass', 'RevokePass'), fc.nat(23))
    .map(([type, h]) => change(type, h));
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      const history: PassEvent[] = [issued];
      for (const next of commands) {
        try {
          history.push(...passDecider.decide(next, fold(passDecider, history)));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }
      const end = history.findIndex(({ type }) => type === 'passes.PassRevoked');
      expect(end === -1 || end === history.length - 1).toBe(true);
      expect(fold(passDecider, history).status === 'revoked').toBe(end !== -1);
      expect(history.map(eventProblem)).toEqual(history.map(() => undefined));
    }),
  );
});
