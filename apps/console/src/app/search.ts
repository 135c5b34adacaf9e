import { checkDigit, whatIsWrong, type Gs1Key } from '@boxtrail/kernel/identifiers/gs1';
import { readKey } from '@boxtrail/kernel/identifiers/gs1-reader';
import { foldPlate } from '@boxtrail/kernel/identifiers/plate';
import { api } from '../base/api';
import { may, type Operation, type Session } from '../base/rights';

export interface Hit {
  readonly kind:
    | 'box'
    | 'station'
    | 'supplier'
    | 'load'
    | 'pass'
    | 'round'
    | 'need'
    | 'job'
    | 'door-round'
    | 'household'
    | 'plate'
    | 'actor';
  readonly path: string;
  readonly name: string;
}

/** Something that the text may name; whether it exists is asked. */
interface Candidate extends Hit {
  /** The route that knows; who may not ask it does not find it. */
  readonly route: Operation;
  readonly exists: () => Promise<boolean>;
}

/** A key that differs from the text in one digit, or in two that changed places. */
export interface Slip {
  readonly key: string;
  /** Counts from 1. */
  readonly digit: number;
  readonly typed: string;
  readonly meant: string;
}

interface Meant {
  readonly candidates: readonly Candidate[];
  /** The text, when it may be a part of the name of a station or supplier. */
  readonly placeName?: string;
  /** A text that looks like an identifier and is none: the digits that it has. */
  readonly wrong?: { readonly kind: keyof typeof lengths; readonly key: string };
  /** What a mistyped identifier may have been. */
  readonly slips?: { readonly of: (key: string) => Candidate; readonly all: readonly Slip[] };
}

type Asked = Promise<{ readonly response: Response }>;
type AskedList = Promise<{ readonly data?: { readonly items: readonly unknown[] } }>;
const answers = async (request: Asked): Promise<boolean> => (await request).response.ok;
const hasAny = async (request: AskedList): Promise<boolean> => ((await request).data?.items.length ?? 0) > 0;
const one = { limit: 1 };

const box = (sscc: string): Candidate => ({
  kind: 'box',
  path: `/boxes/${sscc}`,
  name: sscc,
  route: 'getTrail',
  exists: () => answers(api.GET('/v1/trails/{sscc}', { params: { path: { sscc }, query: one } })),
});
const station = (gln: string): Candidate => ({
  kind: 'station',
  path: `/stations/${gln}`,
  name: gln,
  route: 'getStation',
  exists: () => answers(api.GET('/v1/stations/{gln}', { params: { path: { gln } } })),
});
const supplier = (gln: string): Candidate => ({
  kind: 'supplier',
  path: `/suppliers?gln=${gln}`,
  name: gln,
  route: 'listSuppliers',
  exists: () => hasAny(api.GET('/v1/suppliers', { params: { query: { gln, ...one } } })),
});

/** Things with a reference of their own; a short text may name any of them. */
const referenced = (name: string): readonly Candidate[] => {
  const segment = encodeURIComponent(name);
  return [
    {
      kind: 'load',
      path: `/loads/${segment}`,
      name,
      route: 'getLoad',
      exists: () => answers(api.GET('/v1/loads/{loadId}', { params: { path: { loadId: name } } })),
    },
    {
      kind: 'pass',
      path: `/passes/${segment}`,
      name,
      route: 'getPass',
      exists: () => answers(api.GET('/v1/passes/{passId}', { params: { path: { passId: name } } })),
    },
    {
      kind: 'round',
      path: `/rounds/${segment}`,
      name,
      route: 'listRounds',
      exists: () => answers(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId: name } } })),
    },
    {
      kind: 'need',
      path: `/needs?needId=${segment}`,
      name,
      route: 'listNeeds',
      exists: () => hasAny(api.GET('/v1/needs', { params: { query: { needId: name, ...one } } })),
    },
    {
      kind: 'household',
      path: `/needs?householdRef=${segment}`,
      name,
      route: 'listNeeds',
      exists: () => hasAny(api.GET('/v1/needs', { params: { query: { householdRef: name, ...one } } })),
    },
    {
      kind: 'job',
      path: `/jobs/${segment}`,
      name,
      route: 'getPackingJob',
      exists: () => answers(api.GET('/v1/packing-jobs/{jobId}', { params: { path: { jobId: name } } })),
    },
    {
      kind: 'door-round',
      path: `/door-rounds/${segment}`,
      name,
      route: 'getDoorRound',
      exists: () =>
        answers(api.GET('/v1/door-rounds/{doorRoundId}', { params: { path: { doorRoundId: name } } })),
    },
    {
      kind: 'actor',
      path: `/actors/${segment}`,
      name,
      route: 'listEventsOfActor',
      exists: () =>
        hasAny(api.GET('/v1/actors/{actor}/events', { params: { path: { actor: name }, query: one } })),
    },
  ];
};

