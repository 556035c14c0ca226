import { useLocale } from 'next-intl';
import { formatDuration } from './format-duration';

/** How long something took or has lasted, in the reader's language. */
export function Duration({ ms }: { readonly ms: number }) {
  return <span className="num whitespace-nowrap">{formatDuration(ms, useLocale())}</span>;
}
