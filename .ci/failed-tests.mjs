import { stripVTControlCharacters } from 'node:util';

/**
 * A test that did not pass, or not at once: its file and titles, what the runner said of it.
 * @typedef {{ name: string, errors: string[], end: 'FAILED' | 'PASSED AT THE SECOND TRY' }} Failed
 */

/** @param {any} spec of Playwright @returns {Failed['end']} */
function endOf(spec) {
  const isFlaky = spec.tests.every((/** @type {any} */ test) => ['expected', 'flaky'].includes(test.status));
  return isFlaky ? 'PASSED AT THE SECOND TRY' : 'FAILED';
}

/** @param {any} suite of Playwright @param {string} titles of those it is in @returns {Failed[]} */
function ofSuite(suite, titles) {
  const name = titles === '' ? suite.title : `${titles} > ${suite.title}`;
  const own = (suite.specs ?? [])
    .filter((/** @type {any} */ spec) => spec.tests.some((/** @type {any} */ test) => test.status !== 'expected'))
    .map((/** @type {any} */ spec) => ({
      name: `${name} > ${spec.title}`,
      end: endOf(spec),
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
      end: /** @type {const} */ ('FAILED'),
      errors: test.failureMessages.map(stripVTControlCharacters),
    }));
  const broken = file.status === 'failed' && failed.length === 0;
  return broken ? [{ name: file.name, end: 'FAILED', errors: [stripVTControlCharacters(file.message)] }] : failed;
}

/** Each test of a report that failed, was skipped, or passed only when it was tried again. @param {any} report of vitest or of Playwright @returns {Failed[]} */
export function failedTests(report) {
  if (report.stats === undefined) return report.testResults.flatMap(ofFile);
  const general = report.errors.map((/** @type {any} */ error) => ({
    name: 'the run itself',
    end: /** @type {const} */ ('FAILED'),
    errors: [stripVTControlCharacters(error.message ?? '')],
  }));
  return [...general, ...report.suites.flatMap((/** @type {any} */ suite) => ofSuite(suite, ''))];
}
