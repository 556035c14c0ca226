import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { CourseDate } from '@/lib/enrollments';
import messages from '@/messages/en.json';
import { DateList } from './date-list';

it('A learner who has more time is told so, and until when the others have', () => {
  const date: CourseDate = {
    kind: 'due',
    at: '2026-04-01T12:00:00.000Z',
    title: 'Quiz',
    href: null,
    format: null,
    isDone: false,
    isPast: false,
    extendedFrom: '2026-02-01T00:00:00.000Z',
  };
  const shown = renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" messages={messages} timeZone="UTC">
      <DateList dates={[date]} lang="en" />
    </NextIntlClientProvider>,
  );
  expect(shown).toContain('2026-02-01T00:00:00.000Z');
  expect(shown.replace(/<[^>]*>/g, '')).toContain('more time for you');
});
