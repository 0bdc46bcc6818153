const js = require('@eslint/js');
const { defineConfig } = require('eslint/config');
const tseslint = require('typescript-eslint');

/** The rules hold for these by name; the same lists say what is pure and where a cast may stand. */
const PURE = ['src/kernel/**/*.ts', 'src/*/domain/**/*.ts', 'src/**/*.projection.ts'];
const WITHOUT_CASTS = ['src/*/domain/**/*.ts', 'src/*/application/**/*.ts', 'src/*/queries/**/*.ts'];
const WITH_CASTS = ['src/**/*.codec.ts'];
const TESTS = ['test/**/*.ts', 'src/**/*.spec.ts', 'src/**/*.type-spec.ts', 'src/**/*.builders.ts'];

const forbid = (selector, message) => ({ selector, message });

const EVERYWHERE = [
  forbid('ExportDefaultDeclaration', 'Export by name: a default export has a different name in every file.'),
  forbid('TSEnumDeclaration', 'Use a union of literals: an enum is not the text that is on the wire.'),
  forbid('ExportAllDeclaration', 'Import the file that says it: no barrels.'),
];

const DEFINITE = forbid(
  'PropertyDefinition[definite=true]',
  'Only the fields of a DTO are filled in from outside; set this one in the constructor.',
);

const NO_CASTS = [
  forbid(
    'TSAsExpression:not([typeAnnotation.typeName.name="const"])',
    'A cast belongs to an edge, a codec or the kernel.',
  ),
  forbid('TSTypeAssertion', 'A cast belongs to an edge, a codec or the kernel.'),
];

const FRAMEWORKS_AND_SIGNS = [
  forbid('Decorator', 'Pure code knows no framework.'),
  forbid('UnaryExpression[operator="+"]', 'This is Number() by another name.'),
];
const WAITING = [forbid(':function[async=true]', 'Pure code waits for nothing.')];
// Number.isSafeInteger and its like judge a number and make none from text.
const NUMBER = [forbid(':not(MemberExpression) > Identifier[name="Number"]', 'Make numbers in kernel/minor-units.ts.')];

const IMPURE_GLOBALS = [
  ...['Date', 'performance', 'Temporal'].map((name) => ({ name, message: 'The clock is a port.' })),
  ...['process', 'globalThis', 'console', 'fetch'].map((name) => ({
    name,
    message: 'Pure code sees no surroundings.',
  })),
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((name) => ({
    name,
    message: 'Pure code waits for nothing.',
  })),
  { name: 'crypto', message: 'Hashing and chance are ports.' },
  { name: 'Intl', message: 'Its tables change with the version of Node, and a figure must not.' },
  { name: 'parseFloat', message: 'No float comes near a price.' },
  { name: 'parseInt', message: 'It takes "12abc" for 12; use kernel/text-digits.ts.' },
];

const IMPURE_PROPERTIES = [
  { object: 'Math', property: 'random', message: 'Folding the same facts twice gives the same figures.' },
  { object: 'Number', property: 'parseFloat', message: 'No float comes near a price.' },
  { object: 'Number', property: 'parseInt', message: 'It takes "12abc" for 12; use kernel/text-digits.ts.' },
  { property: 'localeCompare', message: 'Its order changes with the machine; compare with < and >.' },
  { property: 'toLocaleString', message: 'Its text changes with the machine.' },
];

const pure = (files, ignores, extra) => ({
  files,
  ignores: [...TESTS, ...ignores],
  rules: {
    'no-restricted-syntax': ['error', ...EVERYWHERE, DEFINITE, ...FRAMEWORKS_AND_SIGNS, ...extra],
    'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
    'no-restricted-properties': ['error', ...IMPURE_PROPERTIES],
  },
});

const NEST_LOSES_FACTS = {
  name: '@nestjs/cqrs',
  importNames: ['AggregateRoot', 'EventBus', 'EventPublisher', 'EventsHandler', 'IEventHandler', 'Saga'],
  message: 'These hold facts in memory and lose them; the log is the only bus for facts.',
};

const INSIDE_OF_NEST = { group: ['@nestjs/*/*'], message: 'Import package roots only; the inside of Nest moves.' };

// An edge may name the store's errors, to put them into words of its own.
const PAST_THE_DECISION = [
  { group: ['**/kernel/event-store.port'], importNames: ['EVENT_STORE', 'EventStore'] },
  { group: ['**/kernel/transact'], importNames: ['transact'] },
].map((pattern) => ({ ...pattern, message: 'A fact is appended by a decision, never past it: use the bus.' }));

