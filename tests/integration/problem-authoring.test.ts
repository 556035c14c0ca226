import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markdownToOlx } from '@/lib/capa';
import { isSameProblem } from '@/lib/capa/authoring/is-same-problem';
import { readVisual } from '@/lib/capa/authoring/read-visual';
import { writeMarkdown } from '@/lib/capa/authoring/write-markdown';
import { writeVisual } from '@/lib/capa/authoring/write-visual';
import { readArchive } from '@/lib/courses/read-archive';
import { walkBlocks } from '@/lib/olx';

/** Real courses and cases stand beside the project, not in it. */
const shared = join(import.meta.dirname, '../../../shared');

interface Tally {
  readonly problems: number;
  readonly visual: number;
  readonly markdown: number;
}

/** Tries every source in the views of the editor. Nothing is lost: what a view takes is the same problem when it is written again. */
function tryViews(sources: readonly string[]): Tally {
  let visual = 0;
  let markdown = 0;
  for (const source of sources) {
    const { problem, refusal } = readVisual(source);
    if (problem) {
      visual += 1;
      expect(isSameProblem(writeVisual(problem), source)).toBe(true);
    } else {
      expect(refusal.reason).not.toBe('');
    }
    const written = writeMarkdown(source).markdown;
    if (written !== undefined) {
      markdown += 1;
      expect(isSameProblem(markdownToOlx(written), source, { ignoresRoot: true })).toBe(true);
    }
  }
  return { problems: sources.length, visual, markdown };
}

async function problemsOf(archive: string): Promise<readonly string[]> {
  const read = await readArchive(join(shared, 'courses', archive));
  try {
    return [...walkBlocks(read.course.draft)].flatMap(({ type, source }) =>
      type === 'problem' && source !== undefined ? [source] : [],
    );
  } finally {
    await read.close();
  }
}

const archives = existsSync(join(shared, 'courses'))
  ? readdirSync(join(shared, 'courses')).filter((name) => name.endsWith('.tar.gz'))
  : [];

describe.skipIf(archives.length === 0)('problems of real courses (skipped where ../shared/courses is absent)', () => {
  it('none is lost in any view, and most can be edited without OLX', async () => {
    const sources = (await Promise.all(archives.map(problemsOf))).flat();
    const tally = tryViews(sources);
    console.info(`Real courses: ${JSON.stringify(tally)}`);
    expect(tally.problems).toBeGreaterThan(80);
    expect(tally.visual / tally.problems).toBeGreaterThan(0.75);
  });
});

describe.skipIf(!existsSync(join(shared, 'cases')))(
  'problems of the cases (skipped where ../shared/cases is absent)',
  () => {
    const lines = (name: string): readonly unknown[] =>
      readFileSync(join(shared, 'cases', name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));

    it('none is lost in any view', () => {
      const cases = lines('grade.jsonl') as readonly { readonly input: { readonly xml: string } }[];
      console.info(`Cases of grading: ${JSON.stringify(tryViews(cases.map(({ input }) => input.xml)))}`);
    });

    it('what was written in markdown can be edited as markdown again', () => {
      const cases = lines('markdown.jsonl') as readonly { readonly expected: { readonly olx: string } }[];
      const tally = tryViews(cases.map(({ expected }) => expected.olx));
      console.info(`Cases of markdown: ${JSON.stringify(tally)}`);
      expect(tally.visual).toBe(tally.problems);
      expect(tally.markdown / tally.problems).toBeGreaterThan(0.95);
    });
  },
);
