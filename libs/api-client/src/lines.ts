/** The connection broke before the answer was complete. */
export class ConnectionBroken extends Error {}

/**
 * The lines of an NDJSON answer, as they arrive; requested with `parseAs: 'stream'`. Throws `ConnectionBroken`; a line that
 * was cut off is never returned.
 */
export async function* linesOf<Line>(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  const reader = stream?.getReader();
  let rest = '';
  try {
    for (;;) {
      const read = await reader?.read().catch((cause: unknown) => {
        throw new ConnectionBroken('the connection broke', { cause });
      });
      if (read?.value === undefined) break;
      const lines = (rest + decoder.decode(read.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield JSON.parse(line) as Line;
    }
    if (rest !== '') yield JSON.parse(rest) as Line;
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}
