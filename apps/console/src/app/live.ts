export interface LiveState {
  readonly isConnected: boolean;
  /** When this began, in ms since 1970. */
  readonly since: number;
}

/** The least time between two updates, in ms. */
const updateMs = 1_000;
/** The time between two updates while nothing tells of changes, and between two attempts to follow them, in ms. */
const pollMs = 15_000;
const feed = '/v1/changes';

interface Follower {
  /** Something changed; called at most once a second, and not while the page is in the background. */
  changed(): void;
  state(state: LiveState): void;
}

/**
 * Follows the changes of the service from now on, until the returned function is called. The browser resumes a broken
 * stream by the id of its last event; a stream that is refused is tried again.
 */
export function followChanges({ changed, state }: Follower): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasEnded = false;
  const update = () => {
    timer = undefined;
    if (document.visibilityState === 'visible') changed();
  };
  const updateSoon = () => {
    timer ??= setTimeout(update, updateMs);
  };
  const lost = () => state({ isConnected: false, since: Date.now() });

  const open = async () => {
    const head = await headOfLog();
    if (hasEnded || head === undefined) return;
    source = new EventSource(`${feed}?from=${head}`);
    source.onopen = () => {
      state({ isConnected: true, since: Date.now() });
      updateSoon(); // what changed while nobody listened
    };
    source.onmessage = updateSoon;
    source.onerror = lost;
  };
  const openAgain = () => {
    if (source !== undefined && source.readyState !== EventSource.CLOSED) return;
    updateSoon();
    void open();
  };
  const again = setInterval(openAgain, pollMs);
  document.addEventListener('visibilitychange', updateSoon);
  void open();
  return () => {
    hasEnded = true;
    clearTimeout(timer);
    clearInterval(again);
    document.removeEventListener('visibilitychange', updateSoon);
    source?.close();
  };
}

/** The last position of the log; undefined when the service does not say. */
async function headOfLog(): Promise<string | undefined> {
  const answer = await fetch(feed, { method: 'HEAD' }).catch(() => undefined);
  return answer?.headers.get('boxtrail-position') ?? undefined;
}
