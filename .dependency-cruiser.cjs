/** Who may know whom. Every rule has a tree under test/architecture/fixtures/ that breaks it and it alone. */

const TEST = ['^test/', '\\.(?:spec|type-spec|builders)\\.ts$'];
const FEATURE = '[^/]+';
const WRITE_SIDE = '(?:subscriptions|accounts|rates|policies|periods|ledger)';
const EDGE = '(?:http|kafka|csv|publishing)';
const STARTERS = ['^src/main\\.ts$', '^src/cli/in-process(?:-folder)?\\.ts$'];
/** Where the command line finds a service and speaks its language: by settings, the lock file of the data folder and codecs. */
const SPEAKERS = '^src/cli/(?:running-service|service-[a-z]+|published-schemas)\\.ts$';
const PACKAGE = '(?:^|/)node_modules/';
/** A package that is not installed keeps its bare name. */
const packageNamed = (name) => `(?:^|/node_modules/|^node_modules/)${name}(?:/|$)`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const forbidden = [
  rule(
    'no-cycle',
    'What knows itself in a circle cannot be read from either end; types count.',
    {},
    { circular: true },
  ),
  rule('no-barrel', 'Import the file that says it.', {}, { path: '/index\\.[cm]?[jt]sx?$', pathNot: PACKAGE }),
  rule(
    'no-test-code-in-production',
    'The tests are not in the build.',
    { path: '^src/', pathNot: TEST },
    { path: TEST },
  ),
  rule(
    'no-dev-package-in-production',
    'An installation without development packages must start.',
    { path: '^src/', pathNot: TEST },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: `${PACKAGE}@types/` },
  ),
  rule(
    'kernel-knows-only-itself',
    'The vocabulary has no imports: no package, no Node module.',
    { path: '^src/kernel/', pathNot: TEST },
    { pathNot: '^src/kernel/' },
  ),
  rule(
    'domain-is-pure',
    'Rules and folds see the kernel and domains: no package, no Node module.',
    { path: [`^src/${FEATURE}/(?:domain|projections)/`, '\\.projection\\.ts$'], pathNot: [...TEST, '^src/platform/'] },
    { pathNot: ['^src/kernel/', `^src/${FEATURE}/domain/`, `^src/${FEATURE}/projections/[^/]+\\.projection\\.ts$`] },
  ),
  rule(
    'application-knows-no-technology',
    'Handlers see domain, kernel and the bus; no edge, no platform.',
    { path: `^src/${FEATURE}/(?:application|queries)/`, pathNot: TEST },
    {
      pathNot: [
        '^src/kernel/',
        `^src/${FEATURE}/(?:domain|application|queries|projections)/`,
        `${PACKAGE}@nestjs/(?:common|cqrs)/`,
      ],
    },
  ),
  rule(
    'edge-sees-its-own-feature',
    'An edge turns text into the commands of its feature, with what platform/http lends it.',
    { path: `^src/(${FEATURE})/${EDGE}/`, pathNot: [...TEST, '^src/platform/'] },
    { path: '^src/', pathNot: ['^src/kernel/', '^src/$1/', '^src/platform/http/'] },
  ),
  rule(
    'edge-knows-no-other-edge',
    'Each way in stands alone; what two ways share is the feature.',
    { path: `^src/(${FEATURE})/(${EDGE})/`, pathNot: [...TEST, '^src/platform/'] },
    { path: `^src/$1/${EDGE}/`, pathNot: '^src/$1/$2/' },
  ),
  rule(
    'write-sides-know-no-figures',
    'What happened does not depend on what it amounts to.',
    { path: `^src/${WRITE_SIDE}/`, pathNot: TEST },
    { path: '^src/arr/' },
  ),
  rule(
    'write-sides-stand-apart',
    'Write sides share ids and nothing else.',
    { path: `^src/(${WRITE_SIDE})/`, pathNot: TEST },
    { path: `^src/${WRITE_SIDE}/`, pathNot: ['^src/$1/', '/domain/[a-z-]*\\bids?\\.ts$'] },
  ),
  rule(
    'arr-sees-only-what-stands',
    'Figures follow from facts and how they stand; never from commands, decisions or edges.',
    { path: '^src/arr/', pathNot: TEST },
    {
      path: `^src/${WRITE_SIDE}/`,
      pathNot: [
        `^src/${WRITE_SIDE}/domain/[a-z-]+\\.(?:events|codec|states|generated)\\.ts$`,
        `^src/${WRITE_SIDE}/domain/(?:line|annual-value|timeline|account-timeline|stretches|standing-lines|counted-states|[a-z-]*\\bids?)\\.ts$`,
      ],
    },
  ),
  rule(
    'demo-tells-what-a-source-would',
    'The demo company states facts, as any billing system does; it neither decides nor asks.',
    { path: '^src/demo/', pathNot: TEST },
    {
      path: '^src/',
      pathNot: [
        '^src/demo/',
        '^src/kernel/',
        `^src/${WRITE_SIDE}/domain/(?:[a-z-]+\\.(?:events|generated)|line|annual-value)\\.ts$`,
      ],
    },
  ),
  rule(
    'demo-is-told-by-the-cli-alone',
    'A ledger does not know of the company that it is tried on.',
    { path: '^src/(?!demo/|cli/)', pathNot: TEST },
    { path: '^src/demo/' },
  ),
  rule(
    'platform-knows-no-feature',
    'Technology knows ports.',
    { path: '^src/platform/', pathNot: TEST },
    { path: '^src/', pathNot: ['^src/platform/', '^src/kernel/'] },
  ),
  rule(
    'lmdb-stays-in-its-adapter',
    'Names, errors and types of the library stop in the adapter.',
    { path: '^src/', pathNot: [...TEST, '^src/platform/embedded/'] },
    { path: packageNamed('lmdb') },
  ),
  rule(
    'eventstoredb-stays-in-its-adapter',
    'Names, errors and types of the library stop in the adapter.',
    { path: '^src/', pathNot: [...TEST, '^src/platform/eventstoredb/'] },
    { path: packageNamed('@eventstore/db-client') },
  ),
  rule(
    'kafka-stays-in-its-adapter',
    'Names, errors and types of the library stop in the adapter.',
    { path: '^src/', pathNot: [...TEST, '^src/platform/kafka/'] },
    { path: packageNamed('kafkajs') },
  ),
  rule(
    'cli-is-thin',
    'A command speaks to the service, or asks what the service would ask; only in-process.ts puts the service together.',
    { path: '^src/cli/', pathNot: [...TEST, ...STARTERS, SPEAKERS] },
    {
      path: '^src/',
      pathNot: [
        '^src/cli/',
        '^src/kernel/',
        '^src/app\\.module\\.ts$',
        `^src/${FEATURE}/(?:application|queries|csv)/`,
        '^src/demo/domain/',
        `^src/${FEATURE}/domain/(?:[a-z-]+\\.(?:commands|rejections|events)|(?:account-|period-|policy-|rate-)?rejection-texts?)\\.ts$`,
      ],
    },
  ),
  rule(
    'app-module-only-to-start',
    'Whoever imports the composition root has everything.',
    { path: '^src/', pathNot: [...TEST, ...STARTERS, '\\.module\\.ts$'] },
    { path: '^src/app\\.module\\.ts$' },
  ),
  rule(
    'module-only-from-modules',
    'Wiring is for wiring.',
    { path: '^src/', pathNot: [...TEST, ...STARTERS, '\\.module\\.ts$'] },
    { path: '\\.module\\.ts$', pathNot: '^src/app\\.module\\.ts$' },
  ),
  rule(
    'readers-know-no-server',
    'The consumer library and the pages live from generated types alone.',
    { path: '^src/(consumer|dashboard)/', pathNot: TEST },
    { path: '^src/', pathNot: ['^src/$1/', '\\.generated\\.ts$'] },
  ),
];

module.exports = {
  forbidden,
  options: {
    // Types are dependencies too: a cycle of types is a cycle of ideas.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/(?:architecture/fixtures|tools/[^/]+/node_modules)/' },
  },
};
