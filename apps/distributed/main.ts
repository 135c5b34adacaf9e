import { resolve } from 'node:path';
import { startDistributed } from '@boxtrail/cli';
import { contextNames } from '../contexts';

// Names alone: the contexts run in processes of their own.
void startDistributed(contextNames, process.argv.slice(2), resolve(__dirname, '../../..'));
