import { resolve } from 'node:path';
import { runCli } from '@boxtrail/console';
import { AppModule } from './app.module';

void runCli(AppModule, process.argv.slice(2), resolve(__dirname, '../../..'));
