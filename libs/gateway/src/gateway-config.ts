import { consoleDirectory, corsOrigins, type Limits, limitSettings, readLimits } from '@boxtrail/http';
import {
  mustBe,
  readSetting,
  type Setting,
  text,
  throwProblems,
  type Variables,
  wholeNumber,
} from '@boxtrail/settings';

/** The configuration of a gateway. */
export interface GatewayConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Addresses of the instances of each service. */
  readonly services: ReadonlyMap<string, readonly string[]>;
  /** The service whose AsyncAPI document the gateway serves: the one that accepts facts. */
  readonly asyncApiOf?: string;
  /** Origins whose pages may read the gateway's own answers; services set their own. */
  readonly corsOrigins?: readonly string[];
  /** The built web console; none is served when omitted or empty. */
  readonly consoleDirectory?: string;
  /** `defaultGatewayLimits` when omitted. */
  readonly limits?: Limits;
}

/** The services behind a gateway. */
export interface Services {
  readonly names: readonly string[];
  readonly asyncApiOf: string;
}

const host = text({
  name: 'HOST',
  meaning: 'Address it listens at.',
  values: 'an address or a host name',
  fallback: '127.0.0.1',
});
const port = wholeNumber({
  name: 'PORT',
  meaning: 'Port it listens at; 0 takes any free one.',
  fallback: 0,
  max: 65_535,
});

const isAddress = (url: string): boolean => /^https?:\/\/[^/?#@]+$/.test(url) && URL.canParse(url);

/** `ORDERS_URL` and so on. */
const addressesOf = (service: string): Setting<readonly string[]> =>
  text({
    name: `${service.toUpperCase()}_URL`,
    meaning: `Instances of the ${service} service.`,
    values: 'one or several http:// addresses, separated by commas',
    parse: (given) => {
      const urls = given
        .split(',')
        .map((url) => url.trim().replace(/\/$/, ''))
        .filter((url) => url !== '');
      return urls.every(isAddress) && (urls.length > 0 || given === '') ? urls : undefined;
    },
  });

/** Each service has its own limits behind these: these bound the gateway process only. */
const wider: Partial<Record<keyof Limits, string>> = {
  commands: '2048',
  reads: '2048',
  largePages: '128',
  bulk: '128',
};

const withWiderDefaults = (env: Variables): Variables => ({
  ...env,
  ...Object.fromEntries(
    Object.entries(wider).map(([limit, fallback]) => {
      const { name } = limitSettings[limit as keyof Limits];
      return [name, env[name] || fallback];
    }),
  ),
});

export const defaultGatewayLimits: Limits = readLimits(withWiderDefaults({}), []);

/** Settings of a gateway for these services. */
export const gatewaySettings = (services: readonly string[]): readonly Setting[] => [
  host,
  port,
  ...services.map(addressesOf),
  corsOrigins,
  consoleDirectory,
  ...Object.entries(limitSettings).map(([limit, setting]) => ({
    ...setting,
    fallback: wider[limit as keyof Limits] ?? setting.fallback,
  })),
];

/** Reads the environment. Throws with the names of invalid variables, never with their values. */
export function readGatewayConfig(env: Variables, { names, asyncApiOf }: Services): Required<GatewayConfig> {
  const problems: string[] = [];
  const services = new Map<string, readonly string[]>();
  for (const name of names) {
    const setting = addressesOf(name);
    if (!env[setting.name]) problems.push(mustBe(setting));
    services.set(name, readSetting(setting, env, problems));
  }
  const config = {
    host: readSetting(host, env, problems),
    port: readSetting(port, env, problems),
    services,
    asyncApiOf,
    corsOrigins: readSetting(corsOrigins, env, problems),
    consoleDirectory: readSetting(consoleDirectory, env, problems),
    limits: readLimits(withWiderDefaults(env), problems),
  };
  throwProblems(problems);
  return config;
}
