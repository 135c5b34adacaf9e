import type { Schemas } from '@boxtrail/api-client';
import { completeKey } from '@boxtrail/kernel';
import { specialNeeds } from '@boxtrail/contracts';
import { at } from './clock';
import { Random } from './random';

/** One day of distribution, generated from a seed before anything is sent. Equal options give an equal day. */
export interface DayOptions {
  readonly seed: number;
  readonly boxes: number;
}

/** A station as the network service lists it. */
export interface Station {
  readonly gln: string;
  readonly code: string;
  readonly name: string;
  readonly tier: string;
  readonly parentGln: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface PlannedBox {
  readonly sscc: string;
  readonly needId: string;
  readonly gtin: string;
  readonly weightGrams: number;
  readonly lot: string;
}

export type PlannedNeed = Schemas['NeedBody'];

export interface PlannedRound {
  readonly roundId: string;
  readonly community: Station;
  readonly district: Station;
  readonly needs: readonly PlannedNeed[];
  readonly boxes: readonly PlannedBox[];
}

/** Incidents by box. */
export interface Incidents {
  /** Missing at the district station's receipt. */
  readonly missing: ReadonlySet<string>;
  /** The missing boxes that are found in the evening. */
  readonly found: ReadonlySet<string>;
  /** Seal broken at the drop point's receipt. */
  readonly sealBroken: ReadonlySet<string>;
  /** Crushed at the municipal station, and destroyed there. */
  readonly destroyed: ReadonlySet<string>;
  /** Left behind at the municipal station. */
  readonly leftBehind: ReadonlySet<string>;
  /** Not at home at the first attempt; some of these not at the second attempt either. */
  readonly notAtHome: ReadonlySet<string>;
  readonly neverAtHome: ReadonlySet<string>;
  /** Seen at the district station by an offline scanner, which sends at night. */
  readonly seenLate: ReadonlySet<string>;
  /** Handed over, and the scan sent twice. */
  readonly sentTwice: ReadonlySet<string>;
  /** The round whose van's pass is revoked while it is on the road. */
  readonly revokedOnTheRoad: string;
  /** The round whose driver presents a revoked pass at dispatch. */
  readonly oldPass: string;
}

export interface DayPlan {
  readonly options: DayOptions;
  readonly municipal: Station;
  readonly suppliers: readonly { gln: string; name: string; latitude: number; longitude: number }[];
  readonly boxTypes: readonly BoxType[];
  readonly rounds: readonly PlannedRound[];
  readonly incidents: Incidents;
}

interface BoxType {
  readonly gtin: string;
  readonly name: string;
  readonly kind: Schemas['BoxTypeBody']['kind'];
  readonly priceFen: number;
  readonly grams: number;
  readonly contents: Schemas['BoxTypeBody']['contents'];
}

/** Numbers of GS1's restricted range, for internal use: never allocated to a company. */
const demoGtin = (n: number) => completeKey('gtin', `02${String(n).padStart(11, '0')}`);
const demoGln = (n: number) => completeKey('gln', `29${String(n).padStart(10, '0')}`);

const boxTypes: readonly BoxType[] = [
  ['蔬菜包 vegetables', 'vegetables', 3_000, 6_200, ['白菜 cabbage', '土豆 potatoes', '胡萝卜 carrots']],
  ['米面油包 food and oil', 'food-and-oil', 8_800, 11_500, ['大米 rice', '面粉 flour', '豆油 soybean oil']],
  ['日用品包 daily necessities', 'daily-necessities', 4_500, 3_400, ['纸巾 tissues', '洗洁精 detergent']],
  ['婴儿包 infant', 'infant', 16_800, 2_900, ['奶粉 milk powder', '纸尿裤 nappies']],
].map(([name, kind, priceFen, grams, items], i) => ({
  gtin: demoGtin(100 + i),
  name: name as string,
  kind: kind as BoxType['kind'],
  priceFen: priceFen as number,
  grams: grams as number,
  contents: (items as string[]).map((item, k) => ({
    gtin: demoGtin(1_000 + i * 10 + k),
    name: item,
    quantity: 1,
    unit: '份',
  })),
}));

/** SSCC of the n-th box for a seed: extension digit and serial from seed and number, prefix of the restricted range. */
function ssccOf(seed: number, n: number): string {
  const serial = `${String(seed % 1_000).padStart(3, '0')}${String(n).padStart(7, '0')}`;
  return completeKey('sscc', `${serial.charAt(0)}2012345${serial.slice(1)}`);
}

/** Approximate number of boxes per round. */
const boxesPerRound = 25;

/** Generates the day. Throws when the network has no municipal station or no community. */
export function planDay(options: DayOptions, stations: readonly Station[]): DayPlan {
  const random = new Random(options.seed * 7_919 + 17);
  const municipal = stations.find((station) => station.tier === 'municipal');
  const districts = new Map(stations.filter((s) => s.tier === 'district').map((s) => [s.gln, s]));
  const communities = stations.filter(
    (s) => s.tier === 'community' && s.parentGln !== null && districts.has(s.parentGln),
  );
  if (municipal === undefined || communities.length === 0) {
    throw new Error('the network needs a municipal station, districts and communities');
  }
  const count = Math.min(communities.length, Math.max(2, Math.ceil(options.boxes / boxesPerRound)));
  const chosen = random.sample(communities, count);
  let box = 0;
  let need = 0;
  const rounds = chosen.map((community, i) => {
    const share = Math.floor((options.boxes * (i + 1)) / count) - Math.floor((options.boxes * i) / count);
    const boxes: PlannedBox[] = [];
    const needs: PlannedNeed[] = [];
    while (boxes.length < share) {
      need += 1;
      const planned = planNeed(random, options.seed, community, need, share - boxes.length);
      needs.push(planned);
      for (const { gtin, quantity } of planned.lines) {
        for (let k = 0; k < quantity; k += 1) {
          box += 1;
          const grams = boxTypes.find((type) => type.gtin === gtin)?.grams ?? 1_000;
          boxes.push({
            sscc: ssccOf(options.seed, box),
            needId: planned.needId,
            gtin,
            weightGrams: grams + random.int(-80, 80),
            lot: `L${random.int(1, 40)}`,
          });
        }
      }
    }
    const district = districts.get(community.parentGln ?? '') ?? municipal;
    return { roundId: `round-${options.seed}-${community.code}`, community, district, needs, boxes };
  });
  const seat = { latitude: municipal.latitude ?? 43.8, longitude: municipal.longitude ?? 125.3 };
  const suppliers = ['东风仓储 Dongfeng Depot', '南湖超市 Nanhu Market', '北站批发 North Wholesale'].map(
    (name, i) => ({
      gln: demoGln(i + 1),
      name,
      latitude: seat.latitude + [0.09, -0.05, 0.02][i]!,
      longitude: seat.longitude + [-0.12, 0.03, 0.14][i]!,
    }),
  );
  return { options, municipal, suppliers, boxTypes, rounds, incidents: planIncidents(random, rounds) };
}

function planNeed(random: Random, seed: number, community: Station, n: number, room: number): PlannedNeed {
  const proxy = random.chance(0.12);
  const lines = random
    .sample(boxTypes, random.int(1, 2))
    .slice(0, room)
    .map(({ gtin }) => ({ gtin, quantity: 1 }));
  return {
    needId: `need-${seed}-${n}`,
    householdRef: `hh-${community.code}-${n}`,
    building: `B${random.int(1, 30)}`,
    unit: `U${random.int(1, 4)}`,
    order: proxy ? 'proxy' : 'own',
    payment: proxy ? 'on-account' : 'prepaid',
    ...(proxy && { placedByRef: `grid-${community.code}` }),
    specialNeeds: random.chance(0.1) ? [random.pick(specialNeeds)] : [],
    lines,
    occurredAt: at('06:05', random.int(0, 8_000)),
  };
}

/** Each box has at most one incident; every kind happens at least once where the day is large enough. */
function planIncidents(random: Random, rounds: readonly PlannedRound[]): Incidents {
  const all = rounds.flatMap((round) => round.boxes.map((box) => box.sscc));
  let left = random.sample(all, Math.max(8, Math.ceil(all.length * 0.06)));
  const draw = (share: number): Set<string> => {
    const take = Math.max(1, Math.round(all.length * share));
    const drawn = new Set(
      left.filter((_, i) => i % Math.max(1, Math.floor(left.length / take)) === 0).slice(0, take),
    );
    left = left.filter((sscc) => !drawn.has(sscc));
    return drawn;
  };
  const missing = draw(0.004);
  const notAtHome = draw(0.02);
  return {
    missing,
    found: new Set([...missing].filter((_, i) => i % 2 === 1)),
    notAtHome,
    neverAtHome: new Set([...notAtHome].filter((_, i) => i % 4 === 1)),
    sealBroken: draw(0.003),
    destroyed: draw(0.001),
    leftBehind: draw(0.001),
    seenLate: draw(0.01),
    sentTwice: draw(0.01),
    revokedOnTheRoad: rounds[Math.floor(rounds.length / 3)]?.roundId ?? '',
    oldPass: rounds[Math.floor((rounds.length * 2) / 3)]?.roundId ?? '',
  };
}
