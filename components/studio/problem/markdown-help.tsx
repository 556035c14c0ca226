import { useTranslations } from 'next-intl';

/** What is typed, by what it stands for. The marks are of the language, not words. */
const marks = {
  question: '>>…<<',
  description: '>>…||…<<',
  single: '(x) … ( ) …',
  shuffled: '(!x) … (@) …',
  multiple: '[x] … [ ] …',
  dropdown: '[[…, (…), …]]',
  number: '= 5 +- 0.1',
  range: '= [1, 2)',
  text: '= …  or= …  not= …',
  feedback: '… {{…}}  … {{…:: …}}',
  explanation: '[explanation] … [explanation]',
  hint: '||…||',
  next: '---',
} as const;

/** A short grammar of Studio's markdown, for who does not write it every day. */
export function MarkdownHelp() {
  const t = useTranslations('studioProblem.markdown');
  return (
    <details className="text-sm">
      <summary>{t('help')}</summary>
      <dl className="markdown-help">
        {Object.entries(marks).map(([name, mark]) => (
          <div key={name}>
            <dt>
              <code>{mark}</code>
            </dt>
            <dd>{t(`mark.${name as keyof typeof marks}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
