// `npm run bench`: see main.ts.
require('./register.cjs');
require('./main.ts');
