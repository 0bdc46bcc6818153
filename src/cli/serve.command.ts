import type { Command } from 'commander';
import type { Surroundings } from './surroundings';

const EXAMPLES = `
Examples:
  arr serve
  PORT=8080 DATA_DIR=/var/lib/arr-ledger arr serve`;

/** `arr serve`: the service, until it is told to stop. */
export const addServe = (program: Command, surroundings: Surroundings): void => {
  program
    .command('serve')
    .description('run the service; the environment configures it')
    .addHelpText('after', EXAMPLES)
    .action(() => surroundings.serve());
};
