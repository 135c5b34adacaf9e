import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const stopTimeoutMs = 20_000;

/**
 * The broker must not outlive this process, even after kill -9: a watcher process reads a pipe that this process holds
 * open, and ends the broker when the pipe closes. A broker stopped by SIGSTOP ignores SIGTERM: SIGKILL follows.
 */
const SUPERVISED = `
broker=$$
( (
  while read -r word; do [ "$word" = gone ] && exit; done
  kill -TERM $broker
  for second in 1 2 3 4 5 6 7 8 9 10; do
    sleep 1
    kill -0 $broker || exit
  done
  kill -KILL $broker
) <&3 >/dev/null 2>&1 & )
exec "$@" 3<&-
`;

/** JVM settings for a single node on a developer's machine: starts in 1.2 s, uses some 350 MB. */
const javaOptions = ['-Xmx512m', '-XX:+UseSerialGC', '-Djava.awt.headless=true'];

/** The Java process of a broker. */
export class BrokerProcess {
  private readonly exited: Promise<void>;
  private gone = false;

  private constructor(private readonly child: ChildProcess) {
    const pipe = child.stdio[3] as Writable;
    pipe.on('error', () => undefined); // the watcher has exited
    this.exited = new Promise((resolve) => {
      child.once('exit', () => {
        this.gone = true;
        // Without this message the watcher could signal a reused process id.
        pipe.end('gone\n');
        resolve();
      });
    });
  }

  static async spawn(jars: string, settings: string, logFile: string): Promise<BrokerProcess> {
    const log = openSync(logFile, 'a', 0o600);
    const java = ['java', ...javaOptions, '-cp', join(jars, '*'), 'kafka.Kafka', settings];
    try {
      const child = spawn('sh', ['-c', SUPERVISED, 'sh', ...java], {
        // Its own process group: Ctrl-C signals the terminal's group and would end the broker first.
        detached: true,
        stdio: ['ignore', log, log, 'pipe'],
      });
      await once(child, 'spawn');
      return new BrokerProcess(child);
    } finally {
      closeSync(log);
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasExited(): boolean {
    return this.gone;
  }

  signal(signal: NodeJS.Signals): void {
    if (!this.gone) this.child.kill(signal);
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.signal(signal);
    await this.exited;
  }

  async stop(): Promise<void> {
    this.signal('SIGTERM');
    await Promise.race([this.exited, sleep(stopTimeoutMs, undefined, { ref: false })]);
    await this.kill('SIGKILL');
  }
}
