import { resolve } from 'node:path';
import { start } from '@boxtrail/cli';
import { contexts } from './contexts';

void start(contexts, process.argv.slice(2), resolve(__dirname, '../../..'));
