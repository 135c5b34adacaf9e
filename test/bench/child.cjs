// A second process of the bench: `child.cjs <name of a file in processes/>`, told by messages what to do.
require('./register.cjs');
require('./processes/child.ts').serveParent(require(`./processes/${process.argv[2]}.ts`).start);
