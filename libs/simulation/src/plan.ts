import type { Schemas } from '@boxtrail/api-client';
import { completeKey } from '@boxtrail/kernel';
import { specialNeeds } from '@boxtrail/contracts';
import { at } from './clock';
import { planIncidents, type Incidents } from './incidents';
import type { PlannedBox, PlannedNeed, PlannedRound, Station } from './planned';
import { Random } from './random';

export type { PlannedBox, PlannedRound, Station } from './planned';

/** One day of distribution, generated from a seed before anything is sent. Equal options give an equal day. */
export interface DayOptions {
  readonly seed: number;
  readonly boxes: number;
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
          });
          // A draw that is no longer used: without it, all that follows would be another day.
          random.int(1, 40);
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
    ...(proxy && { placedByRef: `grid-${community.code}`, proxyReason: '行动不便 cannot order alone' }),
    specialNeeds: random.chance(0.1) ? [random.pick(specialNeeds)] : [],
    lines,
    occurredAt: at('06:05', random.int(0, 8_000)),
  };
}
