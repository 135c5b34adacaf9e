import type { BoxtrailApi } from '@boxtrail/api-client';

/** A command that was sent and has no answer yet. Plain data: it survives a reload of the page. */
export interface PendingCommand {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const storedAs = 'boxtrail.pending';
/** Uploads are larger; each of their lines is known by its own id. In characters. */
const longestBody = 100_000;
const keptHeaders = ['content-type', 'idempotency-key', 'if-match'];

function stored(): readonly PendingCommand[] {
  try {
    return JSON.parse(window.sessionStorage.getItem(storedAs) ?? '[]') as PendingCommand[];
  } catch {
    return [];
  }
}

const store = (commands: readonly PendingCommand[]) =>
  window.sessionStorage.setItem(storedAs, JSON.stringify(commands));

const forget = (key: string) => store(stored().filter((one) => one.key !== key));

/** Commands that this tab sent before it was reloaded; they are forgotten. */
export function takePending(): readonly PendingCommand[] {
  const commands = stored();
  store([]);
  return commands;
}

/**
 * Keeps each command with its Idempotency-Key until its answer is there. A page that is reloaded in between sends it
 * again with the same key: it has one effect, and the page can say how it ended.
 */
export function keepPending(api: BoxtrailApi): void {
  let isLeaving = false;
  window.addEventListener('beforeunload', () => {
    isLeaving = true;
  });
  const keyOf = (request: Request) => request.headers.get('idempotency-key') ?? '';
  api.use({
    onRequest: async ({ request }) => {
      const key = keyOf(request);
      const { pathname, search } = new URL(request.url);
      if (request.method === 'GET' || key === '' || pathname === '/v1/session') return;
      const body = await request.clone().text();
      if (body.length > longestBody) return;
      const headers = keptHeaders.flatMap((name) => {
        const value = request.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      });
      const command = { key, method: request.method, path: pathname + search, body };
      store([...stored(), { ...command, headers: Object.fromEntries(headers) }]);
    },
    onResponse: ({ request }) => forget(keyOf(request)),
    // The form is still there, and says so itself.
    onError: ({ request }) => {
      if (!isLeaving) forget(keyOf(request));
    },
  });
}
