// One configuration, five projects: `unit` needs nothing, `integration` a real PostgreSQL, `e2e` and `kinds` real
// processes, `console` a browser. `kinds` has one table of inputs for each kind of fault.
const swc = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
  },
];

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    '^@boxtrail/([^/]+)$': '<rootDir>/libs/$1/src',
    '^@boxtrail/([^/]+)/(.*)$': '<rootDir>/libs/$1/src/$2',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.boxtrail'],
};

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/test/architecture/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'integration',
      setupFilesAfterEnv: ['<rootDir>/test/support/openapi/check-answers.ts'],
      testMatch: ['<rootDir>/libs/**/*.int-spec.ts', '<rootDir>/test/architecture/**/*.int-spec.ts'],
      globalSetup: '<rootDir>/test/support/start-postgres.ts',
      globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
    },
    {
      ...shared,
      displayName: 'e2e',
      setupFilesAfterEnv: ['<rootDir>/test/support/openapi/check-answers.ts'],
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
    },
    {
      ...shared,
      displayName: 'kinds',
      setupFilesAfterEnv: ['<rootDir>/test/support/openapi/check-answers.ts'],
      testMatch: ['<rootDir>/test/kinds/**/*.kind-spec.ts'],
      globalSetup: '<rootDir>/test/kinds/prepared-day.ts',
      globalTeardown: '<rootDir>/test/kinds/remove-prepared-day.ts',
    },
    {
      ...shared,
      displayName: 'console',
      testMatch: ['<rootDir>/test/console/**/*.browser-spec.ts'],
      globalSetup: '<rootDir>/test/console/prepared-day.ts',
      globalTeardown: '<rootDir>/test/console/remove-prepared-day.ts',
    },
  ],
  testTimeout: 60_000,
  testSequencer: '<rootDir>/scripts/jest-sequencer.cjs',
};
