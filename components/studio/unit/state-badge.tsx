import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { DraftState } from '@/lib/attempts';

const tones: Readonly<Record<DraftState, BadgeTone>> = { published: 'good', changed: 'warn', draft: 'neutral' };

/** How a block of the draft stands to what learners see. */
export function StateBadge({ state }: { readonly state: DraftState }) {
  const t = useTranslations('studioUnit.state');
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}
