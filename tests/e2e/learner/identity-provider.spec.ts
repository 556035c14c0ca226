import { expect, mailTo, newcomer, type Page, test } from '../support/test';

/** The provider of `tests/support/identity-provider.mjs`: sign in as anybody, then consent. */
async function signInAtSchool(page: Page, name: string) {
  await page.getByPlaceholder('Enter any login').fill(name);
  await page.getByPlaceholder('and password').fill('anything');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

const unique = () => `${process.pid}${Date.now().toString(36)}`;

test('I sign in with my school, and again, and come to where I wanted to go', async ({ page }) => {
  const name = `grace${unique()}`;
  await page.goto('/sign-in?callbackUrl=%2Faccount');
  await page.getByRole('button', { name: 'Continue with The School' }).click();
  await signInAtSchool(page, name);
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expect(page.getByText(`${name}@school.example`)).toBeVisible();
  await page.locator('summary').first().click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await page.goto('/sign-in?callbackUrl=%2Faccount');
  // The school remembers its own session.
  await page.getByRole('button', { name: 'Continue with The School' }).click();
  await expect(page.getByText(`${name}@school.example`)).toBeVisible();
});

test('an address that my school has not checked opens nothing', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with The School' }).click();
  await signInAtSchool(page, `unverified${unique()}`);
  await expect(page.getByText('did not confirm your email address')).toBeVisible();
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('I link my school on my account page, whatever address it has of me', async ({ page, browser }) => {
  const person = newcomer();
  await page.goto('/register?callbackUrl=%2Faccount');
  await page.getByLabel('Full name').fill(person.name);
  await page.getByLabel('Email address').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByLabel(/accept the terms/).check();
  await page.getByRole('button', { name: 'Create account' }).click();
  // The browser that registered keeps what the link asks for with this answer.
  await expect(page.getByRole('heading', { name: 'Look into your inbox' })).toBeVisible();
  const link = /http:\/\/localhost:\d+\/\S+token=\S+/.exec(await mailTo(person.email))?.[0] ?? '';
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await page.getByRole('button', { name: 'Link The School' }).click();
  const name = `unverified${unique()}`;
  await signInAtSchool(page, name);
  await expect(page.getByText('The sign-in is linked to your account.')).toBeVisible();

  const elsewhere = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await elsewhere.goto('/sign-in?callbackUrl=%2Faccount');
  await elsewhere.getByRole('button', { name: 'Continue with The School' }).click();
  await signInAtSchool(elsewhere, name);
  await expect(elsewhere.getByText(person.email)).toBeVisible();
  await elsewhere.context().close();
});
