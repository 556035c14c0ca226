import { becomeMember, fillRegistration, fillSignIn, linkTo } from '../support/members';
import { expect, expectAccessible, mailTo, newcomer, type Page, test } from '../support/test';

async function signOut(page: Page) {
  await page.locator('summary').first().click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
}

test('I register, follow the link in my mail, and am where I wanted to go', async ({ page, consoleErrors }) => {
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Faccount$/);
  await page.getByRole('main').getByRole('link', { name: 'Create an account' }).click();
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible();
  const person = newcomer('Ngũgĩ wa Thiong’o');
  await fillRegistration(page, person);
  await page.goto(await linkTo(person.email));
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expect(page.getByLabel('Full name')).toHaveValue(person.name);
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Helsinki');
  expect(consoleErrors).toEqual([]);
});

test('I confirm my address in another browser with my password, and go on where I wanted to', async ({
  page,
  browser,
}) => {
  const person = newcomer();
  await page.goto('/register?callbackUrl=%2Faccount%2Fpassword');
  await fillRegistration(page, person);
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(await linkTo(person.email));
  await expectAccessible(elsewhere);
  await elsewhere.getByLabel('Password').fill(person.password);
  await elsewhere.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Change your password' })).toBeVisible();
  await elsewhere.context().close();
});

test('I confirm no password but mine, where somebody else registers my address meanwhile', async ({
  page,
  browser,
}) => {
  const person = newcomer();
  await page.goto('/register');
  await fillRegistration(page, person);
  const first = await linkTo(person.email);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto('/register');
  await fillRegistration(stranger, { ...person, password: 'words of a stranger' });
  await expect.poll(() => linkTo(person.email)).not.toBe(first);
  await page.goto(await linkTo(person.email));
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByText('Somebody else may have tried with your address')).toBeVisible();
  await stranger.goto('/sign-in');
  await fillSignIn(stranger, person.email, 'words of a stranger');
  await expect(stranger.getByText('Please confirm your email address first')).toBeVisible();
  await stranger.context().close();
  await page.getByRole('link', { name: 'Set a new password' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
});

test('I am told at each field what is missing, and what I typed is kept', async ({ page }) => {
  await page.goto('/register');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('Please enter your name.')).toBeVisible();
  await expect(page.getByText('Please accept the terms of use to go on.')).toBeVisible();
  await expect(page.getByLabel('Full name')).toBeFocused();
  await expect(page.getByLabel('Full name')).toHaveAccessibleDescription(/Please enter your name/);
  await page.getByLabel('Full name').fill('Ada');
  await page.getByLabel('Email address').fill('not an address');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('This does not look like an email address.')).toBeVisible();
  await expect(page.getByLabel('Email address')).toBeFocused();
  await expect(page.getByLabel('Full name')).toHaveValue('Ada');
  await expectAccessible(page);
});

test('I hear the same about a wrong password and an address that nobody has', async ({ page }) => {
  const person = await becomeMember(page);
  await signOut(page);
  const refusal = page.getByRole('alert').filter({ hasText: 'The email address or the password is not right.' });
  await fillSignIn(page, person.email, 'something else');
  await expect(refusal).toBeVisible();
  // Every answer empties the field: what stands there is the second one's.
  await fillSignIn(page, `nobody-${person.email}`, 'something else');
  await expect(page.getByLabel('Password')).toHaveValue('');
  await expect(refusal).toBeVisible();
});

test('I set a new password from my mail, and am signed out elsewhere', async ({ page, browser }) => {
  const person = await becomeMember(page);
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto('/forgot-password');
  await visitor.getByLabel('Email address').fill(person.email);
  await visitor.getByRole('button', { name: 'Send me a link' }).click();
  await expect(visitor.getByRole('heading', { name: 'Look into your inbox' })).toBeVisible();
  await expect.poll(() => mailTo(person.email)).toContain('/reset-password?token=');
  const link = await linkTo(person.email);
  await visitor.goto(link);
  await visitor.getByLabel('New password').fill('entirely new words');
  await visitor.getByRole('button', { name: 'Set the password' }).click();
  await expect(visitor.getByText('Your password is changed')).toBeVisible();
  // The first browser's session has ended with the old password.
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  // The link worked once.
  await visitor.goto(link);
  await visitor.getByLabel('New password').fill('yet other words');
  await visitor.getByRole('button', { name: 'Set the password' }).click();
  await expect(visitor.getByText('This link does not work any more.')).toBeVisible();
  await visitor.context().close();
});

