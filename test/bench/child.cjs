// A second process of the bench: `child.cjs <name of a file in processes/>`, controlled by messages.
require('./register.cjs');
require('./processes/child.ts').serveParent(require(`./processes/${process.argv[2]}.ts`).start);
