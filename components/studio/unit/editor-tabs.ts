/** What of a block is edited: what learners read, its settings, or the whole element as code. */
export type EditorTab = 'content' | 'settings' | 'source';

/** The ways to edit a block of a type, the usual one first. */
export function editorTabsOf(type: string): readonly EditorTab[] {
  switch (type) {
    case 'html':
    // The problem's own editor has a view for its code.
    case 'problem':
      return ['content', 'settings'];
    case 'video':
      return ['content', 'settings', 'source'];
    case 'vertical':
      return ['settings'];
    default:
      return ['source', 'settings'];
  }
}
