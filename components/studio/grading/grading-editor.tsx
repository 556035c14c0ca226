import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { PolicyPreview as Preview } from '@/lib/grades';
import { CutoffFields } from './cutoff-fields';
import { draftText, editDraft, type GradingDraft } from './grading-draft';
import type { TypeUse } from './grading-state';
import { PolicyPreview } from './policy-preview';
import { TypeRows } from './type-rows';

/** What the parts of the form need: what is typed, what is wrong, and a way to change it where there is script. */
export interface DraftProps {
  readonly draft: GradingDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly change: (draft: GradingDraft) => void;
  /** A button that changes the form itself; without script the page comes back changed. */
  readonly edit: (intent: string) => {
    readonly type: 'submit';
    readonly name: 'intent';
    readonly value: string;
    readonly onClick: (event: { preventDefault(): void }) => void;
  };
}

/** The fields, and under them what a dry run of just these fields has found. */
export function GradingEditor({
  initial,
  errors,
  preview,
  checked,
  uses,
  lang,
  isPending,
}: {
  readonly initial: GradingDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly preview: Preview | null;
  readonly checked: string;
  readonly uses: readonly TypeUse[];
  readonly lang: string | undefined;
  readonly isPending: boolean;
}) {
  const t = useTranslations('studioGrading');
  const [draft, setDraft] = useState(initial);
  const isChecked = preview !== null && checked === draftText(draft);
  const props: DraftProps = {
    draft,
    errors,
    change: setDraft,
    edit: (intent) => ({
      type: 'submit',
      name: 'intent',
      value: intent,
      onClick: (event) => {
        event.preventDefault();
        setDraft(editDraft(draft, intent));
      },
    }),
  };
  return (
    <>
      <TypeRows {...props} uses={uses} lang={lang} />
      <CutoffFields {...props} />
      <StudioSection id="grace" title={t('grace.title')} text={t('grace.text')}>
        <div className="flex flex-wrap gap-4">
          {(['graceHours', 'graceMinutes'] as const).map((name) => (
            <div key={name} className="w-28">
              <Field id={name} label={t(`grace.${name}`)} error={errors[name]}>
                {(control) => (
                  <Input
                    {...control}
                    name={name}
                    inputMode="numeric"
                    value={draft[name]}
                    onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
                  />
                )}
              </Field>
            </div>
          ))}
        </div>
      </StudioSection>
      {isChecked ? <PolicyPreview preview={preview} /> : null}
      <div className="studio-save">
        {isChecked ? (
          <Button type="submit" name="intent" value="save" aria-disabled={isPending || undefined}>
            {t('save')}
          </Button>
        ) : null}
        <Button
          type="submit"
          name="intent"
          value="check"
          variant={isChecked ? 'quiet' : 'primary'}
          aria-disabled={isPending || undefined}
        >
          {t(isPending ? 'checking' : 'check')}
        </Button>
        <p className="text-sm text-ink-3">{t(isChecked ? 'saveNote' : preview ? 'outdated' : 'checkNote')}</p>
      </div>
    </>
  );
}
