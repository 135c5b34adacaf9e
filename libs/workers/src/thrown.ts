import { Refusal, type FieldError, type RefusalKind } from '@boxtrail/kernel';
import { Behind } from '@boxtrail/http';

/** A serialised error. */
export interface Thrown {
  readonly refusal?: {
    readonly kind: RefusalKind;
    readonly code: string;
    readonly fields: readonly FieldError[];
  };
  readonly behind: boolean;
  readonly message: string;
  readonly stack?: string;
  /** Fields of database errors. */
  readonly code?: string;
}

export function toThrown(error: unknown): Thrown {
  const { message, stack, code } = error as Error & { code?: unknown };
  return {
    ...(error instanceof Refusal && {
      refusal: { kind: error.kind, code: error.code, fields: error.fields },
    }),
    behind: error instanceof Behind,
    message,
    ...(stack !== undefined && { stack }),
    ...(typeof code === 'string' && { code }),
  };
}

/** Restores the error for the error handling code. */
export function fromThrown({ refusal, behind, message, stack, code }: Thrown): Error {
  if (refusal !== undefined) return Refusal.restored(refusal.kind, refusal.code, message, refusal.fields);
  if (behind) return new Behind(message);
  return Object.assign(new Error(message), stack !== undefined && { stack }, code !== undefined && { code });
}
