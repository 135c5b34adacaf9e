import { resolve } from 'node:path';
import { startDistributed } from '@boxtrail/cli';

void startDistributed(process.argv.slice(2), resolve(__dirname, '../../..'));
