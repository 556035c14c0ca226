import { signInAs } from '../support/members';
import { expect, type Page, test } from '../support/test';
import { bringMarkedCourse, markedCourse } from './marked-course';
import { bringMarkedLearner } from './marked-learner';
import { markedName, payloads } from './payloads';

/**
 * A course and a learner whose every text tries to run a script, on every page that shows a text of theirs: nothing runs, nothing was
 * there that only the page's policy held back, and no name of the page is taken.
 */

let learner: Awaited<ReturnType<typeof bringMarkedLearner>>;
test.beforeAll(async ({ baseURL }) => {
  await bringMarkedCourse(baseURL ?? '');
  learner = await bringMarkedLearner();
});

/** What the page itself has seen: filled before any other script of it runs. */
async function watch(page: Page): Promise<readonly string[]> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    if (window === window.top) {
      const seen: string[] = [];
      Object.defineProperty(window, 'violations', { value: seen });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample, blockedURI, target }) => {
        const place = target instanceof Element ? target.outerHTML.slice(0, 200) : '';
        seen.push(`${effectiveDirective} ${blockedURI} ${sample} ${place}`);
      });
    }
  });
  return dialogs;
}

/**
 * What React writes where a form or a button of a form sends to a function and the form was drawn in the browser: the whole text of it, so
 * that nothing of an author can hide behind it.
 */
const reactAction =
  "javascript:throw new Error('A React form was unexpectedly submitted. If you called form.submit() manually, consider using " +
  "form.requestSubmit() instead. If you\\'re trying to use event.stopPropagation() in a submit event handler, consider also calling " +
  "event.preventDefault().')";

/** What an author's text left behind in the page. Runs there. */
function inspect({ marked, own }: { readonly marked: string; readonly own: string }) {
  const { body } = document;
  const found: string[] = [];
  const say = (element: Element, what: string) => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const address = /^(href|src|action|formaction|data|poster|cite|background|xlink:href|values|to|from)$/i;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers leave them out of an address
      const read = value.replace(/[\u0000-\u0020]/g, '').toLowerCase();
      const isOwnOrigin =
        !element.hasAttribute('sandbox') || /allow-same-origin/.test(element.getAttribute('sandbox') ?? '');
      if (/^on/i.test(name) || (name === 'srcdoc' && isOwnOrigin)) {
        say(element, name);
      }
      const isOwn = value === own && (name === 'action' || name === 'formaction');
      if (
        !isOwn &&
        address.test(name) &&
        /^(javascript|vbscript|view-source|data:text|data:image\/svg\+xml.*#)/.test(read)
      ) {
        say(element, name);
      }
    }
  }
  // Next.js writes scripts with the page's nonce; the editors draw controls of their own.
  for (const element of body.querySelectorAll('script:not([nonce]), base, meta[http-equiv], object, embed, applet')) {
    if (!(element instanceof HTMLScriptElement && element.nonce !== '')) {
      say(element, 'element');
    }
  }
  for (const frame of body.querySelectorAll('iframe')) {
    const tokens = frame.sandbox;
    if (tokens.contains('allow-scripts') && tokens.contains('allow-same-origin')) {
      say(frame, 'sandbox');
    }
  }
  const over = [...body.querySelectorAll('[style]')].filter((element) =>
    /fixed/.test(getComputedStyle(element).position),
  );
  for (const element of over) {
    if (element.textContent?.includes('Over the page')) {
      say(element, 'style');
    }
  }
  // Whatever is listened for is sent once to everything, but for what would lead away.
  const events =
    'load error focus blur toggle beforetoggle scrollend animationstart pointerover mouseover mouseenter begin end repeat start loadstart';
  for (const element of body.querySelectorAll('main *, dialog *, [role=dialog] *')) {
    for (const name of events.split(' ')) {
      element.dispatchEvent(new Event(name));
    }
  }
  return {
    found,
    isMarked: marked in window,
    cookie: document.cookie,
    isWhole: typeof document.getElementById === 'function' && document.body instanceof HTMLBodyElement,
    violations: 'violations' in window ? window.violations : ['not watched'],
  };
}

