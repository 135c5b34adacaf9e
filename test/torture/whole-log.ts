import type { Client } from './client';
import type { LogItem } from './verdict';

/** The log of a running service, from its first event to its last. */
export async function* wholeLog(client: Client, key: string): AsyncGenerator<LogItem> {
  for (let after: number | null = 0; after !== null;) {
    const page: { items: LogItem[]; next: number | null } = await client.get(
      `/v1/events?after=${after}&limit=200`,
      key,
    );
    yield* page.items;
    after = page.next;
  }
}
