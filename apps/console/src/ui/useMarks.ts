import { useSearchParams } from 'react-router';

/** What an address may say of each filter: one of these values, or any text (null). */
type Allowed = Readonly<Record<string, readonly string[] | null>>;
type Marks<A extends Allowed> = {
  readonly [Name in keyof A]: (A[Name] extends readonly (infer Value)[] ? Value : string) | undefined;
};

/** The filters in the address of a page; undefined for one that it does not have, or that has another value. */
export function useMarks<const A extends Allowed>(allowed: A): Marks<A> {
  const [marks] = useSearchParams();
  return Object.fromEntries(
    Object.entries(allowed).map(([name, values]) => {
      const value = marks.get(name) ?? undefined;
      return [name, values === null ? value : values.find((one) => one === value)];
    }),
  ) as Marks<A>;
}
