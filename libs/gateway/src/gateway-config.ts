import { readCorsOrigins } from '@boxtrail/http';

/** Configuration of a gateway. */
export interface GatewayConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Instance addresses of each context. */
  readonly services: ReadonlyMap<string, readonly string[]>;
  /** Allowed origins of the gateway's own answers; the services set those of theirs. */
  readonly corsOrigins?: readonly string[];
}

/** The services behind the gateway. */
const contexts = ['orders', 'packing', 'passes', 'delivery', 'audit'] as const;

/** Reads `HOST`, `PORT`, and `ORDERS_URL`, `PACKING_URL` ... with the addresses of each service's instances,
 * separated by commas. Throws with the name of each variable that is wrong. */
export function readGatewayConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const problems: string[] = [];
  const services = new Map<string, readonly string[]>();
  for (const context of contexts) {
    const variable = `${context.toUpperCase()}_URL`;
    const urls = (env[variable] ?? '')
      .split(',')
      .map((url) => url.trim().replace(/\/$/, ''))
      .filter((url) => url !== '');
    if (urls.length === 0 || !urls.every(isAddress)) {
      problems.push(`${variable} must be one or several http:// addresses, separated by commas`);
    }
    services.set(context, urls);
  }
  const port = env['PORT'] ?? '0';
  if (!/^\d+$/.test(port) || Number(port) > 65_535)
    problems.push('PORT must be a whole number from 0 to 65535');
  const corsOrigins = readCorsOrigins(env, problems);
  if (problems.length > 0) throw new Error(`Configuration: ${problems.join('; ')}`);
  return { host: env['HOST'] ?? '127.0.0.1', port: Number(port), services, corsOrigins };
}

const isAddress = (url: string): boolean => /^https?:\/\/[^/?#@]+$/.test(url) && URL.canParse(url);
