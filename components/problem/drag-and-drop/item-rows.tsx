import type { PointerEvent } from 'react';
import type { Placement } from '@/lib/capa/answers/placements';
import { fill } from '../fill';
import type { BoardTarget } from './board-stage';
import type { BoardWords } from './board-words';
import { type BoardItem, ItemLook } from './item-look';
import type { Carried } from './place-item';

/** What script makes of the rows. */
export interface LiveRows {
  readonly carried: Carried | null;
  readonly onMove: (carried: Carried, place: Placement['place'] | null) => void;
  readonly onPick: (carried: Carried) => void;
  readonly onPointerDown: (event: PointerEvent, carried: Carried) => void;
}

/** One place of one item: a copy that lies on the picture, or one that lies nowhere yet. */
interface Copy {
  readonly at: number | null;
  readonly place: Placement['place'] | null;
  /** Only of use without script, where no further copy appears by itself. */
  readonly isSpare: boolean;
}

/**
 * The items, each with its place as a list of targets or two numbers. These fields are what is sent, and a way to answer that
 * needs neither picture nor script.
 */
export function ItemRows({
  items,
  live,
  name,
  placements,
  targets,
  words,
}: {
  items: readonly BoardItem[];
  live: LiveRows | null;
  name: string;
  placements: readonly Placement[];
  targets: readonly BoardTarget[];
  words: BoardWords;
}) {
  return (
    <ul aria-label={words.items} className="problem-items">
      {items.map((item, at) => {
        const copies = copiesOf(item, placements, live ? 0 : targets.length);
        const free: Carried = { item: item.id, from: null };
        return (
          <li className="problem-item" key={item.id}>
            {live ? (
              <button
                aria-pressed={live.carried?.item === item.id}
                className="problem-chip"
                onClick={() => live.onPick(free)}
                onPointerDown={(event) => live.onPointerDown(event, free)}
                type="button"
              >
                <ItemLook item={item} />
              </button>
            ) : (
              <span className="problem-chip">
                <ItemLook item={item} />
              </span>
            )}
            <span className="problem-item-places">
              {copies.map((copy, number) => {
                const field = `${name}.item_${at}_${number}`;
                const moved: Carried = { item: item.id, from: copy.at };
                const label = fill(number === 0 ? words.where : words.another, { item: item.name });
                return targets.length > 0 ? (
                  <select
                    aria-label={label}
                    className="problem-control"
                    data-spare={copy.isSpare}
                    // Copies of one item differ by their turn alone.
                    // biome-ignore lint/suspicious/noArrayIndexKey: the turn is the identity of a copy
                    key={number}
                    name={field}
                    onChange={({ target }) => live?.onMove(moved, target.value === '' ? null : target.value)}
                    value={typeof copy.place === 'string' ? copy.place : ''}
                  >
                    <option value="">{copy.place === null ? words.nowhere : words.takeAway}</option>
                    {targets.map((target) => (
                      <option key={target.id} value={target.id}>
                        {target.name}
                      </option>
                    ))}
                  </select>
                ) : (
                  <PlaceNumbers
                    copy={copy}
                    field={field}
                    // biome-ignore lint/suspicious/noArrayIndexKey: the turn is the identity of a copy
                    key={number}
                    label={label}
                    onMove={(place) => live?.onMove(moved, place)}
                    words={words}
                  />
                );
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Two numbers for the place of an item. One alone is no place yet: it stays in its field until the other is there. */
function PlaceNumbers({
  copy,
  field,
  label,
  onMove,
  words,
}: {
  copy: Copy;
  field: string;
  label: string;
  onMove: (place: readonly [number, number] | null) => void;
  words: BoardWords;
}) {
  const [x, y] = typeof copy.place === 'object' && copy.place !== null ? copy.place : [undefined, undefined];
  return (
    <fieldset className="flex flex-wrap gap-2" data-spare={copy.isSpare}>
      <legend className="sr-only">{label}</legend>
      {(
        [
          ['x', words.across, x],
          ['y', words.down, y],
        ] as const
      ).map(([axis, word, value]) => (
        <label className="flex items-center gap-2" key={`${axis}${value}`}>
          <span className="text-ink-2 text-sm">{word}</span>
          <input
            className="problem-control num w-22"
            defaultValue={value}
            inputMode="numeric"
            min={0}
            name={`${field}_${axis}`}
            onBlur={({ currentTarget }) => {
              const numbers = [...(currentTarget.closest('fieldset')?.querySelectorAll('input') ?? [])].map(
                (one) => one.value,
              );
              const [across = '', down = ''] = numbers;
              if (across !== '' && down !== '') {
                onMove([Number(across), Number(down)]);
              } else if (across === '' && down === '') {
                onMove(null);
              }
            }}
            step="any"
            type="number"
          />
        </label>
      ))}
    </fieldset>
  );
}

/** The copies of an item: those that lie somewhere, one more where another may be placed, and what is spare without script. */
function copiesOf(item: BoardItem, placements: readonly Placement[], spares: number): readonly Copy[] {
  const placed: Copy[] = placements.flatMap((placement, at) =>
    placement.item === item.id ? [{ at, place: placement.place, isSpare: false }] : [],
  );
  if (!item.reusable) {
    return placed.length > 0 ? placed.slice(0, 1) : [{ at: null, place: null, isSpare: false }];
  }
  const more = Math.max(spares - placed.length - 1, 0);
  return [
    ...placed,
    { at: null, place: null, isSpare: false },
    ...Array.from({ length: more }, () => ({ at: null, place: null, isSpare: true })),
  ];
}
