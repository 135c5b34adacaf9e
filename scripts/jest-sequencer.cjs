// Starts the slowest files first, so that no worker ends with one of them. With `--randomize` the files are shuffled by
// the same seed as the tests inside them.
const { createHash } = require('node:crypto');
const { createRequire } = require('node:module');
const { relative } = require('node:path');
const { default: Sequencer } = createRequire(require.resolve('jest'))('@jest/test-sequencer'); // the one jest uses
const SECONDS = require('../test/durations.json');

const OTHERS_S = 1;

class LongestFirst extends Sequencer {
  constructor(options) {
    super(options);
    this.globalConfig = options.globalConfig;
  }

  sort(tests) {
    const { rootDir, randomize, seed } = this.globalConfig;
    const nameOf = (test) => relative(rootDir, test.path).replaceAll('\\', '/');
    const hashed = (name) => createHash('sha256').update(`${seed}\n${name}`).digest('hex');
    const keyed = tests.map((test) => ({ test, name: nameOf(test) }));
    const order = randomize
      ? (a, b) => (hashed(a.name) < hashed(b.name) ? -1 : 1)
      : (a, b) => (SECONDS[b.name] ?? OTHERS_S) - (SECONDS[a.name] ?? OTHERS_S) || (a.name < b.name ? -1 : 1);
    return keyed.sort(order).map(({ test }) => test);
  }
}

module.exports = LongestFirst;
