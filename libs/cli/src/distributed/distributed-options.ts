import { Option } from 'commander';
import { optionsOf, startCommand, whole, type StartOptions } from '../start/start-options';

/** Options of `npm run start:distributed`. */
export interface DistributedOptions extends StartOptions {
  /** Instances of each service. */
  readonly instances: number;
  readonly store: 'postgres' | 'eventstoredb';
}

/** Parses the command line; on an error prints it and exits with status 1. */
export function readDistributedOptions(argv: readonly string[], root: string): DistributedOptions {
  const program = startCommand(
    'npm run start:distributed --',
    'Starts Boxtrail as six services and a gateway over Kafka, plays one day over a real city, and keeps serving.',
    root,
    '.boxtrail/distributed',
  )
    .addOption(
      new Option('--instances <n>', 'number of processes of each service')
        .default(1)
        .argParser(whole('--instances', 1, 8)),
    )
    .addOption(
      new Option('--store <store>', 'the store of the log')
        .choices(['postgres', 'eventstoredb'])
        .default('postgres'),
    );
  program.parse([...argv], { from: 'user' });
  const { instances, store } = program.opts<Pick<DistributedOptions, 'instances' | 'store'>>();
  return { ...optionsOf(program, root), instances, store };
}
