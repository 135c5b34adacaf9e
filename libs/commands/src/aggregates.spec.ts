import { contentHash } from '@boxtrail/http';
import { CommandHashes } from './command-hashes';
import { Refusal, type Decider } from '@boxtrail/kernel';
import { PassRevoked, PassSuspended, type PassEvent } from '@boxtrail/contracts';
import { InMemoryEventStore } from '@boxtrail/event-store/memory/in-memory-event-store';
import { Aggregates } from './aggregates';
import type { CommandMeta } from './command-meta';
import { eventId } from './plan';
import { nameBasedUuid } from './name-based-uuid';

const at = '2026-03-16T01:02:03.004Z';

/** Counts to three, then refuses: `add` n notes at once. */
const notes: Decider<number, PassEvent, number> = {
  initial: 0,
  evolve: (count) => count + 1,
  decide: (n, count) => {
    if (count + n > 3) throw new Refusal('rule', 'ROUND_FULL', `${count} notes are there already`);
    return Array.from({ length: n }, () => PassSuspended.of(at, { passId: 'p', reason: 'because' }));
  },
};

const meta = (commandId: string, more: Partial<CommandMeta> = {}): CommandMeta => ({
  commandId,
  commandHash: 'hash',
  actor: 'tester',
  role: 'admin',
  correlationId: 'cor',
  causationId: 'cau',
  ...more,
});

const hashes = new CommandHashes(Buffer.from('secret'));

