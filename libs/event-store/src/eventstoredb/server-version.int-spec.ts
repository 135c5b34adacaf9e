import { InMemoryEventStoreDB } from '../../../../test/support/eventstoredb/in-memory-eventstoredb';
import { newEvent, storeAt } from '../../../../test/support/eventstoredb/test-store';

describe('EventStoreDB: versions of the server (the protocol, in memory)', () => {
  let server: InMemoryEventStoreDB;
  beforeEach(async () => {
    server = await InMemoryEventStoreDB.start();
  });
  afterEach(() => server.stop());

  it.each(['22.6.0.0', '22.10.5.0', '23.10.6.0', '24.10.0.1334', '25.0.0.1673', '26.1.0'])(
    'given server version %s, then it is used',
    async (version) => {
      server.version = version;
      const store = storeAt(server.url);
      await store.check();
      expect((await store.append('box-1', 0, [newEvent('s-1')])).revision).toBe(1);
      await store.close();
    },
  );

  it.each([
    ['20.10.5.0', '20.10.5.0'],
    ['22.5.1.0', '22.5.1.0'],
    ['', 'before 21.10'],
  ])('given server version "%s", then it is refused before anything is sent', async (version, named) => {
    server.version = version;
    const store = storeAt(server.url, { giveUpMs: 5_000 });
    const sentence = `the server is EventStoreDB ${named}; Boxtrail needs 22.6 or newer`;
    await expect(store.check()).rejects.toMatchObject({ name: 'StoreRefused', sentence });
    const started = performance.now();
    await expect(store.append('box-1', 0, [newEvent('s-1')])).rejects.toThrow(sentence);
    expect(performance.now() - started).toBeLessThan(2_000);
    await expect(store.read('box-1')).rejects.toThrow(sentence);
    await store.close();
    expect(server.appends).toBe(0);
  });
});
