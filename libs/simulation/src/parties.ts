import { boxtrailApi, type BoxtrailApi } from '@boxtrail/api-client';

/** Roles used by the simulation, each with its own key. */
export type Keys = Readonly<Record<string, string>>;

type Context = 'orders' | 'packing' | 'passes' | 'delivery' | 'money' | 'audit';

/** The base address of each context; the same for all in a single-process installation. */
export type Addresses = (context: Context) => string;

/** Attempts before giving up on 429, 503 or no answer. */
const attempts = 40;

/** Everybody who takes part in a day: a client for each role at each context. */
export class Parties {
  /** Number of requests sent and answered. */
  requests = 0;
  private readonly clients = new Map<string, BoxtrailApi>();

  constructor(
    private readonly addresses: Addresses,
    private readonly keys: Keys,
  ) {}

  /** The client of a role at a context. */
  at(context: Context, role: string): BoxtrailApi {
    const name = `${context} ${role}`;
    const known = this.clients.get(name);
    if (known !== undefined) return known;
    const client = boxtrailApi({
      url: this.addresses(context),
      key: this.keys[role] ?? '',
      attempts,
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        this.requests += 1;
        return answer;
      },
    });
    this.clients.set(name, client);
    return client;
  }
}
