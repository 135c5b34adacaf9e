import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { roles } from '@boxtrail/http';
import { isCompatible, version } from '@boxtrail/kernel';
import type { Installation } from './installation';
import type { KeyRing } from './keys';

/** Where a service answers, and with which key it is asked. */
export interface Target {
  readonly url: string;
  readonly key: string;
}

/** Limit for an answer about the key, in ms. */
const answerMs = 5_000;

/**
 * A service at a URL, asked with one key for everything. Throws one sentence when nothing answers there, when it is not
 * Boxtrail, or when it does not know the key.
 */
export async function connect(target: Target): Promise<Installation> {
  const url = target.url.replace(/\/+$/, '');
  await checked({ url, key: target.key });
  const keys = Object.fromEntries(roles.map((role) => [role, target.key]));
  return { url, keys, location: url, close: () => Promise.resolve() };
}

async function checked({ url, key }: Target): Promise<void> {
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url))
    throw new Error(`${url} is no URL: it begins with http:// or https://`);
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new Error('the key is no API key: it has only visible ASCII characters');
  const answer = await fetch(`${url}/v1/whoami`, {
    headers: { authorization: `Bearer ${key}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(answerMs),
  }).catch((error: unknown) => {
    throw new Error(silence(url, error as FetchError));
  });
  const said = (await answer.json().catch(() => ({}))) as { role?: string; code?: string; detail?: string };
  if (typeof (answer.ok ? said.role : said.code) !== 'string')
    throw new Error(`${url} is not Boxtrail: its /v1/whoami answers ${answer.status}`);
  const its = answer.headers.get('boxtrail-version');
  if (its === null || !isCompatible(version, its))
    throw new Error(
      `${url} is Boxtrail ${its ?? 'of an unknown version'}, this is ${version}: use the command line of its release`,
    );
  if (answer.ok) return;
  if (said.code === 'API_KEY_INVALID' || said.code === 'API_KEY_MISSING')
    throw new Error(`${url} does not know this key`);
  if (said.code === 'API_KEY_REVOKED') throw new Error(`this key was revoked at ${url}`);
  throw new Error(`${url} answers ${answer.status}: ${said.detail ?? said.code}`);
}

interface FetchError {
  readonly name: string;
  readonly cause?: { readonly code?: string; readonly message?: string };
}

/** Why there was no answer. */
function silence(url: string, { name, cause }: FetchError): string {
  if (name === 'TimeoutError') return `${url} does not answer within ${answerMs / 1_000} s`;
  const code = cause?.code ?? '';
  const isBlocked = cause?.message === 'bad port'; // fetch never asks some ports
  if (isBlocked || code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return `nothing answers at ${url}`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `the host of ${url} is not known`;
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'EPROTO')
    return `${url} does not speak TLS: does its address begin with http://?`;
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code)) return `the certificate of ${url} is not trusted: ${code}`;
  return `${url} does not answer as HTTP: ${cause?.message ?? name}`;
}

/**
 * URL and key from a profile: a JSON file `{"url": ..., "key": ...}`. Throws when others can read it, because it holds a
 * key.
 */
export async function profileIn(file: string): Promise<Target> {
  const mode = await stat(file).then(
    (found) => found.mode,
    () => undefined,
  );
  if (mode === undefined) throw new Error(`there is no profile ${file}`);
  if ((mode & 0o077) !== 0) throw new Error(`others can read ${file}, which holds a key: chmod 600 ${file}`);
  const profile = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as Partial<Target> | null)
    .catch(() => undefined);
  if (typeof profile?.url === 'string' && typeof profile.key === 'string')
    return { url: profile.url, key: profile.key };
  throw new Error(`${file} is no profile: it has {"url": "http://...", "key": "..."}`);
}

const serviceFile = (data: string) => join(data, 'service.json');

/** Says in the data folder where its service answers: commands use it instead of starting one. */
export const announce = (data: string, url: string): Promise<void> =>
  writeFile(serviceFile(data), `${JSON.stringify({ url })}\n`, { mode: 0o600 });

/** Takes that back. */
export const withdraw = (data: string): Promise<void> => rm(serviceFile(data), { force: true });

/** The service that runs on a data folder; undefined when there is none. It is recognised by the keys of the folder. */
export async function runningOn(data: string): Promise<Installation | undefined> {
  try {
    const { url } = JSON.parse(await readFile(serviceFile(data), 'utf8')) as { url: string };
    const keys = JSON.parse(await readFile(join(data, 'keys.json'), 'utf8')) as KeyRing;
    await checked({ url, key: keys['auditor'] ?? '' });
    return { url, keys, location: data, close: () => Promise.resolve() };
  } catch {
    return undefined;
  }
}
