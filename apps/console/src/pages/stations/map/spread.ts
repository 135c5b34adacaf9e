import type { Point } from './geo';

/** Markers whose middles are closer than this, in px, in both directions cover each other. */
const apart = { x: 36, y: 30 };
const rounds = 60;

/** The places of markers that do not cover each other: close ones are pushed apart, each by the shorter way. */
export function spread(points: readonly Point[]): readonly Point[] {
  const moved = points.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < rounds; round += 1) {
    let isStill = true;
    for (const [i, a] of moved.entries())
      for (const [j, b] of moved.entries()) {
        if (j <= i) continue;
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const [lackX, lackY] = [apart.x - Math.abs(dx), apart.y - Math.abs(dy)];
        if (lackX <= 0 || lackY <= 0) continue;
        isStill = false;
        const axis = lackX / apart.x < lackY / apart.y ? 'x' : 'y';
        const way = ((axis === 'x' ? dx : dy) < 0 ? -1 : 1) * ((axis === 'x' ? lackX : lackY) / 2 + 0.5);
        a[axis] -= way;
        b[axis] += way;
      }
    if (isStill) break;
  }
  return moved;
}
