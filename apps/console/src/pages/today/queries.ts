import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../../base/api';
import { may, type Operation } from '../../base/rights';
import type { Session } from '../../base/session';
import * as work from './work';

/** The most of one kind that the page shows; its list shows the others. */
const limit = 25;
/** Passes that were revoked or suspended and whose loads are looked up. */
const passesAtMost = 10;

const summary = {
  queryKey: ['summary'],
  queryFn: () => dataOf(api.GET('/v1/summary')),
  meta: { isLive: true },
} as const;

/** `isAsked`: whether the reader may. */
export const useSummary = (isAsked: boolean) => useQuery({ ...summary, enabled: isAsked });

interface Source {
  readonly name: string;
  /** The routes that it asks; who may not, sees nothing of it. */
  readonly routes: readonly Operation[];
  readonly ask: () => Promise<readonly work.Work[]>;
  /** Asked again after this time, in ms, instead of after each change: it takes many requests. */
  readonly everyMs?: number;
}

async function loadsOfInvalidPasses(): Promise<readonly work.Work[]> {
  const found: work.Work[] = [];
  for (const status of ['revoked', 'suspended'] as const) {
    const { items } = await dataOf(
      api.GET('/v1/passes', { params: { query: { status, limit: passesAtMost } } }),
    );
    for (const { passId } of items) {
      const params = { path: { passId }, query: { limit } };
      const loads = await dataOf(api.GET('/v1/passes/{passId}/loads', { params }));
      found.push(
        ...loads.items.filter(({ onTheRoad }) => onTheRoad).map((load) => work.ofPassLoad(passId, load)),
      );
    }
  }
  return found;
}

const findings = async (severity: 'breaks' | 'question') =>
  (
    await dataOf(api.GET('/v1/findings', { params: { query: { severity, state: 'open', limit } } }))
  ).items.map(work.ofFinding);

/** One indexed page of each kind. */
const sources: readonly Source[] = [
  { name: 'broken', routes: ['listFindings'], ask: () => findings('breaks') },
  { name: 'questions', routes: ['listFindings'], ask: () => findings('question') },
  {
    name: 'passes',
    routes: ['listPasses', 'listLoadsOfPass'],
    ask: loadsOfInvalidPasses,
    everyMs: 30_000,
  },
  {
    name: 'overdue',
    routes: ['listOverdueBoxes'],
    ask: async () =>
      (await dataOf(api.GET('/v1/overdue-boxes', { params: { query: { limit } } }))).items.map(
        work.ofOverdue,
      ),
  },
  {
    name: 'late',
    routes: ['listLoads'],
    ask: async () => {
      const params = { query: { status: 'dispatched' as const, limit } };
      return (await dataOf(api.GET('/v1/loads', { params }))).items.flatMap((load) =>
        work.ofLoad(load, Date.now()),
      );
    },
  },
  {
    name: 'rounds',
    routes: ['listRounds'],
    ask: async () => {
      const params = { query: { status: 'open' as const, limit } };
      return (await dataOf(api.GET('/v1/rounds', { params }))).items.flatMap((round) =>
        work.ofRound(round, Date.now()),
      );
    },
  },
  {
    name: 'shortages',
    routes: ['listPackingJobs'],
    ask: async () => {
      const params = { query: { status: 'short' as const, limit } };
      return (await dataOf(api.GET('/v1/packing-jobs', { params }))).items.map(work.ofShortage);
    },
  },
  {
    name: 'quarantine',
    routes: ['listQuarantinedLines'],
    ask: async () => {
      const params = { query: { state: 'open' as const, limit } };
      return (await dataOf(api.GET('/v1/quarantine', { params }))).items.map(work.ofLine);
    },
  },
  {
    name: 'views',
    routes: ['listViews'],
    ask: async () => (await dataOf(api.GET('/v1/views'))).flatMap(work.ofView),
  },
];

interface Waiting {
  readonly work: readonly work.Work[];
  readonly isLoading: boolean;
  /** Kinds that could not be asked, with the reason. */
  readonly failed: readonly { readonly name: string; readonly error: Error; readonly again: () => void }[];
}

/** What needs a person, worst first. */
export function useWork(session: Session): Waiting {
  const asked = sources.filter(({ routes }) => routes.every((route) => may(session, route)));
  const seesAccounts = may(session, 'getSummary');
  return useQueries({
    queries: [
      ...asked.map(({ name, ask, everyMs }) => ({
        queryKey: ['today', name],
        queryFn: ask,
        refetchInterval: everyMs,
        meta: { isLive: everyMs === undefined },
      })),
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
    }),
  });
}
