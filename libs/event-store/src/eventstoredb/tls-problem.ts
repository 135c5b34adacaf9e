import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { connect } from 'node:tls';

const probeMs = 3_000;
const defaultPort = 2_113;

/** Nobody here has signed the certificate. */
const unknownAuthority =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE))$/;

/**
 * Why TLS stands between us and a server that does not answer, in one sentence; undefined when it does not, or no
 * server is there. gRPC itself says no more than that a connection broke.
 */
export async function tlsProblem(url: string): Promise<string | undefined> {
  const [, hosts = '', text = ''] =
    /^esdb(?:\+discover)?:\/\/(?:[^@/?]+@)?([^/?]+)\/?(?:\?(.*))?$/.exec(url) ?? [];
  const options = new Map([...new URLSearchParams(text)].map(([name, value]) => [name.toLowerCase(), value]));
  const plain = options.get('tls') === 'false';
  const file = options.get('tlscafile');
  const ca = file === undefined ? undefined : readFileSync(file);
  for (const host of hosts.split(',')) {
    const problem = await probe(host, plain, ca);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function probe(address: string, plain: boolean, ca: Buffer | undefined): Promise<string | undefined> {
  const [host = '', port = String(defaultPort)] = address.split(':');
  return new Promise((resolve) => {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({
      host,
      port: Number(port),
      ca,
      ...name,
      ALPNProtocols: ['h2'],
      rejectUnauthorized: !plain,
    });
    const end = (problem?: string) => {
      socket.destroy();
      resolve(problem);
    };
    socket.setTimeout(probeMs, end);
    socket.on('secureConnect', () =>
      end(plain ? `${address} speaks TLS: take tls=false out of EVENTSTORE_URL` : undefined),
    );
    socket.on('error', (error: NodeJS.ErrnoException) => end(plain ? undefined : inWords(address, error)));
  });
}

function inWords(address: string, { code = '' }: NodeJS.ErrnoException): string | undefined {
  if (unknownAuthority.test(code))
    return `the certificate of ${address} is signed by an authority that is not known here: name its file in EVENTSTORE_URL with tlsCAFile`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return `the certificate of ${address} is for another name`;
  if (code === 'CERT_HAS_EXPIRED') return `the certificate of ${address} has expired`;
  if (code.startsWith('ERR_SSL_')) return `${address} does not speak TLS: add tls=false to EVENTSTORE_URL`;
  return undefined;
}
