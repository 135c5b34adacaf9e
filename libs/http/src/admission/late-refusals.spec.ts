import type { IncomingMessage } from 'node:http';
import { LateRefusals } from './late-refusals';

const retryAfter = 1;

describe('refusals of callers that come back too early', () => {
  let late: LateRefusals;
  let answered: string[];
  beforeEach(() => {
    jest.useFakeTimers();
    late = new LateRefusals();
    answered = [];
  });
  afterEach(() => jest.useRealTimers());

  interface Sent {
    readonly client?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly complete?: boolean;
  }
  /** A request that is refused; its name is noted when the refusal is given. */
  const refused = (
    socket: object,
    name: string,
    { client = 'a', headers = {}, complete = true }: Sent = {},
  ) => {
    const request = { socket, headers, complete, resume: () => undefined } as unknown as IncomingMessage;
    const arrival = late.arrived(request);
    late.sentBy(arrival, client);
    late.refuse(arrival, retryAfter, () => answered.push(name));
    jest.advanceTimersByTime(0);
  };

  it('given a caller that waits as long as it is told, then it is answered at once, every time', () => {
    const socket = {};
    for (const name of ['1', '2', '3']) {
      refused(socket, name);
      expect(answered.pop()).toBe(name);
      jest.advanceTimersByTime(1_000);
    }
  });

  it('given one that comes back at once, then its refusal is given when the Retry-After before is over', () => {
    const socket = {};
    refused(socket, '1');
    jest.advanceTimersByTime(400);
    refused(socket, '2');
    jest.advanceTimersByTime(580);
    expect(answered).toEqual(['1']);
    jest.advanceTimersByTime(60);
    expect(answered).toEqual(['1', '2']);
    // What counts is when it was told.
    refused(socket, '3');
    jest.advanceTimersByTime(900);
    expect(answered).toEqual(['1', '2']);
    jest.advanceTimersByTime(160);
    expect(answered).toEqual(['1', '2', '3']);
  });

  it('given another connection meanwhile, then it is answered at once', () => {
    const socket = {};
    refused(socket, '1');
    refused(socket, '2');
    refused({}, 'other');
    expect(answered).toEqual(['1', 'other']);
  });

  it('given a connection with several keys, then it is answered at once', () => {
    const socket = {};
    refused(socket, 'a1');
    refused(socket, 'b1', { client: 'b' });
    refused(socket, 'a2');
    refused(socket, 'a3');
    expect(answered).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it.each(['x-forwarded-for', 'forwarded', 'via'])(
    'given a connection of a proxy, which sends %s, then it is answered at once',
    (name) => {
      const socket = {};
      refused(socket, '1', { headers: { [name]: '192.0.2.1' } });
      refused(socket, '2');
      refused(socket, '3');
      expect(answered).toEqual(['1', '2', '3']);
    },
  );

  it('given a body that has not arrived, then it is answered at once', () => {
    const socket = {};
    refused(socket, '1');
    refused(socket, '2', { complete: false });
    expect(answered).toEqual(['1', '2']);
  });

  it('given another request behind one whose refusal is held, then the refusal is given', () => {
    const socket = {};
    refused(socket, '1');
    refused(socket, '2');
    expect(answered).toEqual(['1']);
    late.arrived({ socket } as IncomingMessage);
    expect(answered).toEqual(['1', '2']);
    jest.advanceTimersByTime(5_000);
    expect(answered).toEqual(['1', '2']);
  });

  it('given requests that arrived together, then only the last is held', () => {
    const socket = {};
    refused(socket, '1');
    const request = { socket, headers: {}, complete: false, resume: () => undefined };
    const pipelined = ['2', '3'].map((name) => {
      const arrival = late.arrived(request as unknown as IncomingMessage);
      late.refuse(arrival, retryAfter, () => answered.push(name));
      return arrival;
    });
    request.complete = true;
    expect(pipelined).toHaveLength(2);
    jest.advanceTimersByTime(0);
    expect(answered).toEqual(['1', '2']);
    jest.advanceTimersByTime(1_040);
    expect(answered).toEqual(['1', '2', '3']);
  });

  it('given endless new connections, then 100 refusals of a key a second, and other keys have their own', () => {
    for (let i = 1; i <= 150; i += 1) refused({}, `a${i}`);
    refused({}, 'b', { client: 'b' });
    expect(answered).toHaveLength(101);
    expect(answered.at(-1)).toBe('b');
    jest.advanceTimersByTime(980);
    expect(answered).toHaveLength(101);
    jest.advanceTimersByTime(60);
    expect(answered).toHaveLength(151);
    refused({}, 'later');
    expect(answered.at(-1)).toBe('later');
  });

  it('when all are given, then none is given again', () => {
    const socket = {};
    refused(socket, '1');
    refused(socket, '2');
    late.flush();
    jest.advanceTimersByTime(5_000);
    expect(answered).toEqual(['1', '2']);
  });
});
