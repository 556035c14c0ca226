'use client';

import { useTranslations } from 'next-intl';
import { use, useRef, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import type { CodeDiagnostic } from '../code/code-diagnostic';
import { CodeEditor } from '../code/code-editor';
import type { BlockEditorProps } from '../unit/block-editor-props';
import { FindingList } from './finding-list';
import { MarkdownHelp } from './markdown-help';
import type { PreviewAction } from './preview/preview-action';
import { PreviewContext } from './preview/preview-context';
import { ProblemPreview } from './preview/problem-preview';
import { type Preview, usePreview } from './preview/use-preview';
import {
  editMarkdown,
  editOf,
  editSettings,
  editSource,
  editVisual,
  openDraft,
  type ProblemDraft,
  type ProblemView,
  switchView,
} from './problem-draft';
import { ProblemScoring } from './problem-scoring';
import { ViewRefusal } from './view-refusal';
import { ViewSwitch } from './view-switch';
import { VisualEditor } from './visual/visual-editor';

/**
 * Edits a problem in three views of one source, with the problem as learners would have it beside them. It begins from `opened` and
 * is not told of other versions afterwards: whoever wants another one to be edited gives it another `key`. The page gives the words of
 * `studioProblem` and `studioCode` to the browser and puts a `PreviewProvider` around it.
 */
export function ProblemEditor(props: BlockEditorProps) {
  const action = use(PreviewContext);
  return action ? <WithPreview {...props} action={action} /> : <Alone {...props} />;
}

function useDraft({ block, opened, onChange, onProblem }: BlockEditorProps) {
  const t = useTranslations('studioProblem');
  const [draft, setDraft] = useState(() => openDraft(block, opened));
  const edit = (next: ProblemDraft) => {
    setDraft(next);
    onProblem(next.broken ? t('broken', next.broken) : null);
    onChange(editOf(next));
  };
  return { draft, edit, show: (view: ProblemView) => setDraft(switchView(draft, view)) };
}

function Alone(props: BlockEditorProps) {
  return <Views {...useDraft(props)} findings={[]} />;
}

function WithPreview({ action, ...props }: BlockEditorProps & { readonly action: PreviewAction }) {
  const t = useTranslations('studioProblem.preview');
  const { courseKey, block } = props;
  const state = useDraft(props);
  const frame = useRef<HTMLDivElement>(null);
  const preview = usePreview({
    action,
    courseKey,
    block,
    edit: state.draft.readable,
    form: frame,
    offline: t('offline'),
  });
  return (
    <div className="problem-editor">
      <Views {...state} findings={preview.findings} />
      <ProblemPreview brokenLine={state.draft.broken?.line ?? null} frame={frame} preview={preview} />
    </div>
  );
}

function Views({
  draft,
  edit,
  show,
  findings,
}: ReturnType<typeof useDraft> & { readonly findings: Preview['findings'] }) {
  const t = useTranslations('studioProblem');
  const diagnostics: readonly CodeDiagnostic[] = draft.broken
    ? [{ line: draft.broken.line, column: null, severity: 'error', message: draft.broken.message }]
    : findings.map(({ line, severity, message, code }) => ({ line: line ?? 1, column: null, severity, message, code }));
  return (
    <div className="grid min-w-0 content-start gap-4">
      <ViewSwitch view={draft.view} onSwitch={show} />
      {draft.refused ? <ViewRefusal {...draft.refused} /> : null}
      {draft.view === 'visual' && draft.visual ? (
        <VisualEditor problem={draft.visual} onChange={(next) => edit(editVisual(draft, next))} />
      ) : null}
      {draft.view === 'markdown' ? (
        <>
          <CodeEditor
            isLabelHidden
            label={t('markdown.label')}
            mode="markdown"
            value={draft.markdown}
            onChange={(text) => edit(editMarkdown(draft, text))}
          />
          <MarkdownHelp />
        </>
      ) : null}
      {draft.view === 'olx' ? (
        <CodeEditor
          diagnostics={diagnostics}
          isLabelHidden
          label={t('olx.label')}
          mode="xml"
          value={draft.source}
          onChange={(text) => edit(editSource(draft, text))}
        />
      ) : (
        <FindingList findings={findings} />
      )}
      <ProblemScoring settings={draft.readable.settings} onChange={(settings) => edit(editSettings(draft, settings))} />
      {draft.hasMarkdown && typeof draft.readable.settings.markdown !== 'string' ? (
        <Notice>{t('markdown.left')}</Notice>
      ) : null}
    </div>
  );
}
