'use client';

import { useTranslations } from 'next-intl';
import { useSentForm } from '@/components/ui/form/use-sent-form';
import { SettingsAnswer } from '../settings/settings-answer';
import type { GradingDraft } from './grading-draft';
import { GradingEditor } from './grading-editor';
import { type GradingAction, type TypeUse, untouchedGrading } from './grading-state';

/**
 * The grading policy and the grace period. A dry run comes before saving: what is saved is what was tried out. Works without script:
 * every button is one of the form.
 */
export function GradingForm({
  action,
  courseKey,
  opened,
  draft,
  uses,
  lang,
}: {
  readonly action: GradingAction;
  readonly courseKey: string;
  /** JSON of the stored policy and grace period. */
  readonly opened: string;
  readonly draft: GradingDraft;
  readonly uses: readonly TypeUse[];
  readonly lang: string | undefined;
}) {
  const t = useTranslations('studioGrading');
  const { state, isPending, form } = useSentForm(action, untouchedGrading);
  return (
    <form {...form} className="studio-form">
      <input type="hidden" name="courseKey" value={courseKey} />
      <input type="hidden" name="opened" value={state.opened ?? opened} />
      <input type="hidden" name="checked" value={state.checked} />
      <button type="submit" name="intent" value="check" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t('check')}
      </button>
      <SettingsAnswer state={state} />
      <GradingEditor
        key={state.round}
        initial={state.draft ?? draft}
        errors={state.errors}
        preview={state.preview}
        checked={state.checked}
        uses={uses}
        lang={lang}
        isPending={isPending}
      />
    </form>
  );
}
