import { whatIsWrong } from '@boxtrail/kernel/identifiers/gs1';
import { readKey } from '@boxtrail/kernel/identifiers/gs1-reader';
import { api } from '../base/api';

export interface Hit {
  readonly kind: 'box' | 'station' | 'load' | 'pass' | 'round' | 'job' | 'door-round';
  readonly path: string;
  readonly name: string;
}

/** Something that the text may name; whether it exists is asked. */
interface Candidate extends Hit {
  readonly exists: () => Promise<boolean>;
}

interface Meant {
  readonly candidates: readonly Candidate[];
  /** The text, when it may be a part of a station's name. */
  readonly stationName?: string;
  /** Why the text is no identifier, when it looks like one. */
  readonly wrong?: string;
}

const answers = async (request: Promise<{ readonly response: Response }>): Promise<boolean> =>
  (await request).response.ok;

const box = (sscc: string): Candidate => ({
  kind: 'box',
  path: `/boxes/${sscc}`,
  name: sscc,
  exists: () => answers(api.GET('/v1/trails/{sscc}', { params: { path: { sscc }, query: { limit: 1 } } })),
});
const station = (gln: string): Candidate => ({
  kind: 'station',
  path: `/stations/${gln}`,
  name: gln,
  exists: () => answers(api.GET('/v1/stations/{gln}', { params: { path: { gln } } })),
});

/** Things with a reference of their own; a short text may name any of them. */
const referenced = (reference: string): readonly Candidate[] => {
  const segment = encodeURIComponent(reference);
  return [
    {
      kind: 'load',
      path: `/loads/${segment}`,
      name: reference,
      exists: () => answers(api.GET('/v1/loads/{loadId}', { params: { path: { loadId: reference } } })),
    },
    {
      kind: 'pass',
      path: `/passes/${segment}`,
      name: reference,
      exists: () => answers(api.GET('/v1/passes/{passId}', { params: { path: { passId: reference } } })),
    },
    {
      kind: 'round',
      path: `/rounds/${segment}`,
      name: reference,
      exists: () => answers(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId: reference } } })),
    },
    {
      kind: 'job',
      path: `/jobs/${segment}`,
      name: reference,
      exists: () => answers(api.GET('/v1/packing-jobs/{jobId}', { params: { path: { jobId: reference } } })),
    },
    {
      kind: 'door-round',
      path: `/door-rounds/${segment}`,
      name: reference,
      exists: () =>
        answers(api.GET('/v1/door-rounds/{doorRoundId}', { params: { path: { doorRoundId: reference } } })),
    },
  ];
};

/** What a text may mean: an SSCC or a GLN in any form that scanners and people send, or a reference. */
export function candidatesOf(text: string): Meant {
  const sscc = readKey('sscc', text);
  if (whatIsWrong('sscc', sscc) === undefined) return { candidates: [box(sscc)] };
  const gln = readKey('gln', text);
  if (whatIsWrong('gln', gln) === undefined) return { candidates: [station(gln)] };
  const digits = text.replace(/\D/g, '');
  if (/^[\d\s().-]+$/.test(text.trim()) && digits.length >= 12)
    return {
      candidates: [],
      wrong: whatIsWrong(digits.length > 14 ? 'sscc' : 'gln', digits.length > 14 ? sscc : gln),
    };
  const reference = text.trim();
  if (reference === '') return { candidates: [] };
  return {
    // A reference is one word of these characters.
    candidates: /^[\w\u4e00-\u9fff.:-]{1,64}$/.test(reference) ? referenced(reference) : [],
    stationName: reference,
  };
}

/** Stations with a text in their names, a few. */
async function stationsNamed(name: string): Promise<readonly Hit[]> {
  const { data } = await api.GET('/v1/stations', { params: { query: { name, limit: 10 } } });
  return (data?.items ?? []).map((found) => ({ ...station(found.gln), name: found.name }));
}

/** What exists of it. */
export async function lookUp({ candidates, stationName }: Meant): Promise<readonly Hit[]> {
  const named = stationName === undefined ? [] : stationsNamed(stationName).catch(() => []);
  const exist = await Promise.all(candidates.map(({ exists }) => exists().catch(() => false)));
  return [...candidates.filter((_, i) => exist[i]), ...(await named)];
}
