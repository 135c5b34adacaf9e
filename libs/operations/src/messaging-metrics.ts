import { Gauge, type Registry } from 'prom-client';
import type { Messaging, ParkedMessages } from '@boxtrail/messaging';
import { asking } from '@boxtrail/observability';

/** Metrics of the consumer groups of this process, and of parked messages. */
export function measureMessaging(registry: Registry, messaging: Messaging, parked: ParkedMessages): void {
  registry.registerMetric(messaging.counted);
  /** A gauge with one label, read at each scrape; without values while they are unavailable. */
  const gauge = (
    name: string,
    help: string,
    label: string,
    ask: () => Promise<Iterable<[string, number]>>,
  ) => {
    const values = asking(ask);
    return new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      async collect() {
        this.reset();
        for (const [of, value] of (await values()) ?? []) this.set({ [label]: of }, value);
      },
    });
  };
  const waiting = async (measure: (found?: { parked: number; oldest: Date }) => number) => {
    const groups = messaging.groups();
    const counts = await parked.counts(groups);
    return groups.map((group): [string, number] => [group, measure(counts.get(group))]);
  };
  new Gauge({
    name: 'boxtrail_messaging_degraded',
    help: '1 while messaging is interrupted: /health/ready and /v1/messaging say why',
    registers: [registry],
    collect() {
      this.set(messaging.problems().length > 0 ? 1 : 0);
    },
  });
  gauge('boxtrail_group_lag_messages', 'Messages a group has not handled yet', 'group', () =>
    messaging.lags(),
  );
  gauge('boxtrail_relay_position', 'Log position up to which a topic is published', 'context', () =>
    Promise.resolve(messaging.relayed()),
  );
  gauge('boxtrail_parked_messages', 'Parked messages: they wait for an operator', 'group', () =>
    waiting((found) => found?.parked ?? 0),
  );
  gauge('boxtrail_parked_oldest_seconds', 'Age of the oldest parked message', 'group', () =>
    waiting((found) => (found === undefined ? 0 : (Date.now() - found.oldest.getTime()) / 1000)),
  );
}
