import { useTranslations } from 'next-intl';
import { type ProblemView, problemViews } from './problem-draft';

/** Which of the views of a problem is edited. */
export function ViewSwitch({
  view,
  onSwitch,
}: {
  readonly view: ProblemView;
  readonly onSwitch: (view: ProblemView) => void;
}) {
  const t = useTranslations('studioProblem.view');
  return (
    <fieldset className="view-switch">
      <legend className="sr-only">{t('label')}</legend>
      {problemViews.map((name) => (
        <button key={name} type="button" aria-pressed={name === view} onClick={() => onSwitch(name)}>
          {t(name)}
        </button>
      ))}
    </fieldset>
  );
}
