import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../../base/api';
import { may, type Operation } from '../../base/rights';
import type { Session } from '../../base/session';
import * as work from './work';

/** The most of one kind that the page shows; its list shows the others. */
const limit = 25;
const summary = {
  queryKey: ['summary'],
  queryFn: () => dataOf(api.GET('/v1/summary')),
  meta: { isLive: true },
} as const;

/** `isAsked`: whether the reader may. */
export const useSummary = (isAsked: boolean) => useQuery({ ...summary, enabled: isAsked });

type Counts = Schemas['WorkCounts'];

/** How much of each kind there is; counts stop at `atMost`. */
const counts = {
  queryKey: ['work-counts'],
  queryFn: () => dataOf(api.GET('/v1/work-counts')),
  meta: { isLive: true },
} as const;

export const useCounts = (isAsked: boolean) => useQuery({ ...counts, enabled: isAsked });

interface Source {
  readonly name: string;
  /** The route that it asks; who may not, sees nothing of it. */
  readonly route: Operation;
  readonly ask: () => Promise<readonly work.Work[]>;
  /** How many there are, and the list of all of them. */
  readonly count?: keyof Omit<Counts, 'day' | 'atMost' | 'answeredToday'>;
  readonly list?: string;
}

const findings = async (severity: 'breaks' | 'question') => {
  const query = { severity, state: 'open' as const, limit };
  const { items, places } = await dataOf(api.GET('/v1/findings', { params: { query } }));
  return items.map((finding) => work.ofFinding(finding, places));
};
const openLoads = async (problem: 'late' | 'invalid-pass', of: typeof work.ofLate) => {
  const { items, places } = await dataOf(
    api.GET('/v1/open-loads', { params: { query: { problem, limit } } }),
  );
  return items.map((load) => of(load, places));
};

/** One indexed page of each kind. */
const sources: readonly Source[] = [
  {
    name: 'broken',
    route: 'listFindings',
    ask: () => findings('breaks'),
    count: 'openBreaks',
    list: '/findings?state=open&severity=breaks',
  },
  {
    name: 'questions',
    route: 'listFindings',
    ask: () => findings('question'),
    count: 'openQuestions',
    list: '/findings?state=open&severity=question',
  },
  {
    name: 'passes',
    route: 'listOpenLoads',
    ask: () => openLoads('invalid-pass', work.ofInvalidPass),
    count: 'invalidPassLoads',
    list: '/loads?status=dispatched',
  },
  {
    name: 'overdue',
    route: 'listOverdueBoxes',
    ask: async () => {
      const { items, places } = await dataOf(api.GET('/v1/overdue-boxes', { params: { query: { limit } } }));
      return items.map((box) => work.ofOverdue(box, places));
    },
    count: 'overdueBoxes',
    list: '/boxes?state=open',
  },
  {
    name: 'late',
    route: 'listOpenLoads',
    ask: () => openLoads('late', work.ofLate),
    count: 'lateLoads',
    list: '/loads?status=dispatched',
  },
  {
    name: 'rounds',
    route: 'listRounds',
    ask: async () => {
      const query = { pastCutoff: 'true' as const, limit };
      const { items, places } = await dataOf(api.GET('/v1/rounds', { params: { query } }));
      return items.map((round) => work.ofRound(round, places));
    },
  },
  {
    name: 'shortages',
    route: 'listPackingJobs',
    ask: async () => {
      const query = { status: 'short' as const, limit };
      const { items, places } = await dataOf(api.GET('/v1/packing-jobs', { params: { query } }));
      return items.map((job) => work.ofShortage(job, places));
    },
  },
  {
    name: 'unserved',
    route: 'listPackingJobs',
    ask: async () => {
      const query = { unserved: 'true' as const, status: 'open' as const, limit };
      const { items, places } = await dataOf(api.GET('/v1/packing-jobs', { params: { query } }));
      return items.map((job) => work.ofUnserved(job, places));
    },
  },
  {
    name: 'parked',
    route: 'listParkedMessages',
    ask: async () =>
      (await dataOf(api.GET('/v1/parked', { params: { query: { limit } } }))).items.map(work.ofParked),
  },
  {
    name: 'quarantine',
    route: 'listQuarantinedLines',
    ask: async () => {
      const params = { query: { state: 'open' as const, limit } };
      return (await dataOf(api.GET('/v1/quarantine', { params }))).items.map(work.ofLine);
    },
  },
  {
    name: 'views',
    route: 'listViews',
    ask: async () => (await dataOf(api.GET('/v1/views'))).flatMap(work.ofView),
  },
];

interface Waiting {
  readonly work: readonly work.Work[];
  readonly isLoading: boolean;
  /** Kinds that could not be asked, with the reason. */
  readonly failed: readonly { readonly name: string; readonly error: Error; readonly again: () => void }[];
  /** What the page does not show, by kind: how many more there are, and where they are listed. */
  readonly more: readonly { readonly name: string; readonly count: number; readonly list: string }[];
}

/** What needs a person, worst first. */
export function useWork(session: Session): Waiting {
  const asked = sources.filter(({ route }) => may(session, route));
  const seesAccounts = may(session, 'getSummary');
  const counted = useCounts(may(session, 'getWorkCounts')).data;
  const waiting = useQueries({
    queries: [
      ...asked.map(({ name, ask }) => ({ queryKey: ['today', name], queryFn: ask, meta: { isLive: true } })),
      // The answer that the tiles show.
      {
        ...summary,
        enabled: seesAccounts,
        select: ({ unbalanced }: Schemas['Summary']) => unbalanced.slice(0, limit).map(work.ofAccount),
      },
    ],
    combine: (results) => ({
      work: work.worstFirst(results.flatMap(({ data }) => data ?? [])),
      isLoading: results.some(({ isLoading }) => isLoading),
      failed: results.flatMap(({ error, refetch }, i) =>
        error === null ? [] : [{ name: asked[i]?.name ?? 'accounts', error, again: () => void refetch() }],
      ),
      shown: asked.map((_, i) => results[i]?.data?.length),
    }),
  });
  const more = asked.flatMap(({ name, count, list }, i) => {
    const shown = waiting.shown[i];
    if (count === undefined || list === undefined || shown === undefined || counted === undefined) return [];
    return shown < limit || counted[count] <= shown ? [] : [{ name, count: counted[count] - shown, list }];
  });
  return { ...waiting, more };
}
