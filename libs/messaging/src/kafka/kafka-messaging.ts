import type { Admin, Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { unknown } from '@boxtrail/kernel';
import { type KafkaConfig, prefixAfter } from './kafka-config';
import type { EventStore } from '@boxtrail/event-store';
import type { RunnerLog } from '@boxtrail/projections';
import { stopController, withTimeout } from '@boxtrail/async';
import { Handling, pause, type HandlingOptions } from '../port/handling';
import { contextOf, publishingContexts } from '../port/message';
import type { Consumer, Messaging } from '../port/messaging';
import { ParkedMessages } from '../port/parked-messages';
import { type FactTopic, Quarantine } from '@boxtrail/intake';
import { FactsIn } from './facts-in';
import { GroupConsumer } from './group-consumer';
import { memberRetries, Membership } from './membership';
import { awayWords, kafkaClient, leaveMs } from './kafka-client';
import { Relay } from './relay';
import { refill } from './relay-lease';
import { ensureTopics, topicOf } from './topics';
import { Troubles } from './troubles';

export interface KafkaMessagingOptions extends HandlingOptions {
  readonly config: KafkaConfig;
  /** Connections to the database of the log, where quarantine is. Default: those of the service. */
  readonly logPool?: Pool;
  /** How often the log was restored from a backup. Default 0. */
  readonly restorations?: number;
  /** Contexts whose topics this process may fill, asked when it starts. */
  readonly relays: () => readonly string[];
  /** How long the cluster waits for a member of a group that says nothing, in ms. Default 10,000. */
  readonly sessionMs?: number;
  /** How long the client of the cluster may take over one thing before it is given up, in ms. Default 60,000. */
  readonly patienceMs?: number;
}

/** Longest answer of a cluster that is asked how it is, in ms; and how often it is asked. */
const askMs = 3_000;
const lookEveryMs = 2_000;

/** The log over Kafka: relays fill a topic for each context, groups read them. */
export class KafkaMessaging implements Messaging {
  private readonly stopping = stopController();
  private readonly troubles: Troubles;
  private readonly handling: Handling;
  private readonly kafka: Kafka;
  /** Connections of members of groups. */
  private readonly members: Kafka;
  private admin: Promise<Admin> | undefined;
  private relays: Relay[] = [];
  private groupTopics = new Map<string, readonly string[]>();
  private loops: Promise<void>[] = [];
  private readonly patienceMs: number;
  /** Topics and groups of the log as it is since it was restored last; facts come by the topics of `options.config`. */
  private readonly config: KafkaConfig;
  /** Why the cluster did not answer when it was asked last. */
  private away: string | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    log: RunnerLog,
    private readonly options: KafkaMessagingOptions,
  ) {
    this.patienceMs = options.patienceMs ?? 60_000;
    const { config, restorations = 0 } = options;
    this.config = { ...config, prefix: prefixAfter(config.prefix, restorations) };
    this.troubles = new Troubles(log);
    this.handling = new Handling(new ParkedMessages(pool), log, options);
    this.kafka = kafkaClient(config, `boxtrail-${process.pid}`);
    this.members = kafkaClient(config, `boxtrail-${process.pid}`, memberRetries);
  }

  /** Begins. Waits for a cluster that is away: `problems` says so. */
  start(consumers: readonly Consumer[], facts: readonly FactTopic[] = []): Promise<void> {
    const { relays, sessionMs = 10_000 } = this.options;
    const { config, patienceMs } = this;
    this.handling.serve(consumers);
    this.relays = relays().map((context) => {
      const topic = topicOf(config, context);
      const ready = () => this.ensure([topic]);
      const withAdmin = this.withAdmin.bind(this);
      const options = { context, topic, partitions: config.partitions, ready, withAdmin, patienceMs };
      return new Relay(this.kafka, this.pool, this.store, this.troubles, options);
    });
    const groups = consumers.map((consumer) => {
      const topics = [...new Set(consumer.types.map(contextOf))].map((context) => topicOf(config, context));
      this.groupTopics.set(consumer.group, topics);
      const ready = () => this.ensure(topics);
      const options = { groupId: this.groupId(consumer.group), topics, sessionMs, ready, patienceMs };
      const member = new GroupConsumer(this.pool, this.store, this.handling, this.troubles, consumer);
      return new Membership(this.members, this.troubles, member, options);
    });
    const inlets = facts.map((fact) => {
      const topics = [topicOf(this.options.config, `${fact.name}.in`)];
      this.groupTopics.set(`${fact.name}.in`, topics);
      const ready = () => this.ensure(topics);
      const options = { groupId: this.groupId(`${fact.name}.in`), topics, sessionMs, ready, patienceMs };
      return new Membership(
        this.members,
        this.troubles,
        new FactsIn(
          fact,
          new Quarantine(this.options.logPool ?? this.pool),
          this.handling.counted,
          config.sources,
        ),
        options,
      );
    });
    const parts = [...this.relays, ...groups, ...inlets];
    this.loops = parts.map((part) => part.run(this.stopping.signal));
    if (parts.length > 0) this.loops.push(this.watch(this.stopping.signal));
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
    await this.closeAdmin();
  }

  groups(): string[] {
    return this.handling.groups();
  }

  problems(): string[] {
    return this.away === undefined ? this.troubles.list() : [this.away];
  }

  async lags(): Promise<ReadonlyMap<string, number>> {
    if (this.away !== undefined) throw new Error(this.away);
    const lags = new Map<string, number>();
    for (const [group, topics] of this.groupTopics) lags.set(group, await this.lag(group, topics));
    return lags;
  }

  relayed(): ReadonlyMap<string, number> {
    return new Map(
      this.relays.flatMap(({ context, reached }) => (reached === undefined ? [] : [[context, reached]])),
    );
  }

  get counted(): Messaging['counted'] {
    return this.handling.counted;
  }

  replay(group: string): Promise<number> {
    return this.handling.replay(group, this.stopping.signal);
  }

  async republish(context: string): Promise<void> {
    const topic = topicOf(this.config, context);
    if (!publishingContexts.includes(context) || !(await refill(this.pool, topic)))
      throw unknown('TOPIC_UNKNOWN', `there is no topic ${topic}`);
  }

  /** Asks the cluster again and again how it is, so that nobody who wants to know has to wait for its answer. */
  private async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.ask((admin) => admin.describeCluster());
        this.away = undefined;
      } catch (error) {
        this.away = awayWords(error);
      }
      await pause(lookEveryMs, signal);
    }
  }

  private groupId(group: string): string {
    return `${this.config.prefix}.${group}`;
  }

  private async lag(group: string, topics: readonly string[]): Promise<number> {
    const groupId = this.groupId(group);
    const had = await this.ask((admin) => admin.fetchOffsets({ groupId, topics: [...topics] }));
    let lag = 0;
    for (const { topic, partitions } of had) {
      const ends = await this.ask((admin) => admin.fetchTopicOffsets(topic));
      const next = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      for (const { partition, low, high } of ends)
        lag += Math.max(0, Number(high) - Math.max(Number(low), next.get(partition) ?? 0));
    }
    return lag;
  }

  private ensure(topics: readonly string[]): Promise<void> {
    return this.withAdmin((admin) => ensureTopics(admin, topics, this.options.config));
  }

  /** A question whose answer is not waited for for long. */
  private ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    return withTimeout(askMs, this.withAdmin(question));
  }

  /** One connection for all questions of this process; made anew after a failure. */
  private async withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    this.admin ??= this.connectAdmin();
    const mine = this.admin;
    try {
      return await withTimeout(this.patienceMs, mine.then(work));
    } catch (error) {
      if (this.admin === mine) await this.closeAdmin();
      throw error;
    }
  }

  private async connectAdmin(): Promise<Admin> {
    const admin = this.kafka.admin();
    await admin.connect();
    return admin;
  }

  private async closeAdmin(): Promise<void> {
    const left = this.admin?.then((admin) => admin.disconnect());
    this.admin = undefined;
    if (left !== undefined) await withTimeout(leaveMs, left).catch(() => undefined);
  }
}
