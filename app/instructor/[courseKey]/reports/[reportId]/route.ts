import { getTranslations } from 'next-intl/server';
import { requireUser } from '@/lib/auth';
import { openReport, type ReportWords } from '@/lib/reports';
import { nameDownload } from '@/lib/requests';
import { route } from '@/lib/route';

interface ReportRoute {
  readonly params: Promise<{ readonly courseKey: string; readonly reportId: string }>;
}

const heads = ['name', 'email', 'userId', 'mode', 'cohort', 'grade', 'letter', 'passed', 'yes', 'no'] as const;

/** A report as a CSV file, for who may fetch it. */
export const GET = (_request: Request, { params }: ReportRoute) =>
  route(async () => {
    const { courseKey, reportId } = await params;
    const [ctx, t] = await Promise.all([requireUser(), getTranslations('instructor.reports')]);
    const words: ReportWords = { ...wordsOf(heads, (name) => t(`head.${name}`)) };
    const key = decodeURIComponent(courseKey);
    const { requestedAt, bytes } = await openReport(ctx, { courseKey: key, reportId, words });
    const name = `${t('fileName')}-${key.replace(/^course-v1:/, '')}-${requestedAt.toISOString().slice(0, 10)}.csv`;
    return new Response(bytes, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': nameDownload('attachment', name),
        'cache-control': 'private, no-store',
        'content-security-policy': 'sandbox',
      },
    });
  });

function wordsOf<Name extends string>(names: readonly Name[], say: (name: Name) => string): Record<Name, string> {
  const words: Partial<Record<Name, string>> = {};
  for (const name of names) {
    words[name] = say(name);
  }
  return words as Record<Name, string>;
}
