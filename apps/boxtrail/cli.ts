import { resolve } from 'node:path';
import { runCli } from '@boxtrail/cli';
import { AppModule } from './app.module';

void runCli(AppModule, process.argv.slice(2), resolve(__dirname, '../../..'));
