// Runs the projects one after the other: unit tests first, on all workers. End-to-end files that load or measure the
// whole machine, or need the default port, run one at a time. jest alone would mix them.
const childProcess = require('node:child_process');
const { constants } = require('node:os');
const { default: TestRunner } = require('jest-runner');

const ALONE =
  /test.e2e.(?:chaos|disk-full|distributed|eventstoredb|kill|reliability-overload|start)\.e2e-spec\.ts$/;
/** Their tests wait much, for timeouts and servers: one worker more keeps all cores busy. The others measure times. */
const ONE_WORKER_MORE = new Set(['unit', 'integration']);
const MAY_RUN_IN_THIS_PROCESS = new Set(['unit']); // a leak must end with its worker and not hang jest

class ProjectByProjectRunner extends TestRunner {
  async runTests(tests, watcher, options) {
    const allWorkers = this._globalConfig;
    for (const [project, all] of byProject(tests)) {
      for (const alone of [false, true]) {
        const its = all.filter((test) => ALONE.test(test.path) === alone);
        if (watcher.isInterrupted()) return;
        if (its.length === 0) continue;
        const serial =
          options.serial && (MAY_RUN_IN_THIS_PROCESS.has(project) || allWorkers.maxWorkers === 1);
        const more = ONE_WORKER_MORE.has(project) && allWorkers.maxWorkers > 1 ? 1 : 0;
        this._globalConfig = { ...allWorkers, maxWorkers: alone ? 1 : allWorkers.maxWorkers + more };
        await super.runTests(its, watcher, { ...options, serial });
      }
    }
  }
}

/** [name, tests] of every project, in the order of jest.config.js. */
function byProject(tests) {
  const order = require('../jest.config.js').projects.map((project) => project.displayName);
  const groups = new Map(order.map((name) => [name, []]));
  for (const test of tests) groups.get(test.context.config.displayName.name).push(test);
  return [...groups].filter(([, its]) => its.length > 0);
}

/** jest lets its workers finish their file when a signal ends it; ours exit at once. */
function endWorkersWithUs() {
  const workers = new Set();
  const { fork } = childProcess;
  childProcess.fork = (...args) => {
    const worker = fork(...args);
    workers.add(worker);
    return worker.once('exit', () => workers.delete(worker));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      for (const worker of workers) worker.kill(signal);
      process.exit(128 + constants.signals[signal]);
    });
  }
}

endWorkersWithUs();
module.exports = ProjectByProjectRunner;
