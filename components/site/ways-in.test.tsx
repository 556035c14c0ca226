import { NextIntlClientProvider } from 'next-intl';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { CourseAbout } from '@/lib/catalog';
import messages from '@/messages/en.json';
import { EnrollmentPanel } from './enrollment-panel';
import { HomeHero } from './home-hero';

const drawn = (element: ReactElement) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      {element}
    </NextIntlClientProvider>,
  );

const courseKey = 'course-v1:Org+C+r';
const panel = (mayRegister: boolean) => {
  const about = {
    courseKey,
    startAt: '2026-01-01T00:00:00Z',
    imageHref: null,
    requires: [],
    publicHref: null,
    isStaff: false,
    offer: { kind: 'open', isSignedIn: false },
  } as unknown as CourseAbout;
  const none = async () => {};
  return drawn(
    <EnrollmentPanel
      about={about}
      actions={{ enrol: none, leave: none }}
      mayRegister={mayRegister}
      now={new Date('2026-02-01T00:00:00Z')}
    >
      {null}
    </EnrollmentPanel>,
  );
};

it('A visitor is led to a new account where the site takes one, and to sign in where it does not', () => {
  expect(panel(true)).toContain('/register?callbackUrl=');
  expect(panel(false)).not.toContain('/register');
  expect(panel(false)).toContain(`/sign-in?callbackUrl=${encodeURIComponent(`/courses/${courseKey}/about`)}`);
  expect(drawn(<HomeHero isSignedIn={false} mayRegister />)).toContain('/register');
  expect(drawn(<HomeHero isSignedIn={false} mayRegister={false} />)).not.toContain('/register');
});
