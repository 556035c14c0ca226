import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** The two ways to fill `Prose`: our own elements, or HTML that has passed the sanitiser. */
type Content =
  | { readonly children: ReactNode; readonly html?: never }
  | { readonly html: string; readonly children?: never };

/** Text to be read, at the measure for reading. `html` must come from `renderAuthorHtml`: nothing is checked here. */
export function Prose({
  html,
  children,
  lang,
  className,
}: Content & { readonly lang?: string | undefined; readonly className?: string }) {
  const name = classNames('prose', className);
  return html === undefined ? (
    <div className={name} lang={lang} dir={lang ? 'auto' : undefined}>
      {children}
    </div>
  ) : (
    <div className={name} lang={lang} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
  );
}
