// Arrows go one way between folders too: of two folders, one imports the other. Test code stands outside: a spec may
// start what lies above it.
const { options } = require('./.dependency-cruiser.cjs');

const TEST_CODE = '\\.(spec|int-spec|e2e-spec|contract|test)\\.tsx?$|/testing/|^test/';

module.exports = {
  forbidden: [
    { name: 'no-folder-cycle', severity: 'error', scope: 'folder', from: {}, to: { circular: true } },
  ],
  options: { ...options, exclude: { path: `${TEST_CODE}|(^|/)node_modules/` } },
};
