import { Refused } from '@boxtrail/api-client';
import { CommanderError } from 'commander';
import { withOptionNames } from './option-names';
import { complain } from '../terminal/terminal';

/**
 * Says why a command failed, on standard error: one sentence, or with `--json` one JSON object: the problem document of
 * the service (RFC 9457), or `{ code, detail }`.
 */
export function complainOf(error: unknown, json: boolean): void {
  if (json) return complain(JSON.stringify(objectOf(error)));
  if (error instanceof CommanderError) return; // commander has printed it
  complain(error instanceof Refused ? withOptionNames(error.detail, error.problem.errors) : messageOf(error));
}

function objectOf(error: unknown): object {
  if (error instanceof Refused) return error.problem;
  const code = error instanceof CommanderError ? 'USAGE' : 'COMMAND_FAILED';
  return {
    code,
    detail: messageOf(error)
      .replace(/^error: /, '')
      .replaceAll('\n', ' '),
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
