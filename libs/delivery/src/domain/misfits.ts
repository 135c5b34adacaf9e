import { Refusal } from '@boxtrail/kernel';

/**
 * Throws `INPUT_INVALID` that names the given fields which a fact has no place for, and the fields it lacks.
 * @param what the fact, in words. @param at JSON pointer of the fields.
 */
export function refuseMisfits(
  what: string,
  given: object,
  allowed: readonly string[],
  lacking: readonly string[] = [],
  at = '/corrected',
): void {
  const present = Object.entries(given).flatMap(([field, value]) =>
    (value ?? null) === null ? [] : [field],
  );
  const wrong = (field: string, words: string) => ({
    pointer: `${at}/${field}`,
    detail: `${field} ${words} ${what}`,
  });
  const fields = [
    ...lacking.map((field) => wrong(field, 'is needed for')),
    ...present.filter((field) => !allowed.includes(field)).map((field) => wrong(field, 'does not belong to')),
  ];
  if (fields.length === 0) return;
  throw new Refusal('invalid', 'INPUT_INVALID', fields.map(({ detail }) => detail).join('; '), fields);
}
