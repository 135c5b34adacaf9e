import { Kafka, logLevel } from 'kafkajs';
import type { Random } from '@boxtrail/simulation/random';
import { groups, topicOf } from './evidence';
import { contexts, type Installation, type Side } from './installation';
import { freeze, type Program } from './program';
import type { Proxy } from './proxy';

/** A fault with an end. */
export interface Fault {
  /** Target and duration, as text. */
  readonly words: string;
  /** Resolves at the end of the fault, when recovery begins. Returns a remark, if any. */
  strike(): Promise<string | void>;
}

/** Draws one fault of a kind. */
type Kind = (installation: Installation, random: Random) => Fault;

/** A lease and a group's session last 10 s: a process paused for longer has lost both. */
const longerThanLeaseMs = [11_000, 14_000] as const;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** A network fault for a while, on one side or both. */
const network =
  (
    to: keyof Side,
    [min, max]: readonly [number, number],
    damage: (proxy: Proxy, random: Random) => void,
  ): Kind =>
  ({ sides }, random) => {
    const ms = random.int(min, max);
    const hit = random.pick([sides.slice(0, 1), sides.slice(1), sides]);
    return {
      words: `${hit.length === sides.length ? 'everybody' : `instances ${sides.indexOf(hit[0] as Side) + 1}`}, ${seconds(ms)}`,
      strike: async () => {
        const pieces = hit.flatMap((side) => side[to]);
        for (const proxy of pieces) damage(proxy, random);
        await sleep(ms);
        for (const proxy of pieces) proxy.heal();
      },
    };
  };

const brokerEnds =
  (how: 'SIGKILL' | 'SIGTERM'): Kind =>
  ({ broker }, random) => {
    const ms = random.int(0, 3_000);
    return { words: `away for ${seconds(ms)}`, strike: () => broker.restart(how, ms) };
  };

/** SIGSTOP of several at the same time. */
const frozen = (words: string, ms: number, pids: () => readonly number[]): Fault => ({
  words: `${words}, ${seconds(ms)}`,
  strike: async () => {
    await Promise.all(pids().map((pid) => freeze(pid, ms)));
  },
});

const single = {
  'service killed': ({ services }, random) => {
    const program = random.pick(services);
    return { words: program.name, strike: () => Promise.resolve(program.kill()) };
  },
  'all of a service killed': (installation, random) => {
    const context = random.pick(contexts);
    const strike = () =>
      Promise.resolve(installation.instancesOf(context).forEach((program) => program.kill()));
    return { words: context, strike };
  },
  'gateway killed': ({ gateway }) => ({
    words: 'gateway',
    strike: () => Promise.resolve(gateway.kill()),
  }),
  'broker killed': brokerEnds('SIGKILL'),
  'broker restarted': brokerEnds('SIGTERM'),
  'postgres killed': (installation) => ({
    words: 'postmaster',
    strike: () => Promise.resolve(installation.killPostgres()),
  }),
  'process frozen': ({ programs }, random) => {
    const program = random.pick(programs);
    return frozen(program.name, random.int(2_000, 8_000), () => pidsOf([program]));
  },
  'zombie relay': (installation, random) => {
    const context = random.pick(['orders', 'passes'] as const);
    const ms = random.int(...longerThanLeaseMs);
    return {
      words: `the one of ${context} that holds the lease, ${seconds(ms)}`,
      strike: async () => {
        const before = await installation.leaseOf(topicOf(context));
        const holder =
          (await holderOf(installation, context)) ?? random.pick(installation.instancesOf(context));
        await frozen(holder.name, ms, () => pidsOf([holder])).strike();
        const after = await installation.leaseOf(topicOf(context));
        return `${holder.name}; ${after === before ? 'nobody else took' : 'another has taken'} its lease`;
      },
    };
  },
  'zombie consumer': (installation, random) => {
    const program = random.pick(installation.instancesOf(random.pick(['packing', 'delivery'] as const)));
    return frozen(program.name, random.int(...longerThanLeaseMs), () => pidsOf([program]));
  },
  'broker frozen': ({ broker }, random) => frozen('broker', random.int(2_000, 14_000), () => [broker.pid]),
  'kafka cut': network('kafka', [0, 5_000], (proxy) => proxy.cut()),
  'kafka silent': network('kafka', [3_000, 14_000], (proxy) => proxy.blackHole()),
  'kafka slow': network('kafka', [3_000, 8_000], (proxy, random) => proxy.slow(random.int(50, 500))),
  'postgres cut': network('postgres', [0, 5_000], (proxy) => proxy.cut()),
  'postgres silent': network('postgres', [2_000, 12_000], (proxy) => proxy.blackHole()),
  'postgres slow': network('postgres', [3_000, 8_000], (proxy, random) => proxy.slow(random.int(10, 100))),
  'services cut': network('services', [0, 5_000], (proxy) => proxy.cut()),
  'services silent': network('services', [2_000, 12_000], (proxy) => proxy.blackHole()),
  'services slow': network('services', [3_000, 8_000], (proxy, random) => proxy.slow(random.int(20, 200))),
  'instances come and go': (installation, random) => {
    const context = random.pick(['packing', 'delivery'] as const);
    const ms = random.int(3_000, 6_000);
    return {
      words: `${context}, ${seconds(ms)}`,
      strike: async () => {
        const extra = await installation.extra(context);
        await sleep(ms);
        const leaving = random.pick(installation.instancesOf(context));
        await leaving.end();
        leaving.start();
        await extra.end();
      },
    };
  },
  'old offsets': (installation, random) => {
    const { group, type } = random.pick(groups);
    return { words: group, strike: () => fromTheBeginning(installation, group, topicOf(contextOf(type))) };
  },
  'topic filled again': ({ url, keys }, random) => {
    const context = random.pick(['orders', 'passes'] as const);
    return {
      words: context,
      strike: async () => {
        const headers = { authorization: `Bearer ${keys['admin']}` };
        const path = `/v1/messaging/topics/${context}/republish`;
        const signal = AbortSignal.timeout(30_000);
        const answer = await fetch(`${url}${path}`, { method: 'POST', headers, signal });
        if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
      },
    };
  },
  'disk full': ({ disk }, random) => {
    const ms = random.int(3_000, 8_000);
    return {
      words: `the one of PostgreSQL, ${seconds(ms)}`,
      strike: async () => {
        disk?.fill(random.int(0, 200_000));
        await sleep(ms);
        disk?.clear();
      },
    };
  },
} satisfies Record<string, Kind>;

