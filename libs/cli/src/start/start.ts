import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { boxtrailApi } from '@boxtrail/api-client';
import type { ContextModule } from '@boxtrail/context';
import { playDay } from '@boxtrail/simulation';
import { closeOnSignal, isLoopback } from '@boxtrail/service';
import { announce, withdraw } from './connection';
import { keyFileOf, open, type Installation } from './installation';
import { printReport } from './print';
import { ProgressBar } from '../terminal/progress-bar';
import { askForReport, type Report } from './report';
import { readStartOptions, type StartOptions } from './start-options';
import { complain, printable, tolerateClosedOutput } from '../terminal/terminal';

/** The day stored in a data directory. */
interface HeldDay {
  readonly city: string;
  readonly seed: number;
  readonly boxes: number;
  readonly finished: boolean;
}

/** `npm start`: one process, one day played through its API, a report; then it serves. */
export async function start(
  contexts: readonly ContextModule[],
  argv: readonly string[],
  root: string,
): Promise<void> {
  tolerateClosedOutput();
  const options = readStartOptions(argv, root);
  const { data, port } = options;
  const given = {
    consoleDirectory: process.env['CONSOLE_DIRECTORY'] || consoleIn(root),
    ...(isLoopback(process.env['HOST'] || '127.0.0.1') && { demoKeysFile: keyFileOf(data) }),
  };
  await orEnd(async () => present(await open({ contexts, data, port, say, given }), options));
}

/** Where `npm run build` puts the web console. */
export const consoleIn = (root: string): string => join(root, 'dist/console');

/** Runs a command; on failure prints the message without a stack and exits with status 1. */
export async function orEnd(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    complain(wordsOf(error as Error));
    process.exit(1);
  }
}

const wordsOf = ({ code, port, message }: Error & { code?: string; port?: number }): string =>
  code === 'EADDRINUSE' ? `port ${port} is taken: --port names another` : message;

export const say = (line: string): void => void process.stdout.write(`${printable(line)}\n`);

/** Plays the day, prints the report, and serves. `more` is added to the figures. */
export async function present(
  installation: Installation,
  options: StartOptions,
  more: object = {},
): Promise<void> {
  closeOnSignal(async () => {
    await withdraw(options.data);
    await installation.close();
  });
  const secondsToReady = seconds();
  say(`ready at ${installation.url} after ${secondsToReady} s`);
  try {
    const { url, keys } = installation;
    const position = await playOnce(installation, options);
    const auditor = boxtrailApi({ url, key: keys['auditor'] ?? '', attempts: 40 });
    const report = await askForReport(auditor, position);
    const { keyFile = { file: keyFileOf(options.data), isNew: false } } = installation;
    say(printReport(report, { ...installation, keyFile, dataOption: options.dataOption }));
    if (options.json !== undefined) {
      const { stations, boxes, delivered, broken, trailSteps, accountsBalanced, findingsByKind } =
        report.summary;
      const figures = {
        stations,
        boxes,
        delivered,
        broken,
        trailSteps,
        trailHash: report.trailHash,
        accountsBalanced,
        unbalanced: report.unbalanced.map(unbalancedFigures),
        findingsByKind,
        recalledBoxes: report.recalledBoxes,
        ledgerBalanced: report.ledger.balanced,
        openFen: report.ledger.openFen,
        servedHouseholds: report.coverage.served,
        unservedHouseholds: report.coverage.households - report.coverage.served,
        secondsToReady,
        seconds: seconds(),
        ...more,
      };
      await writeFile(options.json, JSON.stringify(figures, null, 2) + '\n');
    }
  } catch (error) {
    await end(installation, error as Error);
  }
  if (options.exit) await end(installation);
  await announce(options.data, installation.url);
  say('\nserving; Ctrl-C ends it');
}

/** An account that does not balance, with its boxes; without log positions, which differ between two recordings. */
const unbalancedFigures = ({ explained, ...account }: Report['unbalanced'][number]) => ({
  ...account,
  unproved: (explained?.unproved ?? []).map(({ sscc, outcome, findings }) => ({
    sscc,
    outcome,
    findings: findings.map(({ kind, words, occurredAt }) => ({ kind, words, occurredAt })),
  })),
});

/**
 * Plays the day unless the data directory already contains one. Resumes an interrupted day. Returns the log position of
 * its last event; 0 when it was played before.
 */
async function playOnce({ url, keys, clock }: Installation, options: StartOptions): Promise<number> {
  const file = join(options.data, 'day.json');
  const asked = { city: options.network.name, seed: options.seed, boxes: options.boxes };
  const held = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as HeldDay,
    () => undefined,
  );
  if (held !== undefined) {
    const same = held.city === asked.city && held.seed === asked.seed && held.boxes === asked.boxes;
    const name = `${held.city}, seed ${held.seed}, ${held.boxes} boxes`;
    if (held.finished) {
      say(
        `${options.data} already holds a day (${name})${same ? '' : '; --data DIR plays another one elsewhere'}`,
      );
      return 0;
    }
    if (!same)
      throw new Error(
        `${options.data} holds an unfinished day (${name}): finish it with the same options, or choose another --data`,
      );
    say(`resuming the interrupted day (${name})`);
  }
  await writeFile(file, JSON.stringify({ ...asked, finished: false }) + '\n');
  const bar = new ProgressBar(process.stdout);
  const csv = await readFile(options.network.file);
  const played = await playDay(() => url, keys, options, csv, bar.show, clock);
  bar.end(`${played.requests} requests; refused as intended: ${played.refusals.join(', ') || 'nothing'}`);
  await writeFile(file, JSON.stringify({ ...asked, finished: true }) + '\n');
  return played.position;
}

/** Seconds since the process started, to one decimal. */
const seconds = (): number => Math.round(performance.now() / 100) / 10;

async function end(installation: Installation, error?: Error): Promise<never> {
  if (error !== undefined) complain(`\n${error.message}`);
  await installation.close();
  process.exit(error === undefined ? 0 : 1);
}
