import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { VisualRefusal } from '@/lib/capa/authoring/visual-model';
import type { ProblemView } from './problem-draft';

/** Why a view cannot hold the problem. Nothing was changed. */
export function ViewRefusal({ view, refusal }: { readonly view: ProblemView; readonly refusal: VisualRefusal }) {
  const t = useTranslations('studioProblem');
  return (
    <Notice
      isAnnounced
      title={refusal.reason === 'broken' ? t('refused.brokenTitle') : t('refused.title', { view: t(`view.${view}`) })}
      tone="warn"
    >
      <p>{sentence(t, view, refusal)}</p>
    </Notice>
  );
}

function sentence(
  t: ReturnType<typeof useTranslations<'studioProblem'>>,
  view: ProblemView,
  refusal: VisualRefusal,
): string {
  switch (refusal.reason) {
    case 'broken':
      return t('refused.broken', { line: refusal.line ?? 1, detail: refusal.detail });
    case 'question':
    case 'fields':
    case 'element':
      return t(`refused.${refusal.reason}`, { tag: `<${refusal.detail}>` });
    case 'differs':
      return t(view === 'markdown' ? 'refused.differsInMarkdown' : 'refused.differs');
    default:
      return t(`refused.${refusal.reason}`);
  }
}
