// Lets Node run the bench's TypeScript directly. The measured code is not compiled here: every import from libs/ or
// apps/ is loaded from dist/, as `npm start` does.
const { existsSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, sep } = require('node:path');
const { transformFileSync } = require('@swc/core');

const root = dirname(dirname(__dirname));
const options = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs', ignoreDynamic: true }, // import() stays: it is how CommonJS loads an ES module
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

process.setSourceMapsEnabled(true);

Module._extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, options).code, file);

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const alias = /^@boxtrail\/([^/]+)(\/.*)?$/.exec(request);
  const file = resolve.call(
    this,
    alias === null ? request : join(root, 'libs', alias[1], 'src', alias[2] ?? ''),
    ...rest,
  );
  return asBuilt(file);
};

function asBuilt(file) {
  if (!/\.ts$/.test(file) || !['libs', 'apps'].some((folder) => file.startsWith(join(root, folder) + sep)))
    return file;
  const built = join(root, 'dist', file.slice(root.length).replace(/\.ts$/, '.js'));
  return existsSync(built) ? built : file; // files that only tests use are in no build
}
