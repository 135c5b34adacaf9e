/**
 * The outcome of a promise, or a rejection when it is not settled after `ms`: for libraries whose promises may never
 * settle. The work itself is not cancelled; its outcome is ignored.
 */
export function withTimeout<T>(ms: number, promise: Promise<T>): Promise<T> {
  if (ms === Infinity) return promise;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
