export interface InFlightBounds {
  /** Requests in flight, in all and of one client. */
  readonly places: number;
  readonly perClient: number;
  /** Requests that may wait for a place, in all and of one client, and how long. */
  readonly queue: number;
  readonly queuePerClient: number;
  readonly queueTimeoutMs: number;
}

/** A request that asks for a place. */
export interface Applicant {
  /** Who sends it: requests of one client never take all places. */
  readonly client: string;
  /** Called once, when it has a place; `release` gives the place back, and may be called again. */
  admitted(release: () => void): void;
  /** Called instead: this client has its share in flight, or all places are taken. */
  refused(taken: 'share' | 'all'): void;
  /** The caller has hung up: nobody waits for an answer. */
  gone(): boolean;
}

interface Queued {
  readonly applicant: Applicant;
  readonly until: number;
}

/** How often the queue is searched for requests that have waited too long, in ms. */
const sweepMs = 50;

/**
 * Limits the requests in flight. A few more wait, briefly, and clients that wait are served in turn: a client that
 * sends too much waits behind its own requests, not in front of others.
 */
export class InFlightLimit {
  private running = 0;
  private waiting = 0;
  private readonly runningOf = new Map<string, number>();
  /** Requests that wait, by client. The client whose turn is next comes first. */
  private readonly queues = new Map<string, Queued[]>();
  private sweeper: NodeJS.Timeout | undefined;

  constructor(private readonly bounds: InFlightBounds) {}

  get inFlight(): number {
    return this.running;
  }

  /** Whether the next request of a client would be refused at once. */
  isFullFor(client: string): boolean {
    return !this.hasPlaceFor(client) && !this.mayQueue(client);
  }

  enter(applicant: Applicant): void {
    const { client } = applicant;
    if (this.hasPlaceFor(client)) this.admit(applicant);
    else if (this.mayQueue(client)) this.enqueue(applicant);
    else this.refuse(applicant);
  }

  private hasPlaceFor(client: string): boolean {
    return this.running < this.bounds.places && (this.runningOf.get(client) ?? 0) < this.bounds.perClient;
  }

  private mayQueue(client: string): boolean {
    return (
      this.waiting < this.bounds.queue && (this.queues.get(client)?.length ?? 0) < this.bounds.queuePerClient
    );
  }

  private admit(applicant: Applicant): void {
    const { client } = applicant;
    this.running += 1;
    this.runningOf.set(client, (this.runningOf.get(client) ?? 0) + 1);
    let released = false;
    applicant.admitted(() => {
      if (released) return;
      released = true;
      this.running -= 1;
      const left = (this.runningOf.get(client) ?? 0) - 1;
      if (left > 0) this.runningOf.set(client, left);
      else this.runningOf.delete(client);
      this.admitNext();
    });
  }

  private enqueue(applicant: Applicant): void {
    const queue = this.queues.get(applicant.client) ?? [];
    queue.push({ applicant, until: performance.now() + this.bounds.queueTimeoutMs });
    this.queues.set(applicant.client, queue);
    this.waiting += 1;
    this.sweeper ??= setInterval(() => this.sweep(), sweepMs).unref();
  }

  private admitNext(): void {
    for (const [client, queue] of this.queues) {
      if (this.running >= this.bounds.places) return;
      if (!this.hasPlaceFor(client)) continue;
      this.queues.delete(client);
      const [first, ...rest] = queue;
      if (rest.length > 0) this.queues.set(client, rest);
      if (first === undefined) continue;
      this.waiting -= 1;
      if (!first.applicant.gone()) this.admit(first.applicant);
    }
  }

  /** Refuses requests that have waited too long. */
  private sweep(): void {
    const now = performance.now();
    for (const [client, queue] of this.queues) {
      while (queue[0] !== undefined && queue[0].until <= now) {
        const { applicant } = queue.shift() as Queued;
        this.waiting -= 1;
        if (!applicant.gone()) this.refuse(applicant);
      }
      if (queue.length === 0) this.queues.delete(client);
    }
    if (this.queues.size > 0) return;
    clearInterval(this.sweeper);
    this.sweeper = undefined;
  }

  private refuse(applicant: Applicant): void {
    applicant.refused(this.running >= this.bounds.places ? 'all' : 'share');
  }
}
