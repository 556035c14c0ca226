import { walkBlocks } from '@/lib/olx';
import { findMissingModuleReports } from '@/lib/olx/check';
import { formatBlockId } from '@/lib/olx/identity';
import type { Block, Warning } from '@/lib/olx/model';
import type { BlockLocation } from '@/lib/olx/read/block-record';
import { findMissingModules } from '@/sandbox';

/** Warns of problems whose Python imports a module that the sandbox has not: they cannot be shown or graded. */
export function warnMissingModules(root: Block, locations: ReadonlyMap<string, BlockLocation>): readonly Warning[] {
  return [...walkBlocks(root)].flatMap((block) => {
    const location = block.type === 'problem' ? locations.get(formatBlockId(block)) : undefined;
    return location === undefined ? [] : findMissingModuleReports(block, location, findMissingModules);
  });
}
