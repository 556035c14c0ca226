import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { type RunningApp, startApp } from '../tests/support/app';
import { chromiumPath } from '../tests/support/chromium';
import { learnersToMeasureWith } from './measure/learners/learners-to-measure-with';
import { median } from './measure/median';
import type { BenchResult } from './measure/result';
import { readVitals, type Vitals, watchVitals } from './measure/vitals';

const course = 'course-v1:Lectern+START+first';
const slowdown = 4;
const loads = 5;

interface LabPage {
  readonly name: string;
  readonly path: string;
  /** What a reader does on the page. */
  readonly use: (page: Page) => Promise<void>;
}

const openMenu = async (page: Page) => {
  await page.locator('details[data-menu] > summary').click();
  await page.keyboard.press('Escape');
};

const pages: readonly LabPage[] = [
  {
    name: 'unit of a question: an answer is chosen and sent',
    path: `/courses/${course}/units/vertical@why_we_ask`,
    use: async (page) => {
      await page.locator('.problem-choice').first().click();
      await page.getByRole('button', { name: 'Submit', exact: true }).click();
      await page.locator('[data-standing]').waitFor();
      await openMenu(page);
    },
  },
  { name: 'unit of text: the menu is opened', path: `/courses/${course}/units/vertical@page_of_text`, use: openMenu },
  { name: 'outline: the menu is opened', path: `/courses/${course}`, use: openMenu },
];

/** What a reader's browser feels on a processor that is four times slower: each page several times, the median of each figure. */
export async function benchLab(): Promise<BenchResult> {
  const app = await startApp();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const learners = await learnersToMeasureWith(app, course, loads);
    const rows: { readonly name: string; readonly vitals: Vitals }[] = [];
    for (const { name, path, use } of pages) {
      const measured: Vitals[] = [];
      for (const { cookie } of learners) {
        const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
        measured.push(await measure(app, context, { cookie, path, use }));
        await context.close();
      }
      rows.push({ name, vitals: medianOf(measured) });
    }
    return {
      title: "In the reader's browser",
      about: `Chromium with its processor slowed ${slowdown} times, a narrow screen, nothing cached, server and browser on this machine: the median of ${loads} loads.`,
      tables: [
        {
          columns: ['page', 'LCP ms', 'goal', 'CLS', 'goal', 'INP ms', 'goal', 'script kB', 'in all kB'],
          cells: rows.map(({ name, vitals }) => [
            name,
            vitals.lcpMs.toFixed(0),
            goal(vitals.lcpMs, 1500),
            vitals.cls.toFixed(3),
            goal(vitals.cls, 0.02),
            vitals.inpMs.toFixed(0),
            goal(vitals.inpMs, 100),
            (vitals.scriptBytes / 1000).toFixed(0),
            (vitals.bytes / 1000).toFixed(0),
          ]),
        },
      ],
      figures: { slowdown, rows },
    };
  } finally {
    await browser.close();
    await app.stop();
  }
}

const goal = (value: number, most: number) => `< ${most}${value < most ? '' : ' over'}`;

async function measure(
  app: RunningApp,
  context: BrowserContext,
  { cookie, path, use }: Pick<LabPage, 'path' | 'use'> & { readonly cookie: string },
): Promise<Vitals> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: app.url }]);
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await watchVitals(page);
  await page.goto(app.url + path, { waitUntil: 'networkidle' });
  await use(page);
  return await readVitals(page);
}

function medianOf(measured: readonly Vitals[]): Vitals {
  const middle = (read: (vitals: Vitals) => number) => median(measured.map(read));
  return {
    lcpMs: middle(({ lcpMs }) => lcpMs),
    cls: middle(({ cls }) => cls),
    inpMs: middle(({ inpMs }) => inpMs),
    scriptBytes: middle(({ scriptBytes }) => scriptBytes),
    bytes: middle(({ bytes }) => bytes),
  };
}
