import { Client } from './client';
import { Journal } from './journal';
import { Probe } from './probe';
import { journalOf, startWriters, verdictOf } from './torture';
import type { Verdict } from './verdict';
import { Victim } from './victim';

export interface SiegeOptions {
  /** Folder of the installation. */
  readonly data: string;
  /** Folder of the journal, safe from faults of the installation. */
  readonly dir: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** An installation with writers, and a probe that records the answers to commands and reads. */
export class Siege {
  private constructor(
    readonly victim: Victim,
    readonly probe: Probe,
    readonly journal: Journal,
    private readonly writers: Awaited<ReturnType<typeof startWriters>>,
    private readonly client: Client,
    private readonly dir: string,
  ) {}

  static async lay({ data, dir, env }: SiegeOptions): Promise<Siege> {
    const victim = await Victim.start(data, 20, env);
    const client = new Client(victim.url);
    const journal = new Journal(journalOf(dir));
    const stations = '/v1/stations?tier=municipal&limit=1';
    const { items } = await client.get<{ items: { gln: string }[] }>(stations, victim.keys['auditor'] ?? '');
    const probe = new Probe(client, victim.keys, items[0]?.gln ?? '', 'probe-');
    const writers = await startWriters(victim, client, journal, 1);
    return new Siege(victim, probe, journal, writers, client, dir);
  }

  /** Resolves when something more was acknowledged, with the duration in ms; throws after `withinMs`. */
  async nextAcknowledgement(withinMs: number): Promise<number> {
    const begun = performance.now();
    for (const before = this.journal.lines; this.journal.lines === before;) {
      if (performance.now() - begun > withinMs)
        throw new Error(
          `nothing was acknowledged for ${withinMs} ms: ${this.writers.failure?.message ?? this.victim.lastWords()}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return performance.now() - begun;
  }

  /** The probe's ids that are in the log although the answer said that nothing was done. */
  async doneAllTheSame(): Promise<string[]> {
    const found: string[] = [];
    for (const id of this.probe.undone) {
      const { status } = await this.client.ask({
        method: 'GET',
        path: `/v1/passes/${id}`,
        key: this.victim.keys['auditor'] ?? '',
      });
      if (status !== 404) found.push(`${id}: ${status}`);
    }
    return found;
  }

  /** Lets the writers get their last answers; then compares the acknowledgements with the log. */
  async verdict(): Promise<Verdict> {
    await this.probe.stop();
    await this.writers.stop();
    return verdictOf(this.victim, this.client, this.dir, { complete: true });
  }

  async raise(): Promise<void> {
    this.client.close();
    await this.victim.end();
    this.journal.close();
  }
}
