import { useSearchParams } from 'react-router';

/** State of the page that stands in its address: undefined when the address has none. */
export function useMark(
  name: string,
): [string | undefined, (value: string | undefined, replace?: boolean) => void] {
  const [marks, setMarks] = useSearchParams();
  const set = (value: string | undefined, replace = false) =>
    setMarks(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === undefined || value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      // At once: a control that follows its address must not fall back while it is used.
      { replace, preventScrollReset: true, flushSync: true },
    );
  return [marks.get(name) ?? undefined, set];
}
