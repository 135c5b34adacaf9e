import { readFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { type Role, roles } from '@boxtrail/http';

/** A host and port that only this machine reaches: no name that others can point here. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** The keys of a demo, one for each role, that anybody on this machine may sign in with. */
export class DemoRoles {
  /** @param file the keys by role, as `npm start` writes them; undefined: there is no demo. */
  constructor(private readonly file: string | undefined) {}

  /** The roles of the demo; none without one, or for a page that was not asked for as localhost. */
  async roles(headers: IncomingHttpHeaders): Promise<Role[]> {
    const keys = await this.keys(headers);
    return roles.filter((role) => keys[role] !== undefined);
  }

  async keyOf(role: Role, headers: IncomingHttpHeaders): Promise<string | undefined> {
    return (await this.keys(headers))[role];
  }

  private async keys(headers: IncomingHttpHeaders): Promise<Partial<Record<Role, string>>> {
    const hosts = [headers.host, headers['x-forwarded-host']].filter((host) => host !== undefined);
    // Another name that leads here may belong to a page of somebody else (DNS rebinding).
    if (this.file === undefined || !hosts.every((host) => loopback.test(String(host)))) return {};
    try {
      return JSON.parse(await readFile(this.file, 'utf8')) as Partial<Record<Role, string>>;
    } catch {
      return {}; // not written yet
    }
  }
}
