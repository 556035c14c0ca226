import { markdownSource } from '@/lib/capa/authoring/markdown-source';
import { readVisual } from '@/lib/capa/authoring/read-visual';
import type { VisualProblem, VisualRefusal } from '@/lib/capa/authoring/visual-model';
import { isMarkdownOf, writeMarkdown } from '@/lib/capa/authoring/write-markdown';
import { writeVisual } from '@/lib/capa/authoring/write-visual';
import { parseXml } from '@/lib/capa/source/xml';
import { readEditedSource } from '@/lib/olx/edit/read-edited-source';
import { writeSettings } from '@/lib/olx/edit/write-settings';
import { parseBlockId } from '@/lib/olx/identity';
import type { Settings } from '@/lib/olx/model';
import type { BlockEdit } from '../unit/block-editor-props';

export const problemViews = ['visual', 'markdown', 'olx'] as const;
export type ProblemView = (typeof problemViews)[number];

/** A problem while it is edited. Pure: each step gives another one. */
export interface ProblemDraft {
  readonly id: string;
  readonly view: ProblemView;
  /** What is written, readable or not. */
  readonly source: string;
  /** The last source that could be read, and its settings. */
  readonly readable: BlockEdit;
  /** What makes `source` unreadable. */
  readonly broken: { readonly line: number; readonly message: string } | null;
  /** What the visual view shows. */
  readonly visual: VisualProblem | null;
  /** What the markdown view shows. */
  readonly markdown: string;
  /** The problem is one that has markdown: it gets it again as soon as it can be said in it. */
  readonly hasMarkdown: boolean;
  /** The view that was asked for and cannot hold the problem. */
  readonly refused: { readonly view: ProblemView; readonly refusal: VisualRefusal } | null;
}

/**
 * Begins with the view that holds the problem best. Markdown is kept as a setting beside the source, where it is not in the way
 * of who edits the source.
 */
export function openDraft(block: string, opened: BlockEdit): ProblemDraft {
  const id = parseBlockId(block)?.id ?? '';
  const { settings } = opened;
  const hasMarkdown = typeof settings.markdown === 'string' && settings.markdown !== '';
  const source = hasMarkdown
    ? writeSettings({ type: 'problem', id, ...opened }, withoutMarkdown(settings))
    : opened.source;
  const draft: ProblemDraft = {
    id,
    view: 'olx',
    source,
    readable: { settings, source },
    broken: null,
    visual: null,
    markdown: '',
    hasMarkdown,
    refused: null,
  };
  const wanted: readonly ProblemView[] = settings.markdown_edited === true ? ['markdown', 'visual'] : ['visual'];
  const first = wanted.map((view) => switchView(draft, view)).find(({ refused }) => refused === null);
  return first ?? draft;
}

/** Shows another view of the same problem, or says why that would lose something and stays. */
export function switchView(draft: ProblemDraft, view: ProblemView): ProblemDraft {
  const refuse = (refusal: VisualRefusal): ProblemDraft => ({ ...draft, refused: { view, refusal } });
  if (draft.broken && view !== 'olx') {
    return refuse({ reason: 'broken', line: draft.broken.line, detail: draft.broken.message });
  }
  const { source, readable } = draft;
  switch (view) {
    case 'olx':
      return { ...draft, view, refused: null };
    case 'visual': {
      const { problem, refusal } = readVisual(source);
      return problem ? { ...draft, view, visual: problem, refused: null } : refuse(refusal);
    }
    case 'markdown': {
      const kept = readable.settings.markdown;
      if (typeof kept === 'string' && isMarkdownOf(kept, source)) {
        return { ...draft, view, markdown: kept, refused: null };
      }
      const { markdown, refusal } = writeMarkdown(source);
      return markdown === undefined ? refuse(refusal) : { ...draft, view, markdown, refused: null };
    }
  }
}

export function editVisual(draft: ProblemDraft, visual: VisualProblem): ProblemDraft {
  const source = writeVisual(visual);
  return written({ ...draft, visual }, source, draft.readable.settings);
}

export function editMarkdown(draft: ProblemDraft, markdown: string): ProblemDraft {
  const source = markdownSource(markdown, draft.source);
  const settings = { ...draft.readable.settings, markdown };
  return { ...draft, markdown, source, readable: { settings, source }, broken: null, hasMarkdown: true, refused: null };
}

/** What cannot be read stays as it was typed; the settings follow as soon as it can. */
export function editSource(draft: ProblemDraft, source: string): ProblemDraft {
  const read = readEditedSource({ type: 'problem', id: draft.id, ...draft.readable }, source);
  if (!read.ok) {
    const { line, message } = read;
    return { ...draft, source, broken: { line, message }, refused: null };
  }
  return written(draft, source, read.settings);
}

/** Settings stand in the source too, where its element says them: an export carries them there. */
export function editSettings(draft: ProblemDraft, settings: Settings): ProblemDraft {
  if (draft.broken) {
    return { ...draft, readable: { ...draft.readable, settings } };
  }
  // Markdown alone stays out of the source.
  const said = {
    type: 'problem',
    id: draft.id,
    source: draft.source,
    settings: withoutMarkdown(draft.readable.settings),
  };
  const source = writeSettings(said, withoutMarkdown(settings));
  const attributes = parseXml(source).root?.attributes ?? {};
  const visual = draft.visual && { ...draft.visual, attributes };
  return { ...draft, source, readable: { settings, source }, visual };
}

/** Markdown that no longer says what the source says would undo the edit when it is edited next: it is written anew, or goes. */
function written(draft: ProblemDraft, source: string, settings: Settings): ProblemDraft {
  return {
    ...draft,
    source,
    readable: { settings: draft.hasMarkdown ? followMarkdown(settings, source) : settings, source },
    broken: null,
    refused: null,
  };
}

function followMarkdown(settings: Settings, source: string): Settings {
  const { markdown } = settings;
  if (typeof markdown === 'string' && isMarkdownOf(markdown, source)) {
    return settings;
  }
  const anew = writeMarkdown(source).markdown;
  return anew === undefined ? withoutMarkdown(settings) : { ...settings, markdown: anew };
}

function withoutMarkdown(settings: Settings): Settings {
  const { markdown: _, ...others } = settings;
  return others;
}

/** What is saved: what cannot be read goes with the settings of what could. */
export const editOf = ({ readable, source, broken }: ProblemDraft): BlockEdit =>
  broken ? { settings: readable.settings, source } : readable;
