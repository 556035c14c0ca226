import { isSupportedType } from '@/lib/olx/blocks';
import type { CheckedBlock, Report, Rule } from '../finding';

const words: Readonly<Record<string, string>> = {
  course: 'course',
  chapter: 'section',
  sequential: 'subsection',
  vertical: 'unit',
};
const levels = ['course', 'chapter', 'sequential', 'vertical'];

/** Blocks in places where no page shows them, empty places, things without a name, and what is only kept. */
export const findStructure: Rule = function* ({ blocks }) {
  for (const block of blocks) {
    yield* checkPlace(block);
    yield* checkContent(block);
    yield* checkName(block);
    const { type, fault } = block.block;
    if (fault === undefined && !isSupportedType(type)) {
      yield {
        code: 'unsupported-type',
        block,
        message: `Blocks of the type ${type} are kept, but learners see a placeholder.`,
      };
    }
  }
};

function* checkPlace(block: CheckedBlock): Generator<Report> {
  const { parent } = block;
  const own = levels.indexOf(block.block.type);
  const above = parent === null ? -1 : levels.indexOf(parent.block.type);
  if (parent === null || own < 0) {
    const isLoose = parent !== null && above >= 0 && above < 2 && isSupportedType(block.block.type);
    if (isLoose) yield misplaced(block, parent);
    return;
  }
  // Old courses nest a unit in a unit; blocks of other types decide themselves what they hold.
  const fits = above < 0 || above === own - 1 || (own === 3 && above === 3);
  if (!fits) yield misplaced(block, parent);
}

const misplaced = (block: CheckedBlock, parent: CheckedBlock): Report => ({
  code: 'misplaced-block',
  block,
  message: `A ${block.block.type} does not belong right into a ${parent.block.type}.`,
});

function* checkContent(block: CheckedBlock): Generator<Report> {
  const { type, children, fault } = block.block;
  const word = words[type];
  if (word === undefined || children.length > 0 || fault !== undefined) return;
  yield { code: 'empty-container', block, message: `This ${word} is empty.` };
}

function* checkName(block: CheckedBlock): Generator<Report> {
  const { type, settings, fault } = block.block;
  const word = words[type] ?? (type === 'problem' || type === 'video' ? type : undefined);
  if (word === undefined || fault !== undefined) return;
  const name = settings.display_name;
  if (typeof name === 'string' && name.trim() !== '') return;
  yield {
    code: 'missing-display-name',
    block,
    message: `This ${word} has no display_name: learners see a name made up for it.`,
  };
}
