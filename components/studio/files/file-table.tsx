import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { CourseFile } from '@/lib/courses';
import { FileThumbnail } from './file-thumbnail';
import { formatBytes } from './format-bytes';

/** The files on a page. Those that are ticked can be deleted, after a look at where each is used. */
export function FileTable({
  files,
  action,
  chosen,
  mayChange,
  hrefOf,
}: {
  readonly files: readonly CourseFile[];
  /** Where the form of what is to be deleted leads: the same page, which then asks. */
  readonly action: string;
  readonly chosen: string | undefined;
  readonly mayChange: boolean;
  readonly hrefOf: (path: string) => string;
}) {
  const t = useTranslations('studioFiles');
  const locale = useLocale();
  return (
    <form action={action}>
      <Table caption={t('table.caption')} isCaptionHidden className="[&_td]:align-middle [&_th]:align-middle">
        <thead>
          <tr>
            {mayChange ? (
              <HeaderCell>
                <span className="sr-only">{t('table.select')}</span>
              </HeaderCell>
            ) : null}
            <HeaderCell>{t('table.name')}</HeaderCell>
            <HeaderCell>{t('table.type')}</HeaderCell>
            <HeaderCell className="text-end">{t('table.size')}</HeaderCell>
            <HeaderCell className="text-end">{t('table.uses')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.path} className={classNames(file.path === chosen && 'bg-accent-soft')}>
              {mayChange ? (
                <td className="w-10">
                  <input
                    type="checkbox"
                    name="delete"
                    value={file.path}
                    aria-label={t('table.selectFile', { path: file.path })}
                    className="size-[1.15rem] accent-accent"
                  />
                </td>
              ) : null}
              <HeaderCell scope="row">
                <span className="flex min-w-52 items-center gap-3">
                  <FileThumbnail file={file} />
                  <span className="grid gap-0.5">
                    <TextLink
                      href={hrefOf(file.path)}
                      aria-current={file.path === chosen ? 'true' : undefined}
                      className="break-all"
                    >
                      <bdi>{file.path}</bdi>
                    </TextLink>
                    <FileMarks file={file} />
                  </span>
                </span>
              </HeaderCell>
              <td className="text-ink-2">{file.contentType}</td>
              <td className="num text-end whitespace-nowrap">{formatBytes(file.bytes, locale)}</td>
              <td className="num text-end">{file.uses.length}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {mayChange ? (
        <div className="mt-3">
          <Button type="submit" variant="danger" size="sm">
            {t('delete.selected')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function FileMarks({ file }: { readonly file: CourseFile }) {
  const t = useTranslations('studioFiles');
  const lacksAlt = file.contentType.startsWith('image/') && file.alt === null;
  if (!file.isLocked && !lacksAlt && file.alt === null) {
    return null;
  }
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs font-normal text-ink-3">
      {file.isLocked ? (
        <span className="inline-flex items-center gap-1">
          <Icon name="lock" />
          {t('locked')}
        </span>
      ) : null}
      {lacksAlt ? <Badge tone="warn">{t('noAlt')}</Badge> : null}
      {file.alt ? <span dir="auto">{file.alt}</span> : null}
    </span>
  );
}