module.exports = defineConfig(
  {
    ignores: [
      'dist/',
      'coverage/',
      '.cache/',
      'node_modules/',
      'data/',
      '**/*.generated.ts',
      'test/architecture/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...EVERYWHERE, DEFINITE],
      'no-restricted-imports': ['error', { paths: [NEST_LOSES_FACTS], patterns: [INSIDE_OF_NEST] }],
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      'no-param-reassign': 'error',
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      'max-depth': ['error', 3],
      // A switch on a union is one decision, however many members it has.
      complexity: ['error', { max: 12, variant: 'modified' }],
      eqeqeq: 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        // A default would swallow the next member of the union in silence.
        { allowDefaultCaseForExhaustiveSwitch: false, requireDefaultForNonUnion: true },
      ],
      // A Nest module is a class with nothing in it but its decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // The text of a whole number is the same everywhere; what the rule fears are objects and null.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `if (done) return print(answer);` ends a function that answers nothing.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A text is spread into its code points on purpose; units of UTF-16 would cut characters in two.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // DTOs and the options of Nest are classes for the sake of their decorators; nothing asks for instanceof.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It asks for the `!` that another rule refuses.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // `x !== undefined && x.a === y` says which absence is meant; `x?.a === y` may compare with undefined.
      '@typescript-eslint/prefer-optional-chain': 'off',
      // An adapter that has its answer at hand still keeps the promise that the port makes.
      '@typescript-eslint/require-await': 'off',
      // What was caught and could not be named is handed on as it came.
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  pure(PURE, ['src/kernel/transact.ts', 'src/kernel/minor-units.ts', ...WITHOUT_CASTS], [...WAITING, ...NUMBER]),
  // It waits for ports: the one place where a command meets the store.
  pure(['src/kernel/transact.ts'], [], NUMBER),
  // The one door between whole amounts and numbers.
  pure(['src/kernel/minor-units.ts'], [], WAITING),
  pure(['src/*/domain/**/*.ts'], WITH_CASTS, [...WAITING, ...NUMBER, ...NO_CASTS]),
  pure(['src/*/domain/**/*.codec.ts'], [], [...WAITING, ...NUMBER]),
  {
    files: WITHOUT_CASTS,
    ignores: ['src/*/domain/**/*.ts', ...TESTS],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, DEFINITE, ...NO_CASTS] },
  },
  {
    files: ['src/*/{http,kafka,csv,publishing}/**/*.ts'],
    ignores: ['src/platform/**', ...TESTS],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [NEST_LOSES_FACTS], patterns: [INSIDE_OF_NEST, ...PAST_THE_DECISION] },
      ],
    },
  },
  {
    files: ['src/**/*.dto.ts'],
    rules: {
      // Validation fills the fields of a DTO, so they are declared and never set.
      'no-restricted-syntax': ['error', ...EVERYWHERE],
      // What leaves a DTO is data, and is meant to lose the class.
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  // To refuse control characters is what it is for.
  { files: ['src/kernel/plain-text.ts'], rules: { 'no-control-regex': 'off' } },
  // Its output is what a person or a script reads.
  { files: ['src/cli/**/*.ts', 'scripts/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': [
        'error',
        ...EVERYWHERE,
        forbid(
          'MemberExpression[object.name=/^(describe|it|test)$/][property.name="only"]',
          'It would leave every other test unrun.',
        ),
        forbid(
          'CallExpression[callee.name=/^(it|test)$/] > Literal:first-child[value=/^should\\b/i]',
          'Name the behaviour in the present tense, without "should".',
        ),
        forbid(
          'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|fn|spyOn|useFakeTimers)$/]',
          'Fakes are adapters of a port, and its contract keeps them honest.',
        ),
      ],
      // A describe block is a chapter, not a function to understand at once.
      'max-lines-per-function': 'off',
      // Each column of a table of examples is a parameter.
      '@typescript-eslint/max-params': 'off',
      // The oracle of a law spells its cases out, so that they can be checked by eye.
      complexity: 'off',
      // A check that two types are the same is written with a parameter that stands once on each side.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // Jest's matchers and the body of a response are typed any; what is done with them here is to compare them.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-unused-vars': ['error', { ignoreRestSiblings: true }] },
    languageOptions: {
      globals: Object.fromEntries(
        ['module', 'require', '__dirname', 'process', 'console', 'URL', 'fetch', 'AbortSignal'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
);
