import { resolve } from 'node:path';
import { runCli } from '@boxtrail/cli';
import { contexts } from './contexts';

void runCli(contexts, process.argv.slice(2), resolve(__dirname, '../../..'));
