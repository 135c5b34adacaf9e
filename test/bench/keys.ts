/** The goal of a ratio: at least or at most this value. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

const atLeast = (goal: number): Goal => ({ atLeast: goal });
const atMost = (goal: number): Goal => ({ atMost: goal });

/** Every key of `ratios`, in order of measurement. Each has a file of its name in cases/. */
export const goals = {
  'append1.raw': atLeast(0.8),
  'append32.raw': atLeast(0.85),
  'append512.raw': atLeast(0.8),
  'append32.emmett': atLeast(10),
  'append512.emmett': atLeast(18),
  'append32.messagedb': atLeast(3),
  'append32.dcb': atLeast(3),
  'append1.esdb': atLeast(0.85),
  'append32.esdb': atLeast(0.85),
  'append256.esdb': atLeast(0.7),
  'append2p.append1p': atLeast(1.1),
  'load10.raw': atLeast(0.85),
  'load10.emmett': atLeast(3),
  'rebuild.raw': atLeast(0.9),
  'rebuild.emmett': atLeast(50),
  'rebuild.esdb': atMost(2),
  'catchup.raw': atLeast(0.7),
  'tail.emmett': atLeast(100),
  'http.noop': atLeast(0.5),
  'trail.raw': atLeast(0.7),
  'flat.append': atMost(1.15),
  'flat.trail': atMost(1.15),
  'flat.page': atMost(1.15),
  'asof.network': atMost(1.3),
  'asof.station': atMost(1.3),
  'recall.lot': atMost(1.3),
  'chain.day': atLeast(1),
  'label.page': atLeast(0.6),
  'ledger.post': atLeast(0.5),
} as const satisfies Readonly<Record<string, Goal>>;

export type Key = keyof typeof goals;
export const keys = Object.keys(goals) as Key[];

/**
 * Cases that need a Kafka broker, run only with `--kafka` or `--case`. Each has a file of its name in kafka-cases/. A
 * case without a goal is measured for information.
 */
export const kafkaGoals = {
  'kafka.chain': atLeast(0.5),
  'kafka.latency': undefined,
  'kafka.instances': atLeast(1.6),
  'kafka.backpressure': atMost(1),
} as const satisfies Readonly<Record<string, Goal | undefined>>;

export type KafkaKey = keyof typeof kafkaGoals;
export const kafkaKeys = Object.keys(kafkaGoals) as KafkaKey[];

export type AnyKey = Key | KafkaKey;
export const isKafkaKey = (key: AnyKey): key is KafkaKey => key in kafkaGoals;

/** The goal of a key; undefined when it has none. */
export const goalOf = (key: AnyKey): Goal | undefined => (isKafkaKey(key) ? kafkaGoals[key] : goals[key]);

export const reaches = (ratio: number, goal: Goal): boolean =>
  'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;

export const goalText = (goal: Goal): string =>
  'atLeast' in goal ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`;
