import { missingModuleCode, parseProblem } from '@/lib/capa';
import { walkBlocks } from '@/lib/olx';
import type { Block, Warning } from '@/lib/olx/model';
import { findMissingModules } from '@/sandbox';

/** Warns of problems whose Python imports a module that the sandbox has not: they cannot be shown or graded. */
export function warnMissingModules(root: Block): readonly Warning[] {
  return [...walkBlocks(root)].flatMap(({ type, id, source = '' }) => {
    // Most problems have no Python; they need not be read here.
    if (type !== 'problem' || !/python/.test(source)) {
      return [];
    }
    return findMissingModules(parseProblem(source).script).map(
      (name): Warning => ({
        path: `problem/${id.replaceAll(':', '/')}.xml`,
        line: null,
        code: missingModuleCode,
        message: `The problem’s script imports ${name}, which is not here: learners cannot answer this problem.`,
      }),
    );
  });
}
