import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory that can be filled without harm to others. */
export class SmallDisk {
  private readonly filler: string;

  private constructor(readonly path: string) {
    this.filler = join(path, 'filler');
  }

  /** Returns the reason when this account may not mount one. */
  static mount(megabytes: number): SmallDisk | string {
    const path = mkdtempSync(join(tmpdir(), 'boxtrail-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'boxtrail-test', path], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      return new SmallDisk(path);
    } catch (error) {
      rmdirSync(path);
      return `no file system of limited size could be mounted: ${(error as Error).message.trim()}`;
    }
  }

  /** Fills it up to this many free bytes. */
  fill(leave: number): void {
    const chunk = Buffer.alloc(1_048_576);
    for (let left = this.free() - leave; left > 0; left = this.free() - leave) {
      try {
        writeFileSync(this.filler, chunk.subarray(0, Math.min(chunk.length, left)), { flag: 'a' });
      } catch (error) {
        // Another process took the rest meanwhile.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        return;
      }
    }
  }

  /** Frees the space again. */
  clear(): void {
    rmSync(this.filler, { force: true });
  }

  /** Unmounts it with all files. A process that still uses it keeps it until it exits. */
  unmount(): void {
    execFileSync('umount', ['--lazy', this.path]);
    rmdirSync(this.path);
  }

  private free(): number {
    const { bavail, bsize } = statfsSync(this.path);
    return bavail * bsize;
  }
}
