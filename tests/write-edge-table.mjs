/**
 * Writes into `docs/edge.md`, between its marks, what the main paths did on each runtime: `write-edge-table.mjs NODE.json EDGE.json`, reports of
 * Playwright, and the figures that `tests/long/edge-start.test.ts` left.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs/edge.md');
const figuresFile = join(root, 'test-results/edge-figures.json');
const [nodeReport, edgeReport] = process.argv.slice(2);

/** Sentence → whether it passed. */
function readReport(path) {
  const results = new Map();
  const visit = ({ specs = [], suites = [] }) => {
    for (const { title, ok } of specs) results.set(title, ok);
    suites.forEach(visit);
  };
  visit(JSON.parse(readFileSync(path, 'utf8')));
  return results;
}

const word = (passed) => (passed === undefined ? 'not run' : passed ? 'works' : '**fails**');
const [node, edge] = [readReport(nodeReport), readReport(edgeReport)];
const sentences = [...new Set([...edge.keys(), ...node.keys()])];
const lines = [
  '| path | Node 24 | workerd |',
  '| --- | --- | --- |',
  ...sentences.map((sentence) => `| ${sentence} | ${word(node.get(sentence))} | ${word(edge.get(sentence))} |`),
];
if (existsSync(figuresFile)) {
  const { bytes, gzipBytes, coldStart } = JSON.parse(readFileSync(figuresFile, 'utf8'));
  const mib = (count) => `${(count / 1024 / 1024).toFixed(2)} MiB`;
  lines.push(
    '',
    `The module: ${mib(bytes)}, ${mib(gzipBytes)} packed by gzip. Started anew, workerd has answered the front page after ${coldStart.cpuMs} ms of processor time (${coldStart.ms} ms on the clock of that machine).`,
  );
}
const [begin, end] = ['<!-- written by the long run -->', '<!-- end -->'];
const text = readFileSync(page, 'utf8');
const before = text.slice(0, text.indexOf(begin) + begin.length);
writeFileSync(page, `${before}\n${lines.join('\n')}\n${text.slice(text.indexOf(end))}`);
