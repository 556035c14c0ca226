'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { newQuestion } from '@/lib/capa/authoring/new-question';
import { questionTypes, type VisualPart, type VisualProblem } from '@/lib/capa/authoring/visual-model';
import { moveAt, removeAt, replaceAt } from './list-edit';
import { QuestionCard } from './question-card';
import { RowActions } from './row-actions';
import { TypedField } from './typed-field';

/** A problem as text and questions of the five usual kinds, in order, and the hints that learners may ask for. */
export function VisualEditor({
  problem,
  onChange,
}: {
  readonly problem: VisualProblem;
  readonly onChange: (problem: VisualProblem) => void;
}) {
  const t = useTranslations('studioProblem.visual');
  const { parts, hints } = problem;
  const setParts = (next: readonly VisualPart[]) => onChange({ ...problem, parts: next });
  const setHints = (next: VisualProblem['hints']) => onChange({ ...problem, hints: next });
  return (
    <div className="grid gap-4">
      {parts.map((part, at) => {
        const name =
          part.kind === 'question' ? t(`type.${part.type}`) : t(part.kind === 'text' ? 'text' : 'explanation');
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name but its place
          <section key={at} aria-label={name} className="visual-part">
            <header className="visual-part-head">
              <h3 className="text-sm font-semibold">{name}</h3>
              <RowActions
                at={at}
                count={parts.length}
                name={name}
                onMove={(step) => setParts(moveAt(parts, at, step))}
                onRemove={() => setParts(removeAt(parts, at))}
              />
            </header>
            <PartFields part={part} onChange={(next) => setParts(replaceAt(parts, at, next))} />
          </section>
        );
      })}
      <div className="visual-palette">
        <p className="visual-label">{t('add')}</p>
        <div className="flex flex-wrap gap-2">
          {questionTypes.map((type) => (
            <Button key={type} size="sm" variant="quiet" onClick={() => setParts([...parts, newQuestion(type)])}>
              {t(`type.${type}`)}
            </Button>
          ))}
          <Button size="sm" variant="quiet" onClick={() => setParts([...parts, { kind: 'text', html: '' }])}>
            {t('text')}
          </Button>
        </div>
      </div>
      <section className="visual-hints grid gap-2" aria-labelledby="visual-hints">
        <h3 id="visual-hints" className="text-sm font-semibold">
          {t('hints')}
        </h3>
        <p className="text-xs text-ink-3">{t('hintsNote')}</p>
        {hints.map((hint, at) => {
          const name = t('hint', { number: at + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a hint has no name but its place
            <div key={at} className="visual-row">
              <TypedField
                className="grow"
                html={hint.html}
                isLabelHidden
                label={name}
                onChange={(html) => setHints(replaceAt(hints, at, { ...hint, html }))}
              />
              <RowActions
                at={at}
                count={hints.length}
                name={name}
                onMove={(step) => setHints(moveAt(hints, at, step))}
                onRemove={() => setHints(removeAt(hints, at))}
              />
            </div>
          );
        })}
        <div>
          <Button size="sm" variant="quiet" onClick={() => setHints([...hints, { attributes: {}, html: '' }])}>
            {t('addHint')}
          </Button>
        </div>
      </section>
    </div>
  );
}

function PartFields({ part, onChange }: { readonly part: VisualPart; readonly onChange: (part: VisualPart) => void }) {
  const t = useTranslations('studioProblem.visual');
  switch (part.kind) {
    case 'question':
      return <QuestionCard question={part} onChange={onChange} />;
    case 'text':
    case 'explanation':
      return (
        <TypedField
          form="paragraphs"
          html={part.html}
          isLabelHidden
          label={t(part.kind)}
          onChange={(html) => onChange({ ...part, html })}
        />
      );
  }
}
