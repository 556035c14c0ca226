import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lectern } from '../../support/app';
import { olxFiles, packCourse } from '../../support/olx-files';
import { enrolIn } from '../support/members';
import { dataDir, expect, expectAccessible, expectNoSidewaysScroll, test } from '../support/test';

const courseKey = 'course-v1:Mill+Paper+2026';
/** One page with one question, and a certificate for who answers it. */
const files = olxFiles({
  'course.xml': '<course url_name="2026" org="Mill" course="Paper"/>',
  'course/2026.xml':
    '<course display_name="The making of paper" start="2025-01-01T00:00:00Z" self_paced="true" language="en"><chapter url_name="one"/></course>',
  'chapter/one.xml': '<chapter display_name="Pulp"><sequential url_name="quiz"/></chapter>',
  'sequential/quiz.xml':
    '<sequential display_name="Quiz" graded="true" format="Quiz"><vertical url_name="ask"/></sequential>',
  'vertical/ask.xml': '<vertical display_name="Ask"><problem url_name="fibres"/></vertical>',
  'problem/fibres.xml':
    '<problem display_name="Fibres"><multiplechoiceresponse><label>What is paper made of?</label><choicegroup>' +
    '<choice correct="true">Fibres</choice><choice correct="false">Stone</choice></choicegroup></multiplechoiceresponse></problem>',
  'policies/2026/grading_policy.json': JSON.stringify({
    GRADER: [{ type: 'Quiz', short_label: 'Q', min_count: 1, drop_count: 0, weight: 1 }],
    GRADE_CUTOFFS: { Pass: 0.5 },
  }),
  'policies/2026/policy.json': JSON.stringify({
    'course/2026': {
      certificates: {
        certificates: [
          {
            is_active: true,
            signatories: [
              { name: 'Ida Mill', title: 'Master papermaker', organization: 'Mill School of Paper' },
              { name: 'Jonas Sieve', title: 'Head of the vat house', organization: 'Mill School of Paper' },
            ],
          },
        ],
      },
    },
  }),
});

test.beforeAll(async ({ baseURL }) => {
  const archive = join(tmpdir(), `lectern-paper-${process.pid}.tar.gz`);
  writeFileSync(archive, await packCourse(files));
  const port = Number(new URL(baseURL ?? '').port);
  await lectern({ dataDir: dataDir(), port }, ['course', 'import', archive]);
});

test('A learner passes, gets a certificate, and a visitor verifies it', async ({ page, browser, baseURL }) => {
  test.setTimeout(180_000);
  const person = await enrolIn(page, courseKey);
  await page.goto('/account/credentials');
  await expect(page.getByRole('heading', { name: 'No certificates yet' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/courses/${courseKey}/units/vertical@ask`);
  await page.getByRole('radio', { name: 'Fibres' }).check();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('status')).toContainText('Correct');
  await expect(async () => {
    await page.goto(`/courses/${courseKey}/progress`);
    await expect(page.getByText('Your certificate is ready')).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open my certificate' }).click();
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
  const address = page.url();
  const id = address.split('/').at(-1) ?? '';
  expect(id).toMatch(/^cert_[0-9a-f]{26}$/);
  await page.goto('/account/credentials');
  await expect(page.getByRole('link', { name: 'The making of paper', exact: true })).toBeVisible();
  await expectAccessible(page);

  // Somebody else, with the address only.
  const visitor = await (await browser.newContext({ ...(baseURL && { baseURL }) })).newPage();
  await visitor.goto(address);
  await expect(visitor.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
  await expect(visitor.getByRole('heading', { name: 'The making of paper' })).toBeVisible();
  await expect(visitor.getByText('Master papermaker')).toBeVisible();
  await expectAccessible(visitor);
  await visitor.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(visitor);
  await expectAccessible(visitor);
  await visitor.setViewportSize({ width: 1280, height: 800 });

  const pdf = await visitor.request.get(`${address}/pdf`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

  const downloading = visitor.waitForEvent('download');
  await visitor.getByRole('link', { name: 'Digital credential' }).click();
  expect((await downloading).suggestedFilename()).toBe(`${id}.jwt`);
  const credential = await (await visitor.request.get(`/badges/credentials/${id}`)).text();

  for (const [path, status, type] of [
    ['issuer', 200, 'application/json'],
    [`achievements/${courseKey}`, 200, 'application/json'],
    [`credentials/${id}`, 200, 'application/vc+jwt'],
    ['status/1', 200, 'application/vc+jwt'],
    ['credentials/cert_00000000000000000000000000', 404, 'application/problem+json'],
    ['keys/none', 404, 'application/problem+json'],
  ]) {
    const answer = await fetch(`${baseURL}/badges/${path}`);
    const headers = [answer.headers.get('content-type'), answer.headers.get('access-control-allow-origin')];
    expect([path, answer.status, ...headers]).toEqual([path, status, type, '*']);
  }

  await visitor.getByRole('link', { name: 'Check this certificate' }).click();
  await expect(visitor.getByLabel('Certificate')).toHaveValue(id);
  const check = async (text: string) => {
    await visitor.getByLabel('Certificate').fill(text);
    await visitor.getByRole('button', { name: 'Check it' }).click();
  };
  for (const text of [address, credential]) {
    await check(text);
    await expect(visitor.getByText('This certificate is genuine and valid')).toBeVisible();
    await expect(visitor.getByText('It was not revoked.')).toBeVisible();
    await visitor.reload();
  }
  await check(address);
  await expect(visitor.getByText('It was not revoked.')).toBeVisible();
  await expectAccessible(visitor);
  await visitor.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(visitor);
  // One letter of what was signed.
  const [head, body = '', signature] = credential.split('.');
  const at = Math.floor(body.length / 2);
  const changed = body.slice(0, at) + (body[at] === 'A' ? 'B' : 'A') + body.slice(at + 1);
  await check([head, changed, signature].join('.'));
  await expect(visitor.getByText('This certificate is not valid')).toBeVisible();
  await check('cert_00000000000000000000000000');
  await expect(visitor.getByText('No certificate with this number was issued here.')).toBeVisible();
  await visitor.context().close();

  // Everybody's own tool, over the network.
  const port = Number(new URL(baseURL ?? '').port);
  process.env.LECTERN_WEBHOOK_ALLOW = 'localhost';
  const url = `${baseURL}/badges/credentials/${id}`;
  const verified = await lectern({ dataDir: dataDir(), port }, ['certificate', 'verify', url, '--json']);
  expect(JSON.parse(verified)).toMatchObject({ valid: true });
});
