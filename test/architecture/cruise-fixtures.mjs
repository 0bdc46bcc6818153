// Runs the rules of who may know whom over every fixture and writes, as JSON, which rules each of them breaks.
// A process of its own, because the cruiser is an ES module and the tests are not.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import rules from '../../.dependency-cruiser.cjs';

const FIXTURES = fileURLToPath(new URL('fixtures/dependencies/', import.meta.url));
const { tsPreCompilationDeps, doNotFollow } = rules.options;

const cruised = async (fixture) => {
  const { output } = await cruise(['src'], {
    baseDir: path.join(FIXTURES, fixture),
    validate: true,
    ruleSet: { forbidden: rules.forbidden },
    tsPreCompilationDeps,
    doNotFollow,
  });
  const { violations, totalDependenciesCruised } = output.summary;
  return {
    fixture,
    breaks: [...new Set(violations.map(({ rule }) => rule.name))].sort(),
    dependencies: totalDependenciesCruised,
  };
};

const fixtures = [];
for (const fixture of readdirSync(FIXTURES)) fixtures.push(await cruised(fixture));
process.stdout.write(JSON.stringify({ rules: rules.forbidden.map(({ name }) => name), fixtures }));
