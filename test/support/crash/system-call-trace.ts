/** A system call as strace -f -y writes it; `began` and `ended` are lines of the trace. */
export interface SystemCall {
  readonly name: string;
  readonly text: string;
  readonly began: number;
  readonly ended: number;
  readonly result: string;
}

const WHOLE = /^(?<pid>\d+)\s+(?<name>\w+)\((?<text>.*)\)\s+= (?<result>.*)$/u;
const UNFINISHED = /^(?<pid>\d+)\s+(?<name>\w+)\((?<text>.*) <unfinished \.\.\.>$/u;
const RESUMED = /^(?<pid>\d+)\s+<\.\.\. \w+ resumed>.*\)\s+= (?<result>.*)$/u;

export const parseTrace = (trace: string): readonly SystemCall[] => {
  const calls: SystemCall[] = [];
  const unfinished = new Map<string, Omit<SystemCall, 'ended' | 'result'>>();
  for (const [line, text] of trace.split('\n').entries()) {
    const begun = UNFINISHED.exec(text)?.groups;
    const resumed = RESUMED.exec(text)?.groups;
    const whole = WHOLE.exec(text)?.groups;
    const rest = resumed === undefined ? undefined : unfinished.get(resumed['pid'] ?? '');
    if (begun !== undefined) {
      unfinished.set(begun['pid'] ?? '', { name: begun['name'] ?? '', text: begun['text'] ?? '', began: line });
    } else if (rest !== undefined) {
      calls.push({ ...rest, ended: line, result: resumed?.['result'] ?? '' });
    } else if (whole !== undefined) {
      const { name = '', text: parameters = '', result = '' } = whole;
      calls.push({ name, text: parameters, began: line, ended: line, result });
    }
  }
  return calls;
};

const WRITES: ReadonlySet<string> = new Set(['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2']);
const SYNCS: ReadonlySet<string> = new Set(['fdatasync', 'fsync']);

const descriptorOf = ({ text }: SystemCall): string => /^\d+/u.exec(text)?.[0] ?? '';

/** The calls between two lines that the traced program has said, and where the second was said. */
const callsBetween = (
  calls: readonly SystemCall[],
  first: string,
  second: string,
): { readonly between: readonly SystemCall[]; readonly saidAt: number } => {
  const said = (line: string): SystemCall => {
    const found = calls.find(({ name, text }) => name === 'write' && text.includes(`"${line}\\n"`));
    if (found === undefined) throw new Error(`The trace has no "${line}".`);
    return found;
  };
  const { ended } = said(first);
  const { began } = said(second);
  return { between: calls.filter((call) => call.began > ended && call.began < began), saidAt: began };
};

export interface Passage {
  /** The file whose writes count. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The library writes a root of 128 bytes in place, and whole pages otherwise. What a root points to, readers see. */
export const isRootWrite = ({ name, text }: SystemCall): boolean => name === 'pwrite64' && /, 128, \d+$/u.test(text);

/** Why what was written to the file in that passage is not known to be on disk at its end; nothing where it is. */
export const notOnDisk = (calls: readonly SystemCall[], { file, from, to }: Passage): readonly string[] => {
  const { between, saidAt } = callsBetween(calls, from, to);
  const writesThrough = new Set(
    calls
      .filter(({ name, text }) => name === 'openat' && text.includes(file) && /O_D?SYNC/u.test(text))
      .map(({ result }) => /^\d+/u.exec(result)?.[0] ?? ''),
  );
  const writes = between.filter(({ name, text }) => WRITES.has(name) && text.includes(file));
  const plain = writes.filter((call) => !writesThrough.has(descriptorOf(call)));
  const through = writes.filter((call) => writesThrough.has(descriptorOf(call)));
  const lastWrite = plain.at(-1);
  if (lastWrite === undefined) return ['no data were written'];
  const sync = between.find(
    ({ name, text, began, ended, result }) =>
      SYNCS.has(name) && text.includes(file) && began > lastWrite.ended && ended < saidAt && result === '0',
  );
  if (sync === undefined) return ['the data were not synced before the answer'];
  const root = through.find((call) => isRootWrite(call) && call.began > sync.ended && call.ended < saidAt);
  const faults =
    root === undefined ? ['the root that points to the data was not written through before the answer'] : [];
  return plain.some(isRootWrite) ? [...faults, 'readers could see the data before they were synced'] : faults;
};

/** How often the file was synced in that passage. */
export const syncsIn = (calls: readonly SystemCall[], { file, from, to }: Passage): number =>
  callsBetween(calls, from, to).between.filter(({ name, text }) => SYNCS.has(name) && text.includes(file)).length;
