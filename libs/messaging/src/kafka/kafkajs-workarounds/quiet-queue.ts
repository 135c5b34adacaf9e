import { createRequire } from 'node:module';

/** What kafkajs keeps of a connection's requests: those not sent yet, and until when the cluster wants none. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
}

/** As kafkajs has it. */
const againMs = 10;

/**
 * kafkajs 2.2.4 looks every millisecond, on every connection, whether requests wait, also when none does: half of what
 * an idle service cost. Here it looks when one does. https://github.com/tulios/kafkajs/issues/1704
 */
function scheduleCheckPendingRequests(this: RequestQueue): void {
  if (this.pending.length === 0 || this.throttleCheckTimeoutId !== null) return;
  const throttledMs = this.throttledUntil - Date.now();
  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    throttledMs > 0 ? throttledMs : againMs,
  );
}

const kafkajs = createRequire(__filename);
const { prototype } = kafkajs('kafkajs/src/network/requestQueue') as { prototype: object };
Object.assign(prototype, { scheduleCheckPendingRequests });
