'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { DraftBlockContent } from '@/lib/courses';
import { isSupportedType } from '@/lib/olx/blocks';
import { SettingsForm } from '../block-settings/settings-form';
import type { BlockEdit, BlockEditorProps } from './block-editor-props';
import type { EditorTab } from './editor-tabs';
import { SourceEditor } from './source-editor';
import type { UnitActions } from './unit-actions';

const Loading = () => <p role="status">{useTranslations('studioUnit.sheet')('loading')}</p>;
// An editor is large: it comes when a block of its kind is opened.
const TextEditor = dynamic(() => import('../text/text-editor').then(({ TextEditor: Editor }) => Editor), {
  ssr: false,
  loading: Loading,
});
const ProblemEditor = dynamic(() => import('../problem/problem-editor').then(({ ProblemEditor: Editor }) => Editor), {
  ssr: false,
  loading: Loading,
});
const VideoEditor = dynamic(() => import('../video/video-editor').then(({ VideoEditor: Editor }) => Editor), {
  ssr: false,
  loading: Loading,
});

/** The editor of a block by its type and by what of it is edited. */
export function BlockEditor({
  courseKey,
  content,
  node,
  edit,
  tab,
  listImages,
  onChange,
  onProblem,
}: {
  readonly courseKey: string;
  readonly content: DraftBlockContent;
  readonly node: string;
  /** What the editor begins from. */
  readonly edit: BlockEdit;
  readonly tab: EditorTab;
  readonly listImages: UnitActions['listImages'];
  readonly onChange: BlockEditorProps['onChange'];
  readonly onProblem: BlockEditorProps['onProblem'];
}) {
  const t = useTranslations('studioUnit.sheet');
  const { block, type } = content;
  const props: BlockEditorProps = { courseKey, block, opened: { ...edit, node }, onChange, onProblem };
  if (tab === 'settings') {
    return <SettingsForm {...props} inherited={content.inherited} />;
  }
  if (tab === 'content' && type === 'html') {
    return <TextEditor {...props} listImages={listImages} />;
  }
  if (tab === 'content' && type === 'problem') {
    return <ProblemEditor {...props} />;
  }
  if (tab === 'content' && type === 'video') {
    return <VideoEditor {...props} />;
  }
  return (
    <>
      {content.hasChildren ? (
        <Notice className="mb-4">{t('holdsBlocks')}</Notice>
      ) : (
        !isSupportedType(type) && <Notice className="mb-4">{t('unsupported', { type })}</Notice>
      )}
      <SourceEditor {...props} isReadOnly={content.hasChildren} />
    </>
  );
}
