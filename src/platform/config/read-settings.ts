import { present } from '../../kernel/present';
import { type ConfigFault, ConfigFaults } from './config-faults';
import type { Chosen, Chosens, Setting, Settings } from './setting';

export interface SettingSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file; throws if it cannot be read. */
  readonly readFile: (path: string) => string;
}

/** The variable that names a file which holds the setting, as secrets are handed to containers. */
export const fileVariableOf = (name: string): string => `${name}_FILE`;

const MASK = '***';
const URL_CREDENTIALS = /(?<=:\/\/).*(?=@)/u;

const shown = ({ isSecret }: Setting<unknown>, text: string): string =>
  isSecret === true ? MASK : text.replace(URL_CREDENTIALS, MASK);

/** Whether the environment says anything of a setting, be it right or wrong. */
export const isStated = ({ name }: Pick<Setting<unknown>, 'name'>, env: SettingSources['env']): boolean =>
  [name, fileVariableOf(name)].some((each) => variable(env, each) !== undefined);

type Reading =
  | { readonly found: 'text'; readonly text: string }
  | { readonly found: 'nothing' }
  | { readonly found: 'fault'; readonly fault: ConfigFault };

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** An empty variable counts as none: compose files and unit files write them for values that are not set. */
const variable = (env: SettingSources['env'], name: string): string | undefined =>
  env[name] === '' ? undefined : env[name];

const readText = (setting: Setting<unknown>, { env, readFile }: SettingSources): Reading => {
  const { name, example } = setting;
  const fileVariable = fileVariableOf(name);
  const text = variable(env, name);
  const path = variable(env, fileVariable);
  if (path === undefined) return text === undefined ? { found: 'nothing' } : { found: 'text', text };
  if (text !== undefined) {
    const rule = `must not be set together with ${fileVariable}: which of the two holds is anybody's guess`;
    return { found: 'fault', fault: { name, seen: shown(setting, text), rule, example: `${name}=${example}` } };
  }
  try {
    return { found: 'text', text: readFile(path).trim() };
  } catch (error) {
    const rule = `must name a file that can be read (${reasonOf(error)})`;
    const fault = {
      name: fileVariable,
      seen: path,
      rule,
      example: `${fileVariable}=/run/secrets/${name.toLowerCase()}`,
    };
    return { found: 'fault', fault };
  }
};

const choose = (setting: Setting<unknown>, sources: SettingSources): Chosen<unknown> | ConfigFault | undefined => {
  const reading = readText(setting, sources);
  if (reading.found === 'fault') return reading.fault;
  const isExplicit = reading.found === 'text';
  const text = isExplicit ? reading.text : setting.fallback;
  if (text === undefined) return undefined;
  const value = setting.parse(text);
  if (value !== undefined) return { value, isExplicit };
  const { name, rule, example } = setting;
  return { name, seen: shown(setting, text), rule: `must be ${rule}`, example: `${name}=${example}` };
};

const isFault = (chosen: Chosen<unknown> | ConfigFault): chosen is ConfigFault => 'rule' in chosen;

/** The value of every setting. Throws ConfigFaults with everything that is wrong. */
export const readSettings = <S extends Settings>(settings: S, sources: SettingSources): Chosens<S> => {
  const faults: ConfigFault[] = [];
  const chosens: Record<string, Chosen<unknown> | undefined> = {};
  for (const [key, setting] of Object.entries(settings)) {
    const chosen = choose(setting, sources);
    if (chosen !== undefined && isFault(chosen)) faults.push(chosen);
    else chosens[key] = chosen;
  }
  if (faults.length > 0) throw new ConfigFaults(faults);
  return present(chosens) as Chosens<S>;
};
