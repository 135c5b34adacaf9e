import { Refused } from '@boxtrail/api-client';
import { useId, type ReactNode } from 'react';

/** What the service said of one field of a form. */
export const wrongOf = (error: Error | null, pointer: string): string | undefined =>
  error instanceof Refused ? error.problem.errors?.find((one) => one.pointer === pointer)?.detail : undefined;

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly wrong?: string | undefined;
  readonly children: (props: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly status?: 'error';
  }) => ReactNode;
}

/** A field with its label, a hint, and what is wrong with it. */
export function Field({ label, hint, wrong, children }: FieldProps) {
  const id = useId();
  const about = `${id}-about`;
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': about, ...(wrong !== undefined && { status: 'error' as const }) })}
      <small id={about} className={wrong === undefined ? 'muted' : 'wrong'} role={wrong && 'alert'}>
        {wrong ?? hint}
      </small>
    </div>
  );
}
