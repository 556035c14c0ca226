import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { z } from 'zod';
import { currentSettings } from '@/app/shown-site';
import { SitePage } from '@/app/site-page';
import { PageHeader } from '@/components/ui/page-header';
import { Prose } from '@/components/ui/prose';
import { renderAuthorHtml } from '@/lib/courses';
import { legalHtml, legalPages } from '@/lib/site';

interface LegalPageProps {
  readonly params: Promise<{ readonly page: string }>;
}

/** The page as it is written; not found where it is not. */
const openPage = cache(async (asked: string) => {
  const page = z.enum(legalPages).safeParse(asked).data;
  const written = page && (await currentSettings())[page];
  if (!page || !written?.text) {
    notFound();
  }
  const t = await getTranslations('site');
  return { title: t(`footer.${page}`), version: t('legal.version', { version: written.version }), text: written.text };
});

export async function generateMetadata({ params }: LegalPageProps): Promise<Metadata> {
  const { title } = await openPage((await params).page);
  return { title };
}

/** What the people who run the site have written of their terms, of what is stored, or of who can use it. */
export default async function LegalPage({ params }: LegalPageProps) {
  const { title, version, text } = await openPage((await params).page);
  return (
    <SitePage>
      <article className="mx-auto max-w-measure">
        <PageHeader title={title} eyebrow={version} />
        <Prose html={renderAuthorHtml(legalHtml(text), '')} />
      </article>
    </SitePage>
  );
}