/** Kinds that work while the broker or the database is down: candidates for `two at once`. */
const combinable = (Object.keys(single) as (keyof typeof single)[]).filter(
  (name) =>
    !['zombie relay', 'instances come and go', 'old offsets', 'topic filled again', 'disk full'].includes(
      name,
    ),
);

/** All kinds of faults by name. */
export const kinds = {
  ...single,
  'two at once': (installation, random) => {
    const both = random
      .sample(combinable, 2)
      .map((name) => ({ name, fault: single[name](installation, random) }));
    return {
      words: both.map(({ name, fault }) => `${name}: ${fault.words}`).join(' and '),
      strike: async () => {
        const remarks = await Promise.all(both.map(({ fault }) => fault.strike()));
        return remarks.filter((remark) => typeof remark === 'string').join(', ') || undefined;
      },
    };
  },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

/** The instance that publishes the topic of a context, as it reports itself. */
async function holderOf(installation: Installation, context: string): Promise<Program | undefined> {
  for (const program of installation.instancesOf(context)) {
    const asked = fetch(`${program.url}/metrics`, { signal: AbortSignal.timeout(2_000) });
    const metrics = await asked.then((answer) => answer.text()).catch(() => '');
    if (metrics.includes(`boxtrail_relay_position{context="${context}"}`)) return program;
  }
  return undefined;
}

const pidsOf = (programs: readonly { readonly pid: number | undefined }[]): number[] =>
  programs.flatMap(({ pid }) => pid ?? []);

const contextOf = (name: string): string => name.slice(0, name.indexOf('.'));

/** A group without members is empty within this time: the session of a killed member must expire. */
const leavesWithinMs = 30_000;

/** The group leaves, and finds on its return that the broker has lost its offsets. */
async function fromTheBeginning(installation: Installation, group: string, topic: string): Promise<void> {
  const members = installation.instancesOf(contextOf(group));
  await Promise.all(members.map((program) => program.end()));
  const kafka = new Kafka({ brokers: [installation.broker.address], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  try {
    await admin.connect();
    for (const deadline = Date.now() + leavesWithinMs; ;) {
      try {
        await admin.resetOffsets({ groupId: `boxtrail.${group}`, topic, earliest: true });
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await sleep(500);
      }
    }
  } finally {
    await admin.disconnect();
    for (const program of members) program.start();
  }
}
