import { perSecond, type Side } from '../case';
import { Child } from '../processes/child';
import type { Load } from '../processes/http-load';
import type { Served } from '../served';

/** A client with a number of connections in another process, and the sides it measures. */
export async function httpClient(served: Served, connections: number) {
  const child = await Child.start<{ url: string; connections: number }, Load, void>('http-load', {
    url: served.url,
    connections,
  });
  let from = 0;
  return {
    side: (
      name: string,
      counts: Pick<Side, 'count' | 'warmUp'>,
      request: string,
      values: readonly string[] = [],
    ): Side => ({
      name,
      ...counts,
      run: (count) => {
        from += count;
        return perSecond(count, () => child.run({ request, values, count, from: from - count }));
      },
    }),
    close: () => child.close(),
  };
}

export const getRequest = (path: string, key: string | undefined): string =>
  `GET ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${key}\r\n\r\n`;

/** `{n}` in a body becomes 9 digits, `{v}` a number of `valueLength`. */
export function postRequest(
  path: string,
  key: string | undefined,
  body: object,
  valueLength: number,
): string {
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(
    text.replaceAll('{n}', '0'.repeat(9)).replaceAll('{v}', '0'.repeat(valueLength)),
  );
  return (
    `POST ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${key}\r\n` +
    `content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${text}`
  );
}
