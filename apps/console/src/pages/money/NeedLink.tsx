import { Link } from 'react-router';

interface NeedProps {
  readonly of: { readonly roundId: string | null; readonly needId: string | null };
}

/** The money of a need. */
export function NeedLink({ of: { roundId, needId } }: NeedProps) {
  if (roundId === null || needId === null) return null;
  return (
    <Link to={`/money/needs/${encodeURIComponent(roundId)}/${encodeURIComponent(needId)}`}>{needId}</Link>
  );
}