describe('aggregates', () => {
  let store: InMemoryEventStore;
  let aggregates: Aggregates;
  beforeEach(() => {
    store = new InMemoryEventStore();
    aggregates = new Aggregates(store, hashes);
  });
  /** Another process: the same log, a memory of its own. */
  const elsewhere = () => new Aggregates(store, hashes);

  it('given nothing, when commanded, then the events are stored with who, why and derived ids', async () => {
    expect(await aggregates.handle(notes, 's', 2, meta('c1'))).toEqual({
      revision: 2,
      position: 2,
      changed: true,
    });
    expect((await store.read('s')).map(({ id, metadata }) => ({ id, metadata }))).toEqual(
      [0, 1].map((i) => ({
        id: eventId('s', `c1\n${hashes.sealed('hash')}`, i),
        metadata: meta('c1', { commandHash: hashes.sealed('hash') }),
      })),
    );
  });

  it('given a command that was done, when repeated anywhere, then it gets the first answer only', async () => {
    await aggregates.handle(notes, 's', 1, meta('c1'));
    await aggregates.handle(notes, 's', 1, meta('c2'));
    const first = { revision: 1, position: 1, changed: false };
    expect(await aggregates.handle(notes, 's', 1, meta('c1'))).toEqual(first);
    expect(await elsewhere().handle(notes, 's', 1, meta('c1'))).toEqual(first);
    expect(await store.head()).toBe(2);
  });

  it('given commands of one stream that cannot be stored among good ones, then only they are refused', async () => {
    const named: Decider<string, PassEvent, number> = {
      ...notes,
      decide: (reason) => [PassSuspended.of(at, { passId: 'p', reason })],
    };
    const reasons = ['a', '\0', 'b', '\ud800', 'x'.repeat(501), 'c', '', 'd'];
    const outcomes = await aggregates.handleAll(
      named,
      's',
      reasons.map((command, i) => ({ command, meta: meta(`c${i}`) })),
    );
    expect(outcomes.map((o) => (o instanceof Refusal ? o.code : o.revision))).toEqual([
      1,
      'EVENT_INVALID',
      2,
      'EVENT_INVALID',
      'EVENT_INVALID',
      3,
      'EVENT_INVALID',
      4,
    ]);
    expect((await store.read('s')).map(({ event }) => (event.data as { reason: string }).reason)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('given a command id used before, when it comes with another content, then refused', async () => {
    await aggregates.handle(notes, 's', 1, meta('c1'));
    await expect(
      aggregates.handle(notes, 's', 1, meta('c1', { commandHash: 'other' })),
    ).rejects.toMatchObject({
      kind: 'reused',
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('given an id that another process used, when it comes with another content, then it is refused', async () => {
    await aggregates.handle(notes, 's', 1, meta('c1'));
    await elsewhere().handle(notes, 's', 1, meta('c2'));
    await expect(
      aggregates.handle(notes, 's', 1, meta('c2', { commandHash: 'other' })),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await store.head()).toBe(2);
  });

  it('given a refusal, then nothing is stored and the same command may be tried again', async () => {
    await expect(aggregates.handle(notes, 's', 4, meta('c1'))).rejects.toMatchObject({ code: 'ROUND_FULL' });
    expect(await aggregates.handle(notes, 's', 3, meta('c1'))).toEqual({
      revision: 3,
      position: 3,
      changed: true,
    });
  });

  it('given another process wrote, when this one decides on its memory, then it decides again on the truth', async () => {
    await aggregates.handle(notes, 's', 1, meta('c1'));
    await elsewhere().handle(notes, 's', 1, meta('c2'));
    expect(await aggregates.handle(notes, 's', 1, meta('c3'))).toEqual({
      revision: 3,
      position: 3,
      changed: true,
    });
    expect((await aggregates.load(notes, 's')).revision).toBe(3);
  });

  it('given another process wrote, then no answer without an append is given from an old memory', async () => {
    const other = elsewhere();
    await aggregates.handle(notes, 's', 1, meta('c1'));
    await other.handle(notes, 's', 2, meta('c2'));
    expect(await aggregates.handle(notes, 's', 0, meta('c3'))).toEqual({
      revision: 3,
      position: 3,
      changed: false,
    });
    await expect(aggregates.handle(notes, 's', 1, meta('c4'))).rejects.toMatchObject({
      message: '3 notes are there already',
    });
  });

  it('given another process writes during a look, then the look lets no old decision through', async () => {
    const other = elsewhere();
    await aggregates.handle(notes, 's', 1, meta('c1'));
    const looking = async () => {
      await other.handle(notes, 's', 1, meta('c2'));
      await aggregates.load(notes, 's');
      return 2;
    };
    await expect(aggregates.handle(notes, 's', looking, meta('c3'))).rejects.toMatchObject({
      code: 'ROUND_FULL',
    });
    expect(await store.head()).toBe(2);
  });

  it('given the same stream is looked at twice at once, then each event counts once', async () => {
    await elsewhere().handle(notes, 's', 2, meta('c1'));
    const looks = await Promise.all([aggregates.load(notes, 's'), aggregates.load(notes, 's')]);
    expect(looks).toEqual([
      { state: 2, revision: 2 },
      { state: 2, revision: 2 },
    ]);
  });

  it('given If-Match, then it must name the present revision', async () => {
    await aggregates.handle(notes, 's', 1, meta('c1'));
    await expect(aggregates.handle(notes, 's', 1, meta('c2', { ifRevision: 0 }))).rejects.toMatchObject({
      kind: 'stale',
      code: 'STALE_REVISION',
    });
    expect(await aggregates.handle(notes, 's', 1, meta('c2', { ifRevision: 1 }))).toMatchObject({
      revision: 2,
    });
  });

  it('given several commands at once, then each has its own answer and all is one append', async () => {
    await store.append('other', 0, [
      {
        id: nameBasedUuid('x'),
        event: PassRevoked.of(at, { passId: 'p', reason: 'r' }),
        metadata: meta('x'),
      },
    ]);
    const answers = await aggregates.handleAll(notes, 's', [
      { command: 1, meta: meta('c1') },
      { command: 3, meta: meta('c2') },
      { command: () => Promise.resolve(2), meta: meta('c3') },
      { command: 1, meta: meta('c1') },
      { command: 1, meta: meta('c3', { commandHash: 'other' }) },
    ]);
    expect(answers).toEqual([
      { revision: 1, position: 2, changed: true },
      expect.objectContaining({ code: 'ROUND_FULL' }),
      { revision: 3, position: 4, changed: true },
      { revision: 1, position: 2, changed: false },
      expect.objectContaining({ code: 'IDEMPOTENCY_KEY_REUSED' }),
    ]);
  });

  it('given 50 commands of one stream at once, here and elsewhere, then three have their effect', async () => {
    const other = elsewhere();
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        (i % 2 === 0 ? aggregates : other).handle(notes, 's', 1, meta(`c${i}`)),
      ),
    );
    expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(3);
    expect(await store.head()).toBe(3);
  });

  it('given command ids made from content, then no id or hash is stored, and they are recognised', async () => {
    const content = nameBasedUuid('building 5, order own, bedridden');
    const sent = meta(content, { idOfContent: true, commandHash: contentHash('building 5') });
    const first = await aggregates.handle(notes, 's', 1, sent);
    const [stored] = await store.read('s');
    expect(JSON.stringify(stored)).not.toContain(content);
    expect(JSON.stringify(stored)).not.toContain(sent.commandHash);
    expect(stored?.id).not.toBe(eventId('s', `${content}\n${sent.commandHash}`, 0));
    for (const again of [aggregates, elsewhere()])
      expect(await again.handle(notes, 's', 1, sent)).toEqual({ ...first, changed: false });
    await expect(
      elsewhere().handle(notes, 's', 1, { ...sent, commandHash: contentHash('building 6') }),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('given another secret, then hashes and ids are others', () => {
    const other = new CommandHashes(Buffer.from('another'));
    const sent = meta('h', { idOfContent: true });
    const idIn = (made: CommandHashes) => made.sealedMeta(sent).commandId;
    expect(other.sealed('h')).not.toBe(hashes.sealed('h'));
    expect(idIn(other)).not.toBe(idIn(hashes));
    expect(other.matches(hashes.sealed('h'), 'h')).toBe(false);
    expect(idIn(hashes)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('derives stable ids', () => {
    // SHA-256('a') = ca978112ca1bbdcafac231b39a23dc4d..., with the version and variant bits of RFC 9562 put in.
    expect(nameBasedUuid('a')).toBe('ca978112-ca1b-8dca-bac2-31b39a23dc4d');
  });
});
