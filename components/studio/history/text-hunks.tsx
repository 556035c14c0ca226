import { useTranslations } from 'next-intl';
import type { TextDifference, TextHunk } from '@/lib/courses';

/** How two texts differ, line by line; signs stand before the lines, so that colour is not all. */
export function TextHunks({ hunks }: { readonly hunks: TextDifference['hunks'] }) {
  const t = useTranslations('studioHistory.diff');
  if (hunks === null) {
    return <p className="text-sm text-ink-2">{t('whollyDifferent')}</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label={t('lines')} className="diff-text">
      {hunks.map((hunk) => (
        <Hunk key={`${hunk.beforeStart}:${hunk.afterStart}`} hunk={hunk} />
      ))}
    </section>
  );
}

const kinds: Readonly<Record<string, string>> = { '+': 'diff-added', '-': 'diff-removed' };

function Hunk({ hunk }: { readonly hunk: TextHunk }) {
  const t = useTranslations('studioHistory.diff');
  return (
    <>
      <p className="diff-place">{t('atLine', { line: hunk.afterStart })}</p>
      {hunk.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and are drawn once
        <div key={`${index}:${line}`} className={kinds[line[0] ?? ''] ?? 'diff-same'} dir="auto">
          <span className="diff-sign" aria-hidden="true">
            {line[0]}
          </span>
          {kinds[line[0] ?? ''] ? (
            <span className="sr-only">{line.startsWith('+') ? t('addedLine') : t('removedLine')} </span>
          ) : null}
          {line.slice(1)}
        </div>
      ))}
    </>
  );
}
