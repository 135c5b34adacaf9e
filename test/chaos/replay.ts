import { createHash } from 'node:crypto';
import { passHistory, standingAt, type PassEvent, type PassState } from '@boxtrail/contracts';
import { same, type RecordedEvent } from '@boxtrail/kernel';
import { balanced, emptyAccount, Ledger } from '../../libs/audit/src/domain/accounts';
import { judge } from '../../libs/audit/src/domain/box-trail';
import { canonicalTrail } from '../../libs/audit/src/domain/canonical';
import { FindingCount } from '../../libs/audit/src/domain/findings-by-kind';
import { whereItBreaks } from '../../libs/audit/src/domain/open-questions';
import { trailsOf } from '../../libs/audit/src/domain/testing/log';
import type { Client } from '../torture/client';

type Facts = Readonly<Record<string, string | number | boolean | object>>;

/**
 * Compares what three services show with a replay of the log by pure functions: all trails and accounts, every pass,
 * every packing job. Returns the differences in words.
 */
export async function differencesFromReplay(
  log: readonly RecordedEvent[],
  client: Client,
  key: string,
): Promise<string[]> {
  const shown = new Shown(client, key, log.length);
  const { summary, accounts } = auditOf(log);
  const live = {
    ...(await client.get<Facts>(`/v1/summary?atLeast=${log.length}`, key)),
    ...(await client.get<Facts>(`/v1/trails-hash?atLeast=${log.length}`, key)),
  } as Facts;
  const differences = Object.entries(summary).flatMap(([name, value]) =>
    same(live[name], value)
      ? []
      : [`the audit's ${name} is ${JSON.stringify(live[name])}, not ${JSON.stringify(value)}`],
  );
  const passes = await shown.all('/v1/passes', 'passId', ({ status, revision }) => ({ status, revision }));
  const jobs = await shown.all('/v1/packing-jobs', 'jobId', ({ status, packed }) => ({ status, packed }));
  const books = await shown.all('/v1/accounts', 'gln', (row) => {
    return Object.fromEntries(Object.keys(emptyAccount).map((field) => [field, row[field]]));
  });
  return [
    ...differences,
    ...unlike('pass', passes, passesOf(log)),
    ...unlike('packing job', jobs, jobsOf(log)),
    ...unlike(
      'account',
      books,
      new Map([...books.keys()].map((gln) => [gln, { ...accounts.of({ kind: 'station', id: gln }) }])),
    ),
  ];
}

/** All items of a service's list, page by page. */
class Shown {
  constructor(
    private readonly client: Client,
    private readonly key: string,
    private readonly atLeast: number,
  ) {}

  async all(path: string, id: string, facts: (row: Facts) => object): Promise<Map<string, object>> {
    const rows = new Map<string, object>();
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = `limit=200&atLeast=${this.atLeast}${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page: { items: Facts[]; next: string | null } = await this.client.get(
        `${path}?${query}`,
        this.key,
      );
      for (const row of page.items) rows.set(row[id] as string, facts(row));
      cursor = page.next;
    }
    return rows;
  }
}

function auditOf(log: readonly RecordedEvent[]): { readonly summary: Facts; readonly accounts: Ledger } {
  const trails = [...trailsOf(log)].sort(([a], [b]) => (a < b ? -1 : 1));
  const judged = trails.map(([, steps]) => judge(steps));
  const hash = createHash('sha256');
  const accounts = new Ledger();
  const findings = new FindingCount();
  for (const trail of judged) {
    hash.update(canonicalTrail(trail.sscc, trail));
    accounts.take(trail);
    findings.add(trail.findings);
  }
  const summary = {
    boxes: trails.length,
    delivered: judged.filter(({ status }) => status === 'delivered').length,
    broken: judged.filter((trail) => whereItBreaks(trail) !== null).length,
    trailSteps: trails.reduce((sum, [, steps]) => sum + steps.length, 0),
    trailHash: hash.digest('hex'),
    accountsBalanced: accounts.refs().every((ref) => balanced(accounts.of(ref))),
    findingsByKind: findings.byKind,
  };
  return { summary, accounts };
}

/** At the present time: validity expires without an event. */
function passesOf(log: readonly RecordedEvent[]): Map<string, object> {
  const now = new Date().toISOString();
  const types = ['PassIssued', 'PassSuspended', 'PassReinstated', 'PassRevoked'].map(
    (name) => `passes.${name}`,
  );
  const states = new Map<string, PassState>();
  const passes = new Map<string, object>();
  for (const { event, revision } of log) {
    if (!types.includes(event.type)) continue;
    const { passId } = event.data as { readonly passId: string };
    const state = passHistory.evolve(states.get(passId) ?? passHistory.initial, event as PassEvent);
    states.set(passId, state);
    if (state.status !== 'none') passes.set(passId, { status: standingAt(state, now), revision });
  }
  return passes;
}

function jobsOf(log: readonly RecordedEvent[]): Map<string, object> {
  const jobs = new Map<string, { status: string; packed: number }>();
  for (const { event } of log) {
    const { jobId } = event.data as { readonly jobId: string };
    const { status = 'open', packed = 0 } = jobs.get(jobId) ?? {};
    if (event.type === 'packing.PackingJobCreated') jobs.set(jobId, { status, packed });
    if (event.type === 'packing.PackingJobCompleted') jobs.set(jobId, { status: 'completed', packed });
    if (event.type === 'packing.PackingJobFellShort') jobs.set(jobId, { status: 'short', packed });
    if (event.type === 'packing.BoxPacked') jobs.set(jobId, { status, packed: packed + 1 });
  }
  return jobs;
}

function unlike(what: string, shown: Map<string, object>, replayed: Map<string, object>): string[] {
  const ids = new Set([...shown.keys(), ...replayed.keys()]);
  return [...ids].flatMap((id) => {
    const [live, pure] = [JSON.stringify(shown.get(id)), JSON.stringify(replayed.get(id))];
    return live === pure ? [] : [`${what} ${id} is ${live}, not ${pure}`];
  });
}