const plate = (name: string): Candidate => ({
  kind: 'plate',
  path: `/loads?plate=${encodeURIComponent(name)}`,
  name,
  route: 'listLoads',
  exists: () => hasAny(api.GET('/v1/loads', { params: { query: { plate: name, ...one } } })),
});

/** What a text may mean: an SSCC or a GLN in any form that scanners and people send, a reference, a plate or a name. */
export function candidatesOf(text: string): Meant {
  const sscc = readKey('sscc', text);
  if (whatIsWrong('sscc', sscc) === undefined) return { candidates: [box(sscc)] };
  const gln = readKey('gln', text);
  if (whatIsWrong('gln', gln) === undefined) return { candidates: [station(gln), supplier(gln)] };
  for (const [kind, key, of] of [
    ['sscc', sscc, box],
    ['gln', gln, station],
  ] as const) {
    const all = slipsOf(kind, key);
    if (all.length > 0) return { candidates: [], wrong: { kind, key }, slips: { of, all } };
  }
  const digits = text.replace(/\D/g, '');
  if (/^[\d\s().-]+$/.test(text.trim()) && digits.length >= 12) {
    return { candidates: [], wrong: { kind: digits.length > 14 ? 'sscc' : 'gln', key: digits } };
  }
  const name = text.trim();
  if (name === '') return { candidates: [] };
  const folded = foldPlate(name);
  return {
    candidates: [
      // A reference is one word of these characters, a plate has no others.
      ...(/^[\w\u4e00-\u9fff.:-]{1,64}$/.test(name) ? referenced(name) : []),
      ...(/^[0-9A-Z\u4e00-\u9fff]{2,20}$/.test(folded) ? [plate(folded)] : []),
    ],
    placeName: name,
  };
}

/** Digits of each identifier. */
export const lengths = { sscc: 18, gln: 13 } as const satisfies Partial<Record<Gs1Key, number>>;

/**
 * The keys with a right check digit that become the text when one digit is mistyped, or two neighbours change places;
 * none for a text of another length.
 */
function slipsOf(kind: keyof typeof lengths, text: string): readonly Slip[] {
  if (text.length !== lengths[kind] || !/^\d+$/.test(text)) return [];
  const isRight = (key: string) => checkDigit(key.slice(0, -1)) === Number(key.at(-1));
  if (isRight(text)) return [];
  const slips: Slip[] = [];
  const add = (i: number, meant: string) => {
    const typed = text.slice(i, i + meant.length);
    const key = text.slice(0, i) + meant + text.slice(i + meant.length);
    if (typed !== meant && isRight(key)) slips.push({ key, digit: i + 1, typed, meant });
  };
  for (let i = 0; i < text.length; i += 1) {
    for (let digit = 0; digit < 10; digit += 1) add(i, String(digit));
    if (i + 1 < text.length) add(i, `${text[i + 1] ?? ''}${text[i] ?? ''}`);
  }
  return slips;
}

/** Places with a text in their names, a few of each kind. */
async function placesNamed(name: string): Promise<readonly Hit[]> {
  const query = { name: name.slice(0, 100), limit: 10 };
  const [stations, suppliers] = await Promise.all([
    api.GET('/v1/stations', { params: { query } }),
    api.GET('/v1/suppliers', { params: { query } }),
  ]);
  return [
    ...(stations.data?.items ?? []).map((found) => ({ ...station(found.gln), name: found.name })),
    ...(suppliers.data?.items ?? []).map((found) => ({ ...supplier(found.gln), name: found.name })),
  ];
}

const exists = (candidate: Candidate): Promise<boolean> => candidate.exists().catch(() => false);

interface Found {
  readonly hits: readonly Hit[];
  /** The slips of a mistyped identifier behind which something exists, in the order of the hits. */
  readonly slips: readonly Slip[];
}

/** What exists of it, as far as the reader may know. */
export async function lookUp({ candidates, placeName, slips }: Meant, session: Session): Promise<Found> {
  const named = placeName === undefined ? [] : placesNamed(placeName).catch(() => []);
  const asked = candidates.filter(({ route }) => may(session, route));
  const exist = await Promise.all(asked.map(exists));
  const { all: near, of } = slips ?? { all: [], of: box };
  const nearExist = await Promise.all(near.map(({ key }) => exists(of(key))));
  const meant = near.filter((_, i) => nearExist[i]);
  return {
    hits: [...asked.filter((_, i) => exist[i]), ...(await named), ...meant.map(({ key }) => of(key))],
    slips: meant,
  };
}
