import type { Path } from 'fontkit';

type Point = readonly [x: number, y: number];
/** A straight piece of an outline, and whether it goes up (1) or down (-1). */
interface Edge {
  readonly from: Point;
  readonly to: Point;
  readonly turn: 1 | -1;
}

/** Pieces of a curve. At the size of a label no more can be seen. */
const pieces = 8;

/** The edges of an outline, in units of the font. Level edges are left out: no scan line crosses them. */
export function edgesOf(path: Path): Edge[] {
  const edges: Edge[] = [];
  let start: Point = [0, 0];
  let at: Point = start;
  const to = (next: Point) => {
    if (at[1] < next[1]) edges.push({ from: at, to: next, turn: 1 });
    if (at[1] > next[1]) edges.push({ from: next, to: at, turn: -1 });
    at = next;
  };
  for (const { command, args } of path.commands) {
    const points = Array.from({ length: args.length / 2 }, (_, i): Point => [
      args[2 * i] ?? 0,
      args[2 * i + 1] ?? 0,
    ]);
    if (command === 'moveTo') {
      to(start);
      at = start = points[0] ?? start;
    } else if (command === 'closePath') to(start);
    else {
      const curve = [at, ...points];
      const steps = curve.length === 2 ? 1 : pieces;
      for (let i = 1; i <= steps; i += 1) to(pointOn(curve, i / steps));
    }
  }
  to(start);
  return edges;
}

/** A point of a Bezier curve (de Casteljau). */
function pointOn(curve: readonly Point[], part: number): Point {
  const [first, ...rest] = curve;
  if (first === undefined || rest.length === 0) return first ?? [0, 0];
  return pointOn(
    rest.map(([x, y], i): Point => {
      const [fromX, fromY] = curve[i] ?? first;
      return [fromX + (x - fromX) * part, fromY + (y - fromY) * part];
    }),
    part,
  );
}

/** Where a level line is inside the outline: from and to, by turns of the edges that it crosses. */
export function insideAt(edges: readonly Edge[], y: number): [from: number, to: number][] {
  const crossings = edges
    .filter(({ from, to }) => from[1] <= y && y < to[1])
    .map(({ from, to, turn }) => ({
      x: from[0] + ((y - from[1]) * (to[0] - from[0])) / (to[1] - from[1]),
      turn,
    }))
    .sort((a, b) => a.x - b.x);
  const spans: [number, number][] = [];
  let [turns, from] = [0, 0];
  for (const { x, turn } of crossings) {
    if (turns === 0) from = x;
    turns += turn;
    if (turns === 0) spans.push([from, x]);
  }
  return spans;
}
