import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import type { CodeDiagnostic } from './code-diagnostic';

/** What was found in a text, by line; each leads to its place. How many there are is said aloud when it changes. */
export function CodeProblems({
  diagnostics,
  onOpen,
}: {
  readonly diagnostics: readonly CodeDiagnostic[];
  readonly onOpen: (diagnostic: CodeDiagnostic) => void;
}) {
  const t = useTranslations('studioCode');
  return (
    <>
      <p className="sr-only" role="status">
        {t('found', { count: diagnostics.length })}
      </p>
      {diagnostics.length > 0 ? (
        <ul className="grid gap-1 text-sm">
          {diagnostics.map((diagnostic) => (
            <li key={`${diagnostic.line}:${diagnostic.column}:${diagnostic.message}`}>
              <button type="button" className="code-problem" onClick={() => onOpen(diagnostic)}>
                <span className={classNames('code-problem-line num', `code-problem-${diagnostic.severity}`)}>
                  {t('line', { line: diagnostic.line })}
                </span>
                <span>
                  {diagnostic.message}{' '}
                  {diagnostic.code ? <code className="text-xs text-ink-3">{diagnostic.code}</code> : null}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
