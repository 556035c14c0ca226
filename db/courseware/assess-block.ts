import type { Assessment, NodeBody } from './model';

const supportedTypes: ReadonlySet<string> = new Set([
  'course',
  'chapter',
  'sequential',
  'vertical',
  'html',
  'problem',
  'video',
]);

/** What Lectern can do with a block, from its node alone. */
export function assessBlock(node: NodeBody): Assessment {
  const isSupported = supportedTypes.has(node.type) && node.fault === undefined;
  return { isSupported, maxPoints: null };
}
