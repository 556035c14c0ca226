import { existsSync } from 'node:fs';
import type { Context } from '@/lib/context';
import { type CourseSide, compareCourses, onlyHead, openArchiveSide, openStoredSide } from '@/lib/courses';
import { givenPath } from '../given-path';
import { describeDifference } from '../show/describe-difference';
import { printLine } from '../show/print';
import { openProgressBar } from '../show/progress-bar';
import { parseSideName, type SideName } from '../show/side-name';
import { withContext } from '../with-context';

const noDifference = {
  added: [],
  removed: [],
  moved: [],
  changed: [],
  documents: [],
  files: { added: [], removed: [], changed: [] },
};

/**
 * `lectern course diff A B`. Exit 0 where they are equal, 1 where not, 2 where that cannot be said. Two archives are compared
 * without any store.
 */
export async function runDiffCourses(a: string, b: string, options: { readonly json?: boolean }): Promise<void> {
  process.exitCode = 2;
  const [before, after] = [readName(a), readName(b)];
  const compare = async (openStored: (name: SideName) => Promise<CourseSide>) => {
    const open = (name: SideName) => (name.kind === 'path' ? openPath(name.name) : openStored(name));
    return await compareCourses(pickHead(await open(before), before), pickHead(await open(after), after));
  };
  const { isEqual, difference, draft } =
    before.kind === 'path' && after.kind === 'path'
      ? await compare(({ name }) => openPath(name))
      : await withContext(({ ctx }) => compare((name) => openStored(ctx, name)));
  if (options.json) {
    await printLine(JSON.stringify({ equal: isEqual, ...(difference ?? noDifference), draft }));
  } else if (isEqual) {
    await printLine('Nothing is different.');
  } else {
    const lines = [
      ...(difference ? describeDifference(difference) : []),
      ...(draft ? ['In the draft:', ...describeDifference(draft)] : []),
    ];
    for (const line of lines) {
      await printLine(line);
    }
  }
  process.exitCode = isEqual ? 0 : 1;
}

/** A path that ends like the name of a head means itself where there is such a file. */
function readName(text: string): SideName {
  const side = parseSideName(text);
  return side.kind === 'path' && side.head !== null && existsSync(givenPath(text))
    ? { kind: 'path', name: text, head: null }
    : side;
}

const pickHead = (side: CourseSide, { head }: SideName) => (head === null ? side : onlyHead(side, head));

const openStored = (ctx: Context, { kind, name }: SideName): Promise<CourseSide> =>
  openStoredSide(ctx, kind === 'revision' ? { revision: name } : { courseKey: name });

async function openPath(name: string): Promise<CourseSide> {
  const bar = openProgressBar(process.stderr);
  return await openArchiveSide(givenPath(name), (done, total) => bar.show('Reading', done, total)).finally(() =>
    bar.clear(),
  );
}

/** Under `npm run` the working folder is the project's: a path is meant from where the person typed it. */
