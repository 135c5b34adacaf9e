import { resolve } from 'node:path';
import { startDistributed } from '@boxtrail/cli';

// Names alone: the contexts run in processes of their own.
const contexts = ['orders', 'packing', 'passes', 'delivery', 'audit'];

void startDistributed(contexts, process.argv.slice(2), resolve(__dirname, '../../..'));
