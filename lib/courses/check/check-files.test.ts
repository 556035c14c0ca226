import { afterAll, describe, expect, it } from 'vitest';
import { invalid } from '@/lib/errors';
import { readCourse, serializeCourse } from '@/lib/olx';
import { checkCodes, checkCourse } from '@/lib/olx/check';
import { sharedSandbox } from '@/sandbox';
import { type CourseChanges, cleanCourse, faultyCourses } from '@/tests/support/faulty-courses';
import { olxFiles } from '@/tests/support/olx-files';
import { checkFiles, refused } from './check-files';
import { readHtml } from './read-html';
import { isTextFile } from './text-files';

afterAll(() => sharedSandbox().close());

const isFile = (entry: [string, string | Uint8Array | null]): entry is [string, string | Uint8Array] =>
  entry[1] !== null;

function filesOf(changes: CourseChanges) {
  const contents = Object.fromEntries(Object.entries({ ...cleanCourse, ...changes }).filter(isFile));
  const staticTexts = Object.entries(contents).flatMap(([path, content]) =>
    typeof content === 'string' && isTextFile(path, content.length) ? [content] : [],
  );
  return { ...olxFiles(contents), staticTexts };
}

const check = (changes: CourseChanges) => checkFiles(filesOf(changes), 'draft');

/** Scripts wait for their interpreter. */
const patient = 60_000;

describe('a check', { timeout: patient }, () => {
  it('says nothing of a course without faults', async () => {
    expect(await check({})).toMatchObject({ errors: [], courseKey: 'course-v1:Org+C1+R' });
  });

  it('says nothing of the export of a course without faults', async () => {
    const { files, copies } = serializeCourse(readCourse(filesOf({})).course);
    const moved = copies.map(({ from, to }) => [to, cleanCourse[from] ?? ''] as const);
    const { errors } = await checkFiles(
      { ...olxFiles(Object.fromEntries([...files, ...moved])), staticTexts: [] },
      'draft',
    );
    expect(errors).toEqual([]);
  });

  it.each(faultyCourses.map((course) => [course.code, course.at, course] as const))(
    'finds %s, and nothing else, at %s',
    async (code, at, { changes, block, also }) => {
      const { errors, counts } = await check(changes);
      const own = errors.filter((finding) => finding.code !== also);
      expect(own.map((finding) => finding.code)).toEqual(own.map(() => code));
      const places = own.map(({ path, line }) => `${path}${line === null ? '' : `:${line}`}`);
      expect(places).toContain(at);
      if (block !== undefined) expect(own.map((finding) => finding.block)).toContain(block);
      for (const { severity, message } of own) {
        expect(severity).toBe(checkCodes[code]);
        expect(message).toMatch(/^\S.*[.…)]$/s);
      }
      expect(counts[checkCodes[code]]).toBeGreaterThan(0);
    },
  );

  it('has a faulty course for each code, but for those that need an archive or a sandbox that is away', () => {
    const covered = new Set(faultyCourses.map(({ code }) => code));
    const left = Object.keys(checkCodes).filter((code) => ![...covered, 'script-not-run'].includes(code));
    expect(left.filter((code) => !code.startsWith('archive.'))).toEqual([]);
  });

  it('says once that scripts were not run where there is no sandbox', async () => {
    const scripted = (name: string) =>
      `<problem url_name="${name}" display_name="Q"><script type="loncapa/python">a = 2</script><numericalresponse answer="$a"><textline/></numericalresponse></problem>`;
    const files = filesOf({
      'vertical/ve.xml': `<vertical display_name="Unit">\n  <html url_name="ht"/><problem url_name="pr"/><video url_name="vi"/>\n${scripted('a')}\n${scripted('b')}</vertical>`,
    });
    const findings = await checkCourse(readCourse(files), {
      tree: 'draft',
      readHtml,
      runScript: async () => ({ ok: false, reason: 'unavailable', message: 'The sandbox is closed.', line: null }),
      findMissingModules: () => [],
      staticTexts: [],
    });
    expect(findings).toMatchObject([
      {
        code: 'script-not-run',
        path: 'vertical/ve.xml',
        line: 3,
        message: expect.stringMatching(/closed\..* 1 more\.$/),
      },
    ]);
  });

  it('reads what learners see, without the drafts, when asked for it', async () => {
    const changes = { 'drafts/vertical/ve.xml': '<vertical display_name="Unit" parent_url="x"><p' };
    expect((await checkFiles(filesOf(changes), 'published')).errors).toEqual([]);
    expect((await check(changes)).errors).not.toEqual([]);
  });

  it('counts what an import refuses as an error, and leaves other failures to whoever asked', () => {
    const { errors, counts, courseKey } = refused(invalid('archive.too-large', 'Too large.'), 'draft');
    expect({ errors, counts, courseKey }).toEqual({
      errors: [
        { code: 'archive.too-large', severity: 'error', path: '', line: null, block: null, message: 'Too large.' },
      ],
      counts: { error: 1, warning: 0, info: 0 },
      courseKey: null,
    });
    expect(() => refused(invalid('archive.broken', 'Damaged.'), 'draft')).toThrow('Damaged.');
    expect(() => refused(new Error('disk'), 'draft')).toThrow('disk');
  });
});
