import type { ReactNode } from 'react';

interface FactsProps {
  /** A label and its value; what has no value is left out. */
  readonly of: readonly (readonly [label: string, value: ReactNode])[];
}

/** What a thing is, in one row. */
export const Facts = ({ of }: FactsProps) => (
  <dl className="facts">
    {of.map(
      ([label, value]) =>
        value !== null &&
        value !== undefined &&
        value !== false &&
        value !== '' && (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
    )}
  </dl>
);
