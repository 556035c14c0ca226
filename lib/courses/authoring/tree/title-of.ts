import { formatBlockId } from '@/lib/olx/identity';
import type { Settings } from '@/lib/olx/model';

/** What a person knows a block by: its display name, else its type and id. */
export function titleOf(block: { readonly type: string; readonly id: string; readonly settings: Settings }): string {
  const { display_name: name } = block.settings;
  return typeof name === 'string' && name.trim() !== '' ? name : formatBlockId(block);
}