test('I change my password, my name and my email address, and delete my account', async ({ page }) => {
  const person = await becomeMember(page);
  await page.goto('/account');
  await page.getByLabel('Full name').fill('Augusta Ada King');
  await page.getByLabel('About you').fill('Notes on an engine.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByLabel('About you')).toHaveValue('Notes on an engine.');

  await page.getByRole('link', { name: 'Change password' }).click();
  await page.getByLabel('Present password').fill('not this one');
  await page.getByLabel('New password').fill('fresh paper words');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This is not your present password.')).toBeVisible();
  await expect(page.getByLabel('Present password')).toBeFocused();
  await page.getByLabel('Present password').fill(person.password);
  await page.getByLabel('New password').fill('fresh paper words');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();

  const moved = `moved-${person.email}`;
  await page.getByRole('link', { name: 'Change email address' }).click();
  await page.getByLabel('New email address').fill(moved);
  await page.getByLabel('Your password').fill('fresh paper words');
  await page.getByRole('button', { name: 'Send a link to the new address' }).click();
  await expect(page.getByText(moved)).toBeVisible();
  await page.goto(await linkTo(`<${moved}>`));
  await page.getByRole('button', { name: 'Confirm my new address' }).click();
  await expect(page.getByText('Your new email address is confirmed.')).toBeVisible();
  await expect(page.getByText(moved)).toBeVisible();

  await page.getByRole('link', { name: 'Delete my account' }).click();
  await page.getByLabel('Your password').fill('fresh paper words');
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page.getByText('Your account is deleted.')).toBeVisible();
  await fillSignIn(page, moved, 'fresh paper words');
  await expect(page.getByText('The email address or the password is not right.')).toBeVisible();
});

test('I sign out everywhere else and stay signed in here', async ({ page, browser }) => {
  const person = await becomeMember(page);
  const phone = await (await browser.newContext()).newPage();
  await phone.goto('/sign-in?callbackUrl=%2Faccount');
  await fillSignIn(phone, person.email, person.password);
  await expect(phone.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(page.getByText('You are signed out everywhere but here.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await phone.context().close();
});

test('a link of mine cannot be turned against me', async ({ page, request }) => {
  await page.goto('/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F');
  await expect(page.locator('input[name="callbackUrl"]').first()).toHaveValue('/');
  // A forged host does not get into a mail.
  const forged = await request.get('/api/auth/csrf', { headers: { host: 'evil.example' } });
  expect(forged.status()).toBe(503);
  // A form on another site signs nobody out.
  const out = await request.post('/sign-out', {
    headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  });
  expect(out.status()).toBe(403);
});

test('guessing my password comes to an end, and says how to go on', async ({ page }) => {
  const person = await becomeMember(page);
  await signOut(page);
  const limited = page.getByText('That was tried too often.');
  let guesses = 0;
  while (!(await limited.isVisible())) {
    guesses += 1;
    // Ten in a window; twice that where the test meets the end of one.
    expect(guesses).toBeLessThan(22);
    await fillSignIn(page, person.email, `guess ${guesses}`);
    // Every answer empties the field.
    await expect(page.getByLabel('Password')).toHaveValue('');
  }
  expect(guesses).toBeGreaterThan(10);
  // The right password does not help for a while either: guesses would otherwise only be slower.
  await fillSignIn(page, person.email, person.password);
  await expect(page.getByLabel('Password')).toHaveValue('');
  await expect(limited).toBeVisible();
});

test('a program signs in at next-auth’s own address', async ({ page, request }) => {
  const person = await becomeMember(page);
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  const signIn = (password: string) =>
    request.post('/api/auth/callback/credentials', {
      form: { csrfToken, email: person.email, password, callbackUrl: '/account', json: 'true' },
    });
  expect((await signIn('wrong words')).status()).toBe(401);
  expect(await (await request.get('/api/auth/session')).json()).not.toHaveProperty('user');
  const answer = await (await signIn(person.password)).json();
  expect(new URL(answer.url).pathname).toBe('/account');
  const { user } = await (await request.get('/api/auth/session')).json();
  expect(user.name).toBe(person.name);
  expect(await (await request.get('/account')).text()).toContain(person.email);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('I can register, sign out and sign in', async ({ page }) => {
    const person = newcomer();
    await page.goto('/register?callbackUrl=%2Faccount');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('Please enter your name.')).toBeVisible();
    await fillRegistration(page, person);
    await page.goto(await linkTo(person.email));
    await page.getByRole('button', { name: 'Confirm my address' }).click();
    await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
    await signOut(page);
    await fillSignIn(page, person.email, 'wrong words');
    await expect(page.getByText('The email address or the password is not right.')).toBeVisible();
    await expect(page.getByLabel('Email address')).toHaveValue(person.email);
    await fillSignIn(page, person.email, person.password);
    await expect(page.locator('summary').first()).toBeVisible();
  });
});

for (const path of ['/sign-in', '/register', '/forgot-password', '/verify-email', '/reset-password', '/terms']) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
  });
}

test('axe finds nothing on the pages of my account', async ({ page }) => {
  await becomeMember(page);
  for (const path of ['/account', '/account/password', '/account/email', '/account/delete']) {
    await page.goto(path);
    await expectAccessible(page);
  }
});
