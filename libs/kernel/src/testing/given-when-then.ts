import { fold, type Decider, type DomainEvent } from '../decider/decider';
import { Refusal } from '../refusals/refusal';
import type { RefusalCode } from '../refusals/refusal-codes';

/**
 * Specification of a decider: `given(decider, ...events).when(command)`, then exactly these events, or a refusal with
 * exactly this code, which the decider must declare for the command. Independent of the test framework: `then*` throw
 * an error that shows the actual result.
 */
export function given<C, E extends DomainEvent, S>(decider: Decider<C, E, S>, ...history: readonly E[]) {
  const before = fold(decider, history);
  return {
    when(command: C) {
      const outcome = attempt(() => decider.decide(command, before));
      return {
        then(...expected: readonly E[]): void {
          if (outcome.refusal) throw outcome.refusal;
          const found = print(outcome.events);
          const wanted = print(expected);
          if (found !== wanted) throw new Error(`expected exactly\n${wanted}\nbut decided\n${found}`);
        },
        thenNothing(): void {
          this.then();
        },
        thenRefused(code: string): void {
          const found = outcome.refusal?.code ?? `events ${JSON.stringify(outcome.events)}`;
          const declared = declaredFor(decider, command);
          if (declared !== undefined && !declared.some((one) => one === found))
            throw new Error(`${found} is not among the refusals of this command: ${declared.join(', ')}`);
          if (found !== code) throw new Error(`expected refusal ${code} but got ${found}`);
        },
      };
    },
  };
}

function declaredFor(
  { refusals }: { readonly refusals?: Readonly<Record<string, readonly RefusalCode[]>> },
  command: unknown,
): readonly RefusalCode[] | undefined {
  const { type } = command as { readonly type?: unknown };
  return typeof type === 'string' ? refusals?.[type] : undefined;
}

function attempt<E>(decide: () => readonly E[]): { events: readonly E[]; refusal?: Refusal } {
  try {
    return { events: decide() };
  } catch (error) {
    if (error instanceof Refusal) return { events: [], refusal: error };
    throw error;
  }
}

/** JSON with sorted keys: the order of fields does not matter. */
function print(value: unknown): string {
  const sorted = (_key: string, v: unknown): unknown =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v;
  return JSON.stringify(value, sorted, 1);
}
