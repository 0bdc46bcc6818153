const SUFFIXES: ReadonlySet<string> = new Set(
  [
    'events commands rejections states decider codec ledger',
    'projection query command handler',
    'port adapter worker relay config',
    'controller dto problem filter guard interceptor pipe middleware decorator module',
    'consumer importer publisher message',
    'generated',
  ].flatMap((line) => line.split(' ')),
);
const TEST_SUFFIXES: ReadonlySet<string> = new Set(['spec', 'type-spec', 'int-spec', 'e2e-spec', 'contract', 'bench']);
const TEST_SUPPORT: ReadonlySet<string> = new Set(['builders', 'scenario']);
const FOLDERS_WITHOUT_A_NAME: ReadonlySet<string> = new Set([
  'utils',
  'util',
  'helpers',
  'common',
  'shared',
  'lib',
  'misc',
]);

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const CODE = /\.[cm]?[jt]sx?$/;

const LINES_MAX = 300;

const suffixFault = (suffixes: readonly string[]): string | undefined => {
  const [first, ...more] = suffixes;
  if (first === undefined || (more.length === 0 && (TEST_SUFFIXES.has(first) || TEST_SUPPORT.has(first)))) {
    return undefined;
  }
  if (!SUFFIXES.has(first)) return `".${first}" is not in the list of suffixes`;
  const isTestOfIt = more.length === 0 || (more.length === 1 && TEST_SUFFIXES.has(more[0] ?? ''));
  return isTestOfIt ? undefined : `".${suffixes.join('.')}" says more than one thing`;
};

/** What is wrong with a path, in words; nothing for a path that keeps to the rules. */
export const pathFaults = (path: string): readonly string[] => {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const faults = folders.flatMap((folder) => [
    ...(FOLDERS_WITHOUT_A_NAME.has(folder) ? [`"${folder}" is no name for an idea`] : []),
    ...(KEBAB.test(folder) ? [] : [`"${folder}" is not kebab-case`]),
  ]);
  if (!CODE.test(name)) return faults;
  const [stem = '', ...suffixes] = name.replace(CODE, '').split('.');
  if (!KEBAB.test(stem)) faults.push(`"${stem}" is not kebab-case`);
  if (stem === 'index') faults.push('a barrel: import the file that says it');
  const fault = suffixFault(suffixes);
  return fault === undefined ? faults : [...faults, fault];
};

/** What is wrong with the length of a file. */
export const lengthFaults = (path: string, text: string): readonly string[] => {
  const lines = text.split('\n').length - 1;
  const isWritten = CODE.test(path) && !path.includes('.generated.');
  return isWritten && lines > LINES_MAX ? [`${lines} lines are more than ${LINES_MAX}`] : [];
};
