const SKIPPED = new Set(['pending', 'todo', 'disabled', 'skipped']);

/** Names every skipped test, whose reason is in its name, and closes with one line that a script can read. */
class ClosingReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults
      .flatMap(({ testResults }) => testResults)
      .filter(({ status }) => SKIPPED.has(status));
    // A suite that cannot even load has no tests to count, and must not read as if nothing had failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const lines = [
      ...skipped.map(({ fullName }) => `skipped: ${fullName}`),
      `${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`,
    ];
    // Jest prints its own summary after the last reporter; only at the exit is the last line ours.
    process.once('exit', () => {
      process.stdout.write(`\n${lines.join('\n')}\n`);
    });
  }
}

module.exports = ClosingReporter;
