import { useTranslations } from 'next-intl';

/** A page stays readable, whatever was stored. */
const mostCharacters = 20_000;

/** Stored data as text, behind its name. */
export function JsonView({ label, value }: { readonly label: string; readonly value: unknown }) {
  const t = useTranslations('admin');
  const text = JSON.stringify(value, null, 2) ?? 'null';
  return (
    <details className="group">
      <summary className="inline-flex min-h-6 items-center text-link">{label}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre dir="ltr" tabIndex={0} className="mt-2 max-h-96 overflow-auto rounded-md bg-shade p-3 font-mono text-xs">
        {text.slice(0, mostCharacters)}
      </pre>
      {text.length > mostCharacters ? (
        <p className="mt-1 text-xs text-ink-3">{t('cutOff', { shown: mostCharacters, all: text.length })}</p>
      ) : null}
    </details>
  );
}
