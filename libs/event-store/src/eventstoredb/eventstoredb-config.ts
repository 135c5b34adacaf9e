import { accessSync, constants } from 'node:fs';
import { mustBe, oneOf, readSetting, text, type Variables } from '@boxtrail/settings';

/** An EventStoreDB, and which streams in it are ours. */
export interface EventStoreDBConfig {
  /** Its connection string, secrets included. */
  readonly url: string;
  /** What the names of our streams begin with. */
  readonly prefix: string;
}

const address = String.raw`[\w.-]+(?::\d{1,5})?`;
const connectionString = new RegExp(
  `^esdb(?:\\+discover)?://(?:[^:@/?]+:[^:@/?]+@)?${address}(?:,${address})*/?(?:\\?(.*))?$`,
);

const aFile = /./;

/** What the connection string may say, lower case. The client itself prints all of it when it knows an option not. */
const options: Readonly<Record<string, RegExp>> = {
  tls: /^(true|false)$/,
  tlscafile: aFile,
  usercertfile: aFile,
  userkeyfile: aFile,
  connectionname: /./,
  nodepreference: /^(leader|follower|random|read_?only_?replica)$/i,
  maxdiscoverattempts: /^\d{1,6}$/,
  discoveryinterval: /^\d{1,7}$/,
  gossiptimeout: /^\d{1,4}$/,
  keepaliveinterval: /^(-1|\d{5,8})$/,
  keepalivetimeout: /^(-1|\d{3,8})$/,
};

function isReadable(escaped: string): boolean {
  try {
    accessSync(decodeURIComponent(escaped), constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

export const eventStoreSettings = {
  store: oneOf({
    name: 'EVENT_STORE',
    meaning: 'Where the log is kept.',
    choices: ['postgres', 'eventstoredb'],
  }),
  url: text({
    name: 'EVENTSTORE_URL',
    meaning: 'EventStoreDB of the log; needed with `EVENT_STORE=eventstoredb`.',
    values: 'an esdb:// or esdb+discover:// connection string, with %-escapes',
  }),
  // Without a dash, no installation's streams begin as those of another do.
  prefix: text({
    name: 'EVENTSTORE_PREFIX',
    meaning: 'Streams are `<prefix>-<stream>`.',
    values: '1 to 100 letters, digits, dots and underscores',
    fallback: 'boxtrail',
    parse: (given) => (/^[a-zA-Z0-9_.]{1,100}$/.test(given) ? given : undefined),
  }),
};

/**
 * Undefined when the log is in PostgreSQL. Adds to `problems` the name of each variable that is wrong, never its value.
 */
export function readEventStoreDBConfig(env: Variables, problems: string[]): EventStoreDBConfig | undefined {
  if (readSetting(eventStoreSettings.store, env, problems) !== 'eventstoredb') return undefined;
  const url = readSetting(eventStoreSettings.url, env, problems);
  const parts = connectionString.exec(url);
  if (parts === null) problems.push(mustBe(eventStoreSettings.url));
  for (const option of parts?.[1]?.split('&') ?? []) {
    const [name = '', value = ''] = option.split('=');
    const allowed = options[name.toLowerCase().replace(/[_-]/g, '')];
    const named = /^\w{1,40}$/.test(name) ? `the option ${name}` : 'an option';
    if (allowed === undefined) problems.push(`EVENTSTORE_URL has ${named} that is not known here`);
    else if (!allowed.test(value)) problems.push(`EVENTSTORE_URL has ${named} with a value it cannot have`);
    else if (allowed === aFile && !isReadable(value))
      problems.push(`EVENTSTORE_URL has ${named} with a file that cannot be read`);
  }
  return { url, prefix: `${readSetting(eventStoreSettings.prefix, env, problems)}-` };
}
