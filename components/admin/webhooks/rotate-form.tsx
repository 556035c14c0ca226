'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FormAnswer } from '@/components/ui/form/form-answer';
import { useSentForm } from '@/components/ui/form/use-sent-form';
import { MadeSecret } from './made-secret';
import { noSecret, type SecretAction } from './secret-state';

/** Makes an endpoint's secret anew, and shows it the one time. */
export function RotateForm({ id, action }: { readonly id: string; readonly action: SecretAction }) {
  const t = useTranslations('adminWebhookForm');
  const { state, form, button } = useSentForm(action, noSecret);
  return (
    <form {...form} className="grid justify-items-start gap-3">
      <input type="hidden" name="id" value={id} />
      {state.status === 'made' ? (
        <div className="w-full">
          <MadeSecret secret={state.secret} isFocused />
        </div>
      ) : null}
      {state.status === 'failed' ? <FormAnswer isGood={false}>{state.message}</FormAnswer> : null}
      <Button type="submit" size="sm" variant="quiet" {...button}>
        {t('rotate')}
      </Button>
    </form>
  );
}
