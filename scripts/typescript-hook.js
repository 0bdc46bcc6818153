/** Lets Node run TypeScript as it stands, for scripts and for the child processes of tests, so that no build has to come before. */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      // Nest reads constructor types at run time, so they must be written as tsc does.
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

const resolveFilename = Module._resolveFilename;

/** What is loaded only when it is needed is called by the name that it has once it is built. */
Module._resolveFilename = (request, ...others) => {
  try {
    return resolveFilename(request, ...others);
  } catch (error) {
    if (!/^\..*\.js$/u.test(request)) throw error;
    return resolveFilename(request.replace(/\.js$/u, '.ts'), ...others);
  }
};
