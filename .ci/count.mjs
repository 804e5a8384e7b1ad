// Sums what the runners reported and what the checks answered: `node .ci/count.mjs CHECK=STATUS ... -- REPORT ...`. The last
// line is `N passed, N failed`. A skipped test and a report that is not there count as failed. Each test that failed is named
// with its errors right before the sums, since the runners' own words are thousands of lines above. So is each that passed when it
// was tried again: a busy machine without a graphics card now and then draws nothing for half a minute. More than two of them
// are no such chance, and count as failed.
import { existsSync, readFileSync } from 'node:fs';
import { failedTests } from './failed-tests.mjs';

const MOST_SECOND_TRIES = 2;

const words = process.argv.slice(2);
const border = words.indexOf('--');
let passed = 0;
let failed = 0;

/** @param {string} name @param {number} good @param {number} bad */
function add(name, good, bad) {
  console.log(`${name}: ${good} passed, ${bad} failed`);
  passed += good;
  failed += bad;
}

/** Each with the tests that did not pass, or not at once. */
const reports = words.slice(border + 1).map((path) => {
  const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  return { path, report, others: report === undefined ? [] : failedTests(report) };
});

const secondTries = reports.flatMap(({ others }) => others).filter(({ end }) => end !== 'FAILED').length;
const areTolerated = secondTries <= MOST_SECOND_TRIES;

for (const { path, others } of reports) {
  for (const { name, errors, end } of others) {
    console.log(`${end} in ${path}: ${name}\n${errors.join('\n').slice(0, 3000)}\n`);
  }
}
for (const word of words.slice(0, border)) {
  const [name = '', status = ''] = word.split('=');
  add(name, status === '0' ? 1 : 0, status === '0' ? 0 : 1);
}
for (const { path, report, others } of reports) {
  if (report === undefined) {
    add(`${path} (missing)`, 0, 1);
    continue;
  }
  const bad = others.filter(({ end }) => end === 'FAILED' || !areTolerated).length;
  add(path, (report.stats?.expected ?? report.numPassedTests) + others.length - bad, bad);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
