// Writes the missing passwords of docker-compose.yml to `.env`, readable by its owner only. Existing passwords are
// kept.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const names = ['ORDERS', 'PACKING', 'PASSES', 'DELIVERY', 'MONEY', 'AUDIT'].map(
  (role) => `${role}_DATABASE_PASSWORD`,
);
const file = join(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)), '.env');
const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
const missing = ['POSTGRES_PASSWORD', ...names].filter((name) => !new RegExp(`^${name}=.`, 'm').test(before));
const lines = missing.map((name) => `${name}=${randomBytes(24).toString('hex')}\n`);
const separator = before === '' || before.endsWith('\n') ? '' : '\n';
writeFileSync(file, before + separator + lines.join(''), { mode: 0o600 });
chmodSync(file, 0o600);
process.stdout.write(
  `${file}: ${missing.length === 0 ? 'nothing was missing' : `made ${missing.join(', ')}`}\n`,
);
