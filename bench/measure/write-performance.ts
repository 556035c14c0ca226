import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine';
import type { BenchResult, Table } from './result';

const head = `# Performance

What \`npm run bench\` measured, written by it: each part writes its own section anew, and no figure is put here by hand. CPU is that of
all server processes (user and system), the databases included. A goal that is missed says so.
`;

const page = join(import.meta.dirname, '../../docs/performance.md');

/** Writes what a part measured into docs/performance.md, in the place of what it measured before. */
export function writePerformance(part: string, result: BenchResult, machine: Machine): void {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : head;
  writeFileSync(page, withSection(text, part, sectionOf(result, machine)));
}

/** The text of docs/performance.md with another section of a part; a part that has none yet comes last. */
export function withSection(text: string, part: string, section: string): string {
  const [begin, end] = [`<!-- bench ${part} -->`, `<!-- end of bench ${part} -->`];
  const marked = `${begin}\n${section.trim()}\n${end}`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  return from >= 0 && to > from
    ? text.slice(0, from) + marked + text.slice(to + end.length)
    : `${text.trimEnd()}\n\n${marked}\n`;
}

/** A part's result in Markdown: heading, when and where, what was done, its tables. */
export function sectionOf(result: BenchResult, machine: Machine): string {
  const { at, cpu, cores, memoryGiB, node, loadBefore } = machine;
  const where = `${at.slice(0, 10)} · ${cpu}, ${cores} cores, ${memoryGiB} GiB · Node ${node} · load before: ${loadBefore.toFixed(1)}`;
  return [`## ${result.title}`, `*${where}*`, result.about, ...result.tables.map(tableOf)].join('\n\n');
}

function tableOf({ columns, cells }: Table): string {
  const line = (texts: readonly string[]) => `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(columns),
    line(columns.map((_, at) => (at === 0 ? '---' : '---:'))),
    ...cells.map((cell) => line(cell)),
  ].join('\n');
}
