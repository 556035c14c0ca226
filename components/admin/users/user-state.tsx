import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { UserState as State } from '@/lib/accounts';

const tones: Readonly<Record<State, BadgeTone>> = {
  active: 'good',
  unverified: 'warn',
  disabled: 'bad',
  retired: 'neutral',
};

/** How an account stands, in a word. */
export function UserState({ state }: { readonly state: State }) {
  const t = useTranslations('admin.users');
  return <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>;
}
