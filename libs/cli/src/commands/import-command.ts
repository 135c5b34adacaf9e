import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { bulk, csv } from '@boxtrail/api-client';
import type { Command } from 'commander';
import { fromCaller } from '../terminal/caller-folder';
import { print } from '../terminal/terminal';
import { withExample } from './examples';
import type { GlobalOptions, WithApi } from './with-api';

/** Adds `import`: stations from a CSV file. */
export function addImport(program: Command, withApi: WithApi): void {
  const command = program
    .command('import <what> <file>')
    .description(
      'Imports a file line by line: good lines are imported, broken ones listed with line and reason. <what> is "network".',
    )
    .option(
      '--as-of <time>',
      'time from which the list holds; default: now. An older list never changes what a newer one said',
    )
    .action(async (what: string, path: string, { asOf }: { asOf?: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      if (what !== 'network') throw new Error(`"${what}" cannot be imported; "network" can`);
      const file = fromCaller(path);
      if (!existsSync(file)) throw new Error(`there is no file ${file}`);
      const content = await readFile(file);
      await withApi(options, async (as) => {
        const answer = await bulk(() =>
          as('coordinator').POST('/v1/stations/import', {
            params: { query: { occurredAt: asOf } },
            ...csv(content),
          }),
        );
        for (const line of answer.lines) {
          if (options.json === true) print(JSON.stringify(line));
          else if (line.status === 'quarantined') print(`line ${line.line}: ${line.code}: ${line.detail}`);
        }
        const { accepted, duplicate, quarantined } = answer.summary;
        if (options.json !== true)
          print(`${accepted} lines imported, ${duplicate} known already, ${quarantined} quarantined`);
        if (quarantined > 0) process.exitCode = 1;
      });
    });
  withExample(command, 'import network data/network-guiyang.csv --as-of 2026-03-01T00:00:00+08:00');
}
