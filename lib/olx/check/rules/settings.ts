import { fieldsOf, isSupportedType } from '@/lib/olx/blocks';
import type { Rule } from '../finding';

/** What tools of Open edX write beside the settings, and what only says where a block stands. */
const harmless = new Set(['xml_attributes', 'xblock-family', 'slug', 'name', 'tags', 'source_file', 'upstream']);
const isHarmless = (name: string): boolean => harmless.has(name) || /^(?:data-|upstream_|x-|xmlns)/.test(name);

/** Settings that mean nothing, in blocks whose settings are known. */
export const findUnknownSettings: Rule = function* ({ blocks }) {
  for (const block of blocks) {
    const { type, settings } = block.block;
    if (!isSupportedType(type)) continue;
    const fields = fieldsOf(type);
    const unknown = Object.keys(settings).filter((name) => !fields.has(name) && !isHarmless(name));
    if (unknown.length === 0) continue;
    const names = unknown.map((name) => `"${name}"`).join(', ');
    const message = `Nothing here knows the setting ${names} of a ${type}; it is kept, and has no effect.`;
    yield { code: 'unknown-setting', block, message };
  }
};
