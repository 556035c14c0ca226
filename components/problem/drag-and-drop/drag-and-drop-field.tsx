import type { ProblemBlockView } from '@/lib/attempts';
import { readPlacements } from '@/lib/capa/answers/placements';
import type { DragAndDropInput } from '@/lib/capa/model';
import { describedBy, Question } from '../field-question';
import type { ProblemWords } from '../words';
import { BoardStage } from './board-stage';
import type { BoardWords } from './board-words';
import { DragAndDropBoard } from './drag-and-drop-board';
import { findItem } from './item-look';
import { ItemRows } from './item-rows';

/** Things to put on a picture. Authors give targets no names for people, so they are numbered, on the picture as well. */
export function DragAndDropField({
  input,
  problem,
  words,
}: {
  input: DragAndDropInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t } = words;
  const { inputId } = input;
  const placed = readPlacements(problem.answers[inputId]);
  const hasTargets = input.targets.length > 0;
  const items = input.draggables.map((item, at) => ({
    ...item,
    name: item.label || t('drag.item', { number: at + 1 }),
  }));
  const targets = input.targets.map((target, at) => ({ ...target, name: t('drag.target', { number: at + 1 }) }));
  const name = `input_${inputId}`;
  const boardWords: BoardWords = {
    picture: t(hasTargets ? 'drag.picture' : 'drag.picturePlaces', { count: targets.length }),
    items: t('drag.items'),
    nowhere: t('drag.nowhere'),
    takeAway: t('drag.takeAway'),
    across: t('picture.across'),
    down: t('picture.down'),
    where: t('drag.where', { item: '{item}' }),
    another: t('drag.another', { item: '{item}' }),
    empty: t('drag.empty', { target: '{target}' }),
    holds: t('drag.holds', { target: '{target}', items: '{items}' }),
    pickedUp: t('drag.pickedUp', { item: '{item}' }),
    putBack: t('drag.putBack', { item: '{item}' }),
    placedOn: t('drag.placedOn', { item: '{item}', target: '{target}' }),
    placedAt: t('drag.placedAt', { item: '{item}', x: '{x}', y: '{y}' }),
    pickFirst: t('drag.pickFirst'),
  };
  const shared = { hasOutlines: input.targetOutline, image: input.image, targets, words: boardWords };
  return (
    <fieldset aria-describedby={describedBy(problem, inputId)}>
      <Question as="legend" input={input} problem={problem} />
      <p className="mb-3 text-ink-2 text-sm">{t(hasTargets ? 'drag.help' : 'drag.helpPlaces')}</p>
      {words.hasScript ? (
        <DragAndDropBoard
          {...shared}
          items={items}
          // What was answered since lies on the picture, and what was reset does not.
          key={JSON.stringify(placed)}
          name={name}
          onePerTarget={input.onePerTarget}
          placed={placed}
        />
      ) : (
        <div className="problem-board">
          <BoardStage {...shared} itemOf={(id) => findItem(items, id)} live={null} placements={placed} />
          <ItemRows items={items} live={null} name={name} placements={placed} targets={targets} words={boardWords} />
        </div>
      )}
    </fieldset>
  );
}
