import { readConfig } from '@boxtrail/service';

const read = (env: NodeJS.ProcessEnv) =>
  readConfig('orders', { DATABASE_URL: 'postgres://localhost/x', ...env });
const problems = (env: NodeJS.ProcessEnv): string => {
  try {
    read({ EVENT_STORE: 'eventstoredb', ...env });
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

describe('the configuration of the event store', () => {
  it('given nothing, then the log is in PostgreSQL', () => {
    expect(read({}).eventStoreDB).toBeUndefined();
    expect(read({ EVENT_STORE: 'postgres', EVENTSTORE_URL: 'esdb://h:1' }).eventStoreDB).toBeUndefined();
  });

  it.each([
    'esdb://127.0.0.1:2113?tls=false',
    'esdb://admin:chang%40eit@eventstore.example:2113',
    'esdb+discover://admin:changeit@cluster.example:2113?nodePreference=leader&keepAliveInterval=10000',
    `esdb://a:2113,b:2113,c:2113?tlsCAFile=${encodeURIComponent(__filename)}&connectionName=orders`,
  ])('given %s, then it is used, and the prefix that is usual', (url) => {
    expect(read({ EVENT_STORE: 'eventstoredb', EVENTSTORE_URL: url }).eventStoreDB).toEqual({
      url,
      prefix: 'boxtrail-',
    });
  });

  it.each([
    [{ EVENT_STORE: 'mongo' }, 'EVENT_STORE must be postgres or eventstoredb'],
    [{}, 'EVENTSTORE_URL must be an esdb:// or esdb+discover:// connection string, with %-escapes'],
    [
      { EVENTSTORE_URL: 'https://admin:secret@host:2113' },
      'EVENTSTORE_URL must be an esdb:// or esdb+discover:// connection string, with %-escapes',
    ],
    [
      { EVENTSTORE_URL: 'esdb://admin:secret@x@host:2113' },
      'EVENTSTORE_URL must be an esdb:// or esdb+discover:// connection string, with %-escapes',
    ],
    [
      { EVENTSTORE_URL: 'esdb://admin:secret@host:2113?tlsVerifyCert=false' },
      'EVENTSTORE_URL has the option tlsVerifyCert that is not known here',
    ],
    [
      { EVENTSTORE_URL: 'esdb://admin:secret@host:2113?throwOnAppendFailure=false' },
      'EVENTSTORE_URL has the option throwOnAppendFailure that is not known here',
    ],
    [
      { EVENTSTORE_URL: 'esdb://admin:secret@host:2113?tls=maybe' },
      'EVENTSTORE_URL has the option tls with a value it cannot have',
    ],
    [
      { EVENTSTORE_URL: 'esdb://admin:secret@host:2113?tlsCAFile=%2Fnowhere%2Fca.crt' },
      'EVENTSTORE_URL has the option tlsCAFile with a file that cannot be read',
    ],
    [
      { EVENTSTORE_URL: 'esdb://host:2113', EVENTSTORE_PREFIX: 'box-trail' },
      'EVENTSTORE_PREFIX must be 1 to 100 letters, digits, dots and underscores',
    ],
  ])('given %j, then it names the variable and never its value', (env, words) => {
    expect(problems(env)).toBe(`Configuration: ${words}`);
  });
});
