import { demoAccount, expect, mailTo, newcomer, type Page } from './test';

export type Person = ReturnType<typeof newcomer>;

/** Fills the registration form that the page shows, and sends it. */
export async function fillRegistration(page: Page, person: Person) {
  await page.getByLabel('Full name').fill(person.name);
  await page.getByLabel('Email address').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByLabel(/accept the terms/).check();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your inbox' })).toBeVisible();
}

/** The link of the newest mail to somebody. */
export async function linkTo(email: string): Promise<string> {
  const mail = await mailTo(email);
  const link = /http:\/\/localhost:\d+\/\S+token=\S+/.exec(mail)?.[0];
  if (!link) {
    throw new Error(`No link in:\n${mail}`);
  }
  return link;
}

/** Registers somebody new and confirms the address: this page is then signed in. */
export async function becomeMember(page: Page): Promise<Person> {
  const person = newcomer();
  await page.goto('/register');
  await fillRegistration(page, person);
  await page.goto(await linkTo(person.email));
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.locator('summary').first()).toBeVisible();
  return person;
}

export async function fillSignIn(page: Page, email: string, password: string) {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A new member who has enrolled in a course and stands on its home page. */
export async function enrolIn(page: Page, courseKey: string): Promise<Person> {
  const person = await becomeMember(page);
  await page.goto(`/courses/${courseKey}/about`);
  await page.getByRole('button', { name: /enrol/i }).click();
  await page.waitForURL((url) => url.pathname === `/courses/${courseKey}`);
  return person;
}

/** Signs in with the demo account of a role. */
export async function signInAs(page: Page, role: 'admin' | 'instructor' | 'learner') {
  const { email, password } = demoAccount(role);
  await page.goto('/sign-in');
  await fillSignIn(page, email, password);
  await expect(page.locator('summary').first()).toBeVisible();
}
