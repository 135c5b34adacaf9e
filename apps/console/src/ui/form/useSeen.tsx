import { Refused } from '@boxtrail/api-client';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A line of what a form is about: its name and its value, in words. */
export type SeenFact = readonly [name: string, value: string];

/** What the lines of two states differ in: name, value before, value now. */
export const differences = (
  before: readonly SeenFact[],
  now: readonly SeenFact[],
): readonly (readonly [name: string, before: string, now: string])[] => {
  const old = new Map(before);
  return now.flatMap(([name, value]) => {
    const was = old.get(name) ?? '';
    return was === value ? [] : [[name, was, value] as const];
  });
};

interface About<T> {
  /** As the reader saw it when the form opened, whatever the page shows by now. */
  readonly opened: T;
  readonly ask: () => Promise<T>;
  readonly facts: (thing: T) => readonly SeenFact[];
}

interface Seen<T> {
  readonly thing: T;
  /** Sends a command about the revision that the reader has seen; when that is stale, the form says what has changed. */
  readonly send: (
    command: (ifMatch: { readonly 'If-Match': string }, thing: T) => Promise<unknown>,
  ) => Promise<unknown>;
  readonly changed: ReactNode;
}

/** A form about a thing that others may change while it is open. */
export function useSeen<T extends { readonly revision: number }>({ opened, ask, facts }: About<T>): Seen<T> {
  const { t } = useTranslation('frame');
  const [thing, setThing] = useState(opened);
  const [changes, setChanges] = useState<ReturnType<typeof differences>>();
  const send: Seen<T>['send'] = async (command) => {
    try {
      return await command({ 'If-Match': `"${thing.revision}"` }, thing);
    } catch (error) {
      if (error instanceof Refused && error.status === 412) {
        const now = await ask();
        setChanges(differences(facts(thing), facts(now)));
        setThing(now);
      }
      throw error;
    }
  };
  const changed = changes !== undefined && (
    <div className="notice open" role="status">
      {t(changes.length === 0 ? 'form.staleElsewhere' : 'form.stale')}
      <ul>
        {changes.map(([name, before, now]) => (
          <li key={name}>{t('form.staleFact', { name, before, now })}</li>
        ))}
      </ul>
    </div>
  );
  return { thing, send, changed };
}
