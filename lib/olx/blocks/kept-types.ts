import type { BlockType } from './block-type';

/**
 * Types that Lectern keeps to the byte and shows as a placeholder. Open edX writes these into files of their own; every type
 * that is not named here is written inline, since Open edX reads most add-on types only there.
 */
const kept = (name: string, content: BlockType['content'] = 'element'): BlockType => ({
  name,
  content,
  storage: 'file',
  isSupported: false,
  fields: {},
});

export const keptTypes: readonly BlockType[] = [
  kept('library_content', 'both'),
  kept('itembank', 'both'),
  kept('split_test', 'both'),
  kept('conditional', 'both'),
  kept('randomize', 'both'),
  kept('wrapper', 'both'),
  kept('videosequence', 'both'),
  kept('problemset', 'both'),
  kept('section', 'both'),
  kept('annotatable'),
  kept('customtag'),
  kept('graphical_slider_tool'),
  kept('imageannotation'),
  kept('lti'),
  kept('poll_question'),
  kept('textannotation'),
  kept('videoannotation'),
  kept('word_cloud'),
];
