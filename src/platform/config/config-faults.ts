/** One thing that is wrong with the environment, with all that is needed to set it right. */
export interface ConfigFault {
  readonly name: string;
  /** The text found, masked where it is or holds a secret; absent where none could be read. */
  readonly seen?: string;
  readonly rule: string;
  readonly example: string;
}

const written = ({ name, seen, rule, example }: ConfigFault): string => {
  const found = seen === undefined ? name : `${name}=${seen}`;
  return `  ${found}\n    ${rule}\n    for example: ${example}`;
};

/** All that is wrong with the environment, at once: nobody should have to start five times to find five mistakes. */
export class ConfigFaults extends Error {
  override readonly name = 'ConfigFaults';

  constructor(readonly faults: readonly ConfigFault[]) {
    super(`The environment is not usable:\n${faults.map(written).join('\n')}`);
  }
}
