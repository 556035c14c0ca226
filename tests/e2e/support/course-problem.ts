import { expect, type Page } from './test';

export type ProblemLocator = ReturnType<Page['locator']>;

/** Opens a unit of a course and finds the problem in it. */
export async function openProblem(page: Page, courseKey: string, unit: string, title: string): Promise<ProblemLocator> {
  await page.goto(`/courses/${courseKey}/units/vertical@${unit}`);
  const problem = page.locator('section', { has: page.getByRole('heading', { level: 2, name: title, exact: true }) });
  await expect(problem).toBeVisible();
  return problem;
}

/** Submits what stands in a problem and waits for the word that its result begins with. */
export async function expectStanding(problem: ProblemLocator, standing: string) {
  await problem.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(problem.locator('[data-standing]')).toHaveText(standing);
}
