import { useNumber } from '../../../ui/useNumber';
import type { Point, Size } from './geo';
import type { Road } from './roads';

interface RoadsProps {
  readonly roads: readonly Road[];
  /** Places by GLN, in px. */
  readonly at: ReadonlyMap<string, Point>;
  readonly tiers: ReadonlyMap<string, string>;
  readonly size: Size;
}

/** The widest line, in px. */
const widest = 9;

/** The lines between places: wider for more boxes that came, dashed with their number where boxes travel now. */
export function Roads({ roads, at, tiers, size }: RoadsProps) {
  const number = useNumber();
  const most = Math.max(1, ...roads.map(({ came }) => came ?? 0));
  return (
    // The list beside the map tells the same.
    <svg className="roads" width={size.width} height={size.height} aria-hidden="true">
      {roads.map(({ from, to, came, now }) => {
        const [begin, end] = [at.get(from), at.get(to)];
        if (begin === undefined || end === undefined) return null;
        const line = { x1: begin.x, y1: begin.y, x2: end.x, y2: end.y };
        const isMoving = now.boxes > 0;
        return (
          <g key={`${from} ${to}`}>
            <line
              {...line}
              className={`road ${tiers.get(from) ?? ''}`}
              strokeWidth={came === null ? 1 : 1 + (came / most) * (widest - 1)}
            />
            {isMoving && (
              <>
                <line {...line} className="moving" />
                <text x={(begin.x + end.x) / 2} y={(begin.y + end.y) / 2} textAnchor="middle">
                  {number(now.boxes)}
                </text>
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
}
