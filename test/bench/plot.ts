import type { Bench } from './bench';
import { filledLog } from './filled-log';
import { spread } from './statistics';
import { append, page, trail, type Cost } from './subjects/by-length';

/** Cost of one kind of work, in microseconds, by the length of the log. */
export interface Curve {
  readonly name: string;
  readonly points: readonly { readonly events: number; readonly cost: number }[];
}

const works: readonly { name: string; cost: Cost; count: number }[] = [
  { name: 'an append, 32 callers', cost: append, count: 10_000 },
  { name: 'the trail of any box', cost: trail, count: 2_500 },
  { name: 'a page of 200 events at any position', cost: page, count: 400 },
];

/** Measures every kind of work on logs of several lengths, alternating the lengths in each round. */
export async function measureCurves(bench: Bench, rounds: number): Promise<Curve[]> {
  const abouts = bench.pick([10_000, 100_000, 1_000_000, 10_000_000], [12_000, 100_000, 1_000_000]);
  const curves: Curve[] = [];
  for (const { name, cost, count } of works) {
    const logs = [];
    for (const about of abouts) {
      const log = await filledLog(bench, about);
      const run = await cost(log);
      await run(count);
      logs.push({ events: log.events, run, costs: [] as number[] });
    }
    for (let round = 0; round < rounds; round += 1)
      for (const log of logs) log.costs.push(await log.run(count));
    curves.push({ name, points: logs.map(({ events, costs }) => ({ events, cost: spread(costs).median })) });
  }
  return curves;
}

const [width, height] = [720, 400];
const area = { left: 60, right: 44, top: 44, bottom: 48 };
const colours = ['#1b6ca8', '#c0562f', '#3d7d4a'];

/**
 * Cost against log length. Each curve is relative to its shortest log, so that constant cost is a flat line in every
 * unit.
 */
export function drawCurves(curves: readonly Curve[], caption: string): string {
  const lengths = curves.flatMap(({ points }) => points.map(({ events }) => Math.log10(events)));
  const [least, most] = [Math.floor(Math.min(...lengths)), Math.ceil(Math.max(...lengths))];
  const relatives = curves.flatMap(({ points }) => points.map(({ cost }) => cost / (points[0]?.cost ?? 1)));
  const highest = Math.max(2, Math.ceil(Math.max(...relatives) * 2) / 2);
  const x = (events: number) =>
    area.left + ((Math.log10(events) - least) / (most - least)) * (width - area.left - area.right);
  const y = (relative: number) =>
    height - area.bottom - (relative / highest) * (height - area.top - area.bottom);
  const text = (at: readonly [number, number], words: string, anchor: string, more = '') =>
    `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" text-anchor="${anchor}"${more}>${words}</text>`;
  const decades = Array.from({ length: most - least + 1 }, (_, i) => 10 ** (least + i));
  const axes = [
    ...Array.from({ length: highest * 2 + 1 }, (_, i) => i / 2).flatMap((value) => [
      `<line x1="${area.left}" x2="${width - area.right}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/>`,
      text([area.left - 8, y(value) + 4], String(value), 'end'),
    ]),
    ...decades.map((events) =>
      text([x(events), height - area.bottom + 20], events.toLocaleString('en-US'), 'middle'),
    ),
    text([(area.left + width - area.right) / 2, height - 8], 'events in the log', 'middle'),
  ];
  const lines = curves.flatMap(({ name, points }, i) => {
    const first = points[0]?.cost ?? 1;
    const last = points.at(-1);
    const at = points.map(({ events, cost }) => `${x(events).toFixed(1)},${y(cost / first).toFixed(1)}`);
    const colour = colours[i % colours.length];
    const legend = `${name}: ${first.toFixed(0)} µs, at the longest ${(last?.cost ?? first).toFixed(0)} µs`;
    return [
      `<polyline points="${at.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...at.map(
        (point) => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="3" fill="${colour}"/>`,
      ),
      text([area.left + 12, y(0) - 16 - 18 * (curves.length - 1 - i)], legend, 'start', ` fill="${colour}"`),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#333">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text([area.left, 18], 'Cost against log length, the shortest log = 1', 'start', ' font-size="14"'),
    text([area.left, 34], caption, 'start', ' fill="#777"'),
    ...axes,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}
