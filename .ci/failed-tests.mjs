import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ name: string, errors: string[] }} Failed a test that did not pass: its file and titles, what the runner said of it */

/** @param {any} suite of Playwright @param {string} titles of those it is in @returns {Failed[]} */
function ofSuite(suite, titles) {
  const name = titles === '' ? suite.title : `${titles} > ${suite.title}`;
  const own = (suite.specs ?? [])
    .filter((/** @type {any} */ spec) => spec.tests.some((/** @type {any} */ test) => test.status !== 'expected'))
    .map((/** @type {any} */ spec) => ({
      name: `${name} > ${spec.title}`,
      errors: spec.tests
        .flatMap((/** @type {any} */ test) => test.results)
        .flatMap((/** @type {any} */ result) => result.errors)
        .map((/** @type {any} */ error) => stripVTControlCharacters(error.message ?? '')),
    }));
  return [...own, ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => ofSuite(inner, name))];
}

/** @param {any} file of vitest @returns {Failed[]} */
function ofFile(file) {
  const failed = file.assertionResults
    .filter((/** @type {any} */ test) => test.status !== 'passed')
    .map((/** @type {any} */ test) => ({
      name: `${file.name} > ${test.fullName}`,
      errors: test.failureMessages.map(stripVTControlCharacters),
    }));
  const broken = file.status === 'failed' && failed.length === 0;
  return broken ? [{ name: file.name, errors: [stripVTControlCharacters(file.message)] }] : failed;
}

/** Each test of a report that failed or was skipped. @param {any} report of vitest or of Playwright @returns {Failed[]} */
export function failedTests(report) {
  if (report.stats === undefined) return report.testResults.flatMap(ofFile);
  const general = report.errors.map((/** @type {any} */ error) => ({
    name: 'the run itself',
    errors: [stripVTControlCharacters(error.message ?? '')],
  }));
  return [...general, ...report.suites.flatMap((/** @type {any} */ suite) => ofSuite(suite, ''))];
}
