import { describe, expect, it } from 'vitest';
import { cameraIn, cameraText, Projection, wholeOf, zoomed, type Located } from './geo';
import { labelsOf } from './labels';
import { roadsOf, trafficOf } from './roads';
import { spread } from './spread';

const size = { width: 800, height: 500 };
const places: readonly Located[] = [
  { gln: 'a', latitude: 43.2, longitude: 124.8 },
  { gln: 'b', latitude: 44.9, longitude: 126.6 },
  { gln: 'c', latitude: 43.86, longitude: 125.35 },
];

describe('where places stand', () => {
  it('given all places, then each stands inside the map, north above south and east right of west', () => {
    const map = new Projection(places, wholeOf(places), size);
    const [a, b] = places.map((place) => map.at(place));
    for (const place of places) {
      const { x, y } = map.at(place);
      expect(x >= 0 && x <= size.width && y >= 0 && y <= size.height).toBe(true);
    }
    expect([a!.x < b!.x, a!.y > b!.y]).toEqual([true, true]);
  });

  it('given one place or none, then it stands in the middle', () => {
    const one = places.slice(2);
    expect(new Projection(one, wholeOf(one), size).at(one[0]!)).toEqual({ x: 400, y: 250 });
    expect(wholeOf([])).toEqual({ latitude: 0, longitude: 0, zoom: 1 });
  });

  it('given a picture that is moved, then its places move by as much', () => {
    const camera = zoomed(wholeOf(places), 4);
    const before = new Projection(places, camera, size);
    const after = new Projection(places, before.moved({ x: 30, y: -20 }), size);
    const [from, to] = [before.at(places[2]!), after.at(places[2]!)];
    expect(to.x - from.x).toBeCloseTo(30);
    expect(to.y - from.y).toBeCloseTo(-20);
  });

  it('given a zoom, then it stays between all places and the closest', () => {
    const whole = wholeOf(places);
    expect([zoomed(whole, 2).zoom, zoomed(whole, 0.5).zoom, zoomed(whole, 1e6).zoom]).toEqual([2, 1, 64]);
  });

  it.each([
    ['43.8639,125.3502,4', { latitude: 43.8639, longitude: 125.3502, zoom: 4 }],
    ['43.8639,125.3502', undefined],
    ['91,0,2', undefined],
    ['0,0,0.5', undefined],
    ['x,0,2', undefined],
    [',,', undefined],
    [undefined, undefined],
  ])('given %j in the address, then the camera is %j', (text, camera) => {
    expect(cameraIn(text)).toEqual(camera);
    if (camera !== undefined) expect(cameraText(camera)).toBe(text);
  });
});

describe('markers that cover each other', () => {
  it('given a crowd, also at one point, then each is free, and those that were free stay', () => {
    const crowd = Array.from({ length: 14 }, (_, i) => ({ x: 300 + (i % 4) * 9, y: 200 + (i % 3) * 7 }));
    const [alone, ...moved] = spread([{ x: 10, y: 10 }, ...crowd]);
    expect(alone).toEqual({ x: 10, y: 10 });
    for (const [i, a] of moved.entries())
      for (const b of moved.slice(i + 1))
        expect(Math.abs(a.x - b.x) >= 36 || Math.abs(a.y - b.y) >= 30).toBe(true);
  });
});

describe('names of places', () => {
  const at = (gln: string, x: number, y: number) => ({ gln, name: '南关区', at: { x, y } });
  it('given room, then a name stands below its marker', () => {
    expect([...labelsOf([at('a', 100, 100), at('b', 300, 100)], size)]).toEqual([
      ['a', 'below'],
      ['b', 'below'],
    ]);
  });
  it('given a marker below, then the name stands above; without any room it is left out', () => {
    expect(labelsOf([at('a', 100, 100), at('b', 100, 126)], size).get('a')).toBe('above');
    const crowd = [
      at('a', 100, 100),
      ...[-30, 0, 30].flatMap((x) => [-26, 0, 26].map((y) => at(`${x} ${y}`, 100 + x, 100 + y))),
    ];
    expect(labelsOf(crowd, size).get('a')).toBeUndefined();
  });
  it('given a marker at the border, then its name does not leave the map', () => {
    expect(labelsOf([at('a', 400, 490)], size).get('a')).toBe('above');
  });
});

describe('lines between places', () => {
  const place = (
    gln: string,
    tier: string,
    parentGln: string | null,
    account?: { in: number; out: number },
  ) => ({
    ...{ gln, tier, parentGln, account },
  });
  const network = [
    place('m', 'municipal', null, { in: 50, out: 40 }),
    place('d', 'district', 'm', { in: 40, out: 30 }),
    place('e', 'district', 'm'),
    place('s', 'supplier', null, { in: 50, out: 50 }),
  ];
  const load = (fromGln: string, toGln: string, boxCount: number) => ({ fromGln, toGln, boxCount });
  const loads = [
    load('m', 'd', 5),
    load('m', 'd', 7),
    load('d', 'x', 3),
    load('x', 'd', 9),
    load('d', 'e', 2),
  ];

  it('given loads on the road, then they are summed, also where they leave the map', () => {
    expect([...trafficOf(loads, new Set(['m', 'd', 'e', 's']))]).toEqual([
      ['m d', { loads: 2, boxes: 12 }],
      ['d ', { loads: 1, boxes: 3 }],
      ['d e', { loads: 1, boxes: 2 }],
    ]);
  });
  it('given a network, then each station is linked to the one above, the supplier to the city, and a load to its end', () => {
    const none = { loads: 0, boxes: 0 };
    expect(roadsOf(network, loads)).toEqual([
      { from: 'm', to: 'd', came: 40, now: { loads: 2, boxes: 12 } },
      { from: 'm', to: 'e', came: null, now: none },
      { from: 's', to: 'm', came: 50, now: none },
      { from: 'd', to: 'e', came: null, now: { loads: 1, boxes: 2 } },
    ]);
  });
  it('given two cities, then a supplier is linked to neither', () => {
    const two = [...network, place('n', 'municipal', null)];
    expect(roadsOf(two, []).some(({ from }) => from === 's')).toBe(false);
  });
});
