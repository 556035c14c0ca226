import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The first line of a message that says something, without the colours of a terminal. */
function firstLine(message = '') {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with one
  const plain = message.replaceAll(/\u001b\[[\d;]*m/g, '');
  return (plain.split('\n').find((line) => line.trim() !== '') ?? '').trim().slice(0, 300);
}

const inOneLine = (place, title, message) => `${place} › ${title}${message === '' ? '' : `: ${firstLine(message)}`}`;

/** What failed by a JSON report of Vitest, a line each: tests, and files that failed as a whole. */
export function failedOfVitest({ testResults }) {
  return testResults.flatMap(({ name: path, status, message, assertionResults }) => {
    const name = relative(root, path);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) {
      return [inOneLine(name, 'the file as a whole', message ?? '')];
    }
    return failed.map(({ fullName, failureMessages = [] }) => inOneLine(name, fullName, failureMessages[0] ?? ''));
  });
}

/** What failed by a JSON report of Playwright, or passed only when it was tried again, a line each; then what failed outside of any test. */
export function failedOfPlaywright({ suites, errors = [] }) {
  const ofSuite = ({ specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => inOneLine(file, title, results.find(({ error }) => error)?.error.message ?? '')),
    ),
    ...inner.flatMap(ofSuite),
  ];
  return [
    ...suites.flatMap(ofSuite),
    ...errors.map(({ message }) => inOneLine('Playwright', 'outside of tests', message ?? '')),
  ];
}
