// Jest maps `@boxtrail/...` in tests, but not in its global setup.
const Module = require('node:module');
const { join } = require('node:path');

const libs = join(__dirname, '../../libs');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const alias = /^@boxtrail\/([^/]+)(\/.*)?$/.exec(request);
  return resolve.call(
    this,
    alias === null ? request : join(libs, alias[1], 'src', alias[2] ?? 'index.ts'),
    ...rest,
  );
};