async function expectUnmarked(page: Page, path: string, dialogs: readonly string[]) {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(200);
  await page.waitForLoadState('load');
  const { found, isMarked, cookie, isWhole, violations } = await page.evaluate(inspect, {
    marked: markedName,
    own: reactAction,
  });
  expect(found, path).toEqual([]);
  expect({ isMarked, isWhole }, path).toEqual({ isMarked: false, isWhole: true });
  expect(cookie, path).not.toContain('session-token');
  expect(violations, path).toEqual([]);
  expect(dialogs, path).toEqual([]);
  expect(new URL(page.url()).pathname, path).toBe(new URL(path, page.url()).pathname);
}

const units = ['alone', 'together', 'framed', 'asked', 'others'];

test('what course authors write runs nothing on any page of a learner', async ({ page }) => {
  test.setTimeout(180_000);
  expect(payloads.length).toBeGreaterThanOrEqual(60);
  const dialogs = await watch(page);
  await signInAs(page, 'admin');
  const course = `/courses/${markedCourse}`;
  for (const path of [
    '/',
    '/courses',
    `${course}/about`,
    course,
    `${course}/pages/more`,
    `${course}/dates`,
    `${course}/progress`,
    ...units.map((unit) => `${course}/units/vertical@${unit}`),
    `${course}/units/vertical@alone/print`,
    `${course}/units/vertical@asked/print`,
    `/certificates/${learner.certificateId}`,
  ]) {
    await expectUnmarked(page, path, dialogs);
  }
  // Solutions and hints come when they are asked for.
  await page.goto(`${course}/units/vertical@asked`);
  await page.getByRole('button', { name: /hint/i }).first().click();
  await page
    .getByRole('button', { name: /show answer/i })
    .first()
    .click();
  await expect(page.getByText('The right one').first()).toBeVisible();
  const { found, isMarked, violations } = await page.evaluate(inspect, { marked: markedName, own: reactAction });
  expect({ found, isMarked, violations }).toEqual({ found: [], isMarked: false, violations: [] });
});

test('what authors and learners write runs nothing at the desks of those who write, teach and administer', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const dialogs = await watch(page);
  await signInAs(page, 'admin');
  const studio = `/studio/${markedCourse}`;
  const desk = `/instructor/${markedCourse}`;
  const { userId } = learner;
  const places = ['advanced', 'certificate', 'check', 'files', 'grading', 'groups', 'history', 'pages', 'pages/more'];
  for (const path of [
    '/studio',
    studio,
    ...places.concat(['schedule', 'team', 'textbooks', 'updates', 'updates/1', 'rerun']).map((at) => `${studio}/${at}`),
    ...units.map((unit) => `${studio}/units/vertical@${unit}`),
    '/instructor',
    desk,
    ...['gradebook', 'learners', `learners/${userId}`, 'problems', 'reports', 'video'].map((at) => `${desk}/${at}`),
    '/admin/users',
    `/admin/users/${userId}`,
    '/admin/courses',
    '/admin/audit',
    '/admin/analytics',
    '/admin/mail',
    '/admin/organizations',
  ]) {
    await expectUnmarked(page, path, dialogs);
  }
});

test('what authors write runs nothing in the editors that it is opened in', async ({ page }) => {
  test.setTimeout(120_000);
  const dialogs = await watch(page);
  await signInAs(page, 'admin');
  for (const unit of ['together', 'framed', 'asked']) {
    const path = `/studio/${markedCourse}/units/vertical@${unit}`;
    await page.goto(path);
    await page
      .getByRole('button', { name: /^Edit / })
      .first()
      .click();
    await expect(page.getByRole('dialog').first()).toBeVisible();
    // Editors come in a part of their own, and draw what they hold when it has.
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
    if (unit === 'asked') {
      // The problem beside its editor is the server's, and comes a moment later.
      const trial = page.getByRole('dialog').getByRole('region', { name: 'As a learner has it' });
      await expect(trial.getByRole('button', { name: 'Submit' })).toBeVisible();
    }
    // An editor keeps what the author wrote in documents that nothing is shown of. Chromium reports handlers that are set there, so that
    // reports say nothing here; that none has run does.
    const { found, isMarked, isWhole } = await page.evaluate(inspect, { marked: markedName, own: reactAction });
    expect({ found, isMarked, isWhole, dialogs }, unit).toEqual({
      found: [],
      isMarked: false,
      isWhole: true,
      dialogs: [],
    });
  }
});
