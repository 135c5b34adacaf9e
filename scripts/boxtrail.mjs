#!/usr/bin/env node
// `npx boxtrail`, and `boxtrail` after `npm link`: the same as `npm run boxtrail --`.
process.argv.splice(2, 0, 'cli');
await import('./run.mjs');
