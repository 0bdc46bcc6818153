import { runCommandLine } from './command-line';
import type { Surroundings } from './surroundings';

async function* nothing(): AsyncGenerator<Uint8Array> {
  // Standard input that is closed.
}

const unneeded = (what: string) => () => Promise.reject(new Error(`No ${what} is needed for this.`));

const parsed = (text: string): object | undefined => (text === '' ? undefined : (JSON.parse(text) as object));

/** Carries out a command that prints JSON, with a machine that has only what is given. */
export const runCommand = async (words: readonly string[], given: Partial<Surroundings>) => {
  let [out, err] = ['', ''];
  const exit = await runCommandLine(words, {
    version: '1.2.3',
    out: (text) => (out += text),
    err: (text) => (err += text),
    isWatched: false,
    input: nothing(),
    stop: new AbortController().signal,
    openLedger: unneeded('ledger'),
    openFolder: unneeded('folder'),
    findService: () => Promise.resolve(undefined),
    besideWriter: unneeded('data folder'),
    readSchemas: unneeded('schemas'),
    serve: () => Promise.resolve(),
    ...given,
  });
  const { error } = (parsed(err) ?? {}) as { readonly error?: object };
  return { exit, printed: parsed(out), refusal: error };
};
