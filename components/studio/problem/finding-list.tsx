import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { Finding } from '@/lib/olx/check';

/** What a check finds in the problem as it is now. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTranslations('studioProblem');
  if (findings.length === 0) {
    return null;
  }
  return (
    <Notice isAnnounced title={t('findings', { count: findings.length })} tone="warn">
      <ul className="grid gap-1">
        {findings.map(({ code, line, message }) => (
          <li key={`${code} ${line} ${message}`}>
            {message} <code className="text-xs text-ink-3">{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
