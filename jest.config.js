const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      // Nest reads constructor types at run time, so the transformer must write them as tsc does.
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** Packages that are modules of the newer kind alone, which jest loads as the older one. */
const MODULES_ONLY = 'hyparquet(?:-writer)?';
const swcOfModules = ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }];

const shared = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': swc, [`/node_modules/${MODULES_ONLY}/.+\\.js$`]: swcOfModules },
  transformIgnorePatterns: [`/node_modules/(?!${MODULES_ONLY}/)`],
  // What is loaded only when it is needed is called by the name that it has once it is built.
  moduleNameMapper: { '^(\\./(?:eventstoredb|platform/kafka)/.*\\.adapter)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'json'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/test/architecture/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** Unit specs stand beside the code; everything that needs a store, a process or a port is in the other project. */
module.exports = {
  maxWorkers: 2,
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/test/support/jest/closing-reporter.js'],
  projects: [
    { ...shared, displayName: 'unit', roots: ['<rootDir>/src'], testMatch: ['**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'parts',
      roots: ['<rootDir>/test'],
      testMatch: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts'],
    },
  ],
};
