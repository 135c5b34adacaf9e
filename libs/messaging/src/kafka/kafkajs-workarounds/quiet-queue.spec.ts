import './quiet-queue';

interface Queue {
  push(request: { entry: object; expectResponse: boolean; sendRequest: () => void }): void;
  maybeThrottle(ms: number): void;
  fulfillRequest(answer: { correlationId: number; payload: Buffer; size: number }): void;
}

const RequestQueue = jest.requireActual<new (options: object) => Queue>('kafkajs/src/network/requestQueue');

describe('requests over one connection of kafkajs', () => {
  let sent: number[];
  let queue: Queue;

  beforeEach(() => {
    jest.useFakeTimers();
    sent = [];
    queue = new RequestQueue({ maxInFlightRequests: 1, requestTimeout: 1_000, logger: { debug: () => {} } });
  });
  afterEach(() => jest.useRealTimers());

  const ask = (correlationId: number) =>
    queue.push({
      entry: { correlationId, resolve: () => {}, reject: () => {} },
      expectResponse: true,
      sendRequest: () => sent.push(correlationId),
    });
  const answered = (correlationId: number) =>
    queue.fulfillRequest({ correlationId, payload: Buffer.alloc(0), size: 0 });

  it('given no request waits, then nothing looks for one', () => {
    ask(1);
    answered(1);
    expect(sent).toEqual([1]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('given a request waits for the answer of another, then it is sent when that comes', () => {
    ask(1);
    ask(2);
    jest.advanceTimersByTime(100);
    expect(sent).toEqual([1]);
    answered(1);
    expect(sent).toEqual([1, 2]);
    answered(2);
    jest.advanceTimersByTime(100);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('given the cluster wants none for a while, then a request waits as long, and is sent then', () => {
    queue.maybeThrottle(50);
    ask(1);
    jest.advanceTimersByTime(49);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(sent).toEqual([1]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
