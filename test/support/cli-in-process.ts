import { runCli } from '@boxtrail/cli';
import { root } from './boxtrail';

export interface CliAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command line in this process, as `npm run boxtrail -- <line>` does after it was built: a process for each
 * command costs a second. The service runs elsewhere; `folder` is the folder of the caller.
 */
export async function cliInProcess(args: readonly string[], folder: string): Promise<CliAnswer> {
  const said = { stdout: '', stderr: '' };
  const collected = (stream: 'stdout' | 'stderr') =>
    jest.spyOn(process[stream], 'write').mockImplementation(((
      chunk: string | Uint8Array,
      encoding?: unknown,
      done?: unknown,
    ) => {
      said[stream] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      const callback = typeof encoding === 'function' ? encoding : done;
      if (typeof callback === 'function') (callback as () => void)();
      return true;
    }) as typeof process.stdout.write);
  const spies = [collected('stdout'), collected('stderr')];
  const { exitCode } = process;
  process.exitCode = undefined;
  process.env['BOXTRAIL_CALLER_FOLDER'] = folder;
  try {
    await runCli([], args, root);
    return { code: Number(process.exitCode ?? 0), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = exitCode;
    delete process.env['BOXTRAIL_CALLER_FOLDER'];
  }
}

/** The words of a command line as a shell reads them: quotes hold blanks. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
