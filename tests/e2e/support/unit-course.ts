import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { connectDb } from '@/db/client';
import { roles, users } from '@/db/schema';
import { readRunFile } from '@/engines/run-file';
import type { OlxFiles } from '@/lib/olx/model';
import { lectern } from '../../support/app';
import { olxFiles, packCourse } from '../../support/olx-files';
import { fillSignIn } from './members';
import { type Browser, dataDir, demoAccount, expect, type Page } from './test';

export const unitCourse = 'course-v1:Lectern+Writing+2026';

const unit = (title: string, children: string) => `<vertical display_name="${title}">${children}</vertical>`;
const text = (title: string) => `<html filename="${title.toLowerCase()}" display_name="${title}"/>`;

/** A course with a unit for each editor, so that tests do not write into each other's. */
const files = olxFiles({
  'course.xml': '<course url_name="2026" org="Lectern" course="Writing"/>',
  'course/2026.xml':
    '<course display_name="A course to write" start="2025-01-01T00:00:00Z" language="en"><chapter url_name="one"/></course>',
  'chapter/one.xml': '<chapter display_name="Section one"><sequential url_name="lesson"/></chapter>',
  'sequential/lesson.xml':
    '<sequential display_name="Lesson one" showanswer="never">' +
    ['words', 'film', 'two', 'settings', 'tools', 'talk'].map((id) => `<vertical url_name="${id}"/>`).join('') +
    '</sequential>',
  'vertical/words.xml': unit('Words', '<html url_name="plain"/><html url_name="lively"/>'),
  'html/plain.xml': text('Plain'),
  'html/plain.html': '<h2>Paper</h2>\n<p>Made of <b>fibres</b>, with \\(x^2\\) of them.</p>',
  'static/mill.png': 'a picture of a mill',
  'policies/assets.json': JSON.stringify({ 'mill.png': { alt_text: 'A paper mill by a river' } }),
  'html/lively.xml': text('Lively'),
  'html/lively.html': '<!-- by hand --><p>Kept</p>',
  'vertical/film.xml': unit('Film', '<video url_name="film"/>'),
  'video/film.xml': '<video display_name="A film"><source src="https://example.org/film.mp4"/></video>',
  'vertical/two.xml': unit('Two at once', '<html url_name="left"/><html url_name="right"/>'),
  'html/left.xml': text('Left'),
  'html/left.html': '<p>The left side.</p>',
  'html/right.xml': text('Right'),
  'html/right.html': '<p>The right side.</p>',
  'vertical/settings.xml': unit('Settings', '<problem url_name="asked"/><poll url_name="vote" question="Why?"/>'),
  'problem/asked.xml':
    '<problem display_name="Asked" max_attempts="2"><optionresponse><optioninput options="(\'a\',\'b\')" correct="a"/></optionresponse></problem>',
  'vertical/tools.xml': unit('Tools', '<html url_name="first"/><html url_name="second"/>'),
  'html/first.xml': text('First'),
  'html/first.html': '<p>First text.</p>',
  'html/second.xml': text('Second'),
  'html/second.html': '<p>Second text.</p>',
  'vertical/talk.xml': unit('Talk', '<html url_name="said"/>'),
  'html/said.xml': text('Said'),
  'html/said.html': '<p>What is said.</p>',
});

export const bringUnitCourse = ({ baseURL }: { baseURL?: string | undefined }): Promise<void> =>
  bringTeamCourse(baseURL, unitCourse, files);

/** Brings a course whose team is the instructor beside the admin. */
export async function bringTeamCourse(baseURL: string | undefined, courseKey: string, of: OlxFiles): Promise<void> {
  const archive = join(tmpdir(), `lectern-writing-${process.pid}.tar.gz`);
  writeFileSync(archive, await packCourse(of));
  const port = Number(new URL(baseURL ?? '').port);
  await lectern({ dataDir: dataDir(), port }, ['course', 'import', archive]);
  await makeStaff(demoAccount('instructor').email, courseKey);
}

/** Somebody of the course's team beside the admin. */
async function makeStaff(email: string, courseKey: string): Promise<void> {
  const run = readRunFile(dataDir());
  if (!run) {
    throw new Error('The app under test does not run.');
  }
  const { db, close } = connectDb(run.databaseUrl, { connectionLimit: 1 });
  try {
    const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
    const row = { userId: user?.id ?? '', role: 'staff' as const, scope: courseKey, createdAt: new Date() };
    await db
      .insert(roles)
      .values(row)
      .onDuplicateKeyUpdate({ set: { role: 'staff' } });
  } finally {
    await close();
  }
}

/** Opens a unit of such a course in the studio, signed in as one of its team. */
export async function openStudioUnit(
  page: Page,
  id: string,
  role: 'instructor' | 'admin' = 'instructor',
  courseKey = unitCourse,
) {
  const path = `/studio/${courseKey}/units/vertical@${id}`;
  await page.goto(path);
  if (new URL(page.url()).pathname === '/sign-in') {
    const { email, password } = demoAccount(role);
    await fillSignIn(page, email, password);
    await page.waitForURL((url) => url.pathname === path);
  }
  await expect(page.getByRole('list', { name: 'Blocks of this unit' })).toBeVisible();
}

/** The same in a browser of somebody else. */
export async function openElsewhere(browser: Browser, id: string, courseKey = unitCourse): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await openStudioUnit(page, id, 'admin', courseKey);
  return page;
}

/** The card of a block on the unit's page. */
export const cardOf = (page: Page, title: string) => page.getByRole('listitem', { name: title, exact: true });

/** Opens the editor of a block. */
export async function editBlock(page: Page, title: string) {
  await cardOf(page, title)
    .getByRole('button', { name: `Edit ${title}`, exact: true })
    .click();
  const sheet = page.getByRole('dialog', { name: `Edit ${title}` });
  await expect(sheet.locator('[data-save]')).toBeVisible();
  return sheet;
}

/** Waits until what was typed is saved. */
export const expectSaved = (sheet: ReturnType<Page['locator']>) =>
  expect(sheet.locator('[data-save]')).toHaveAttribute('data-save', 'saved', { timeout: 20_000 });
