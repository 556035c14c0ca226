import { type DragEvent, useRef } from 'react';
import type { ShownRow } from '../shown-row';
import { dropPlace, type Place } from './row-places';

export const rowElementOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;

/**
 * Drags lines by their grips: a line shows where the block would land, and `onDrop` is told. Marks are set on the elements
 * themselves: while somebody drags, nothing is drawn anew.
 */
export function useRowDrag(rows: readonly ShownRow[], onDrop: (row: ShownRow, place: Place) => void) {
  const dragged = useRef<{ readonly row: ShownRow; readonly element: HTMLElement } | null>(null);
  const marked = useRef<HTMLElement | null>(null);
  const rowOf = (element: HTMLElement | null) => rows.find(({ key }) => key === element?.dataset.key);

  const mark = (element: HTMLElement | null, where = '') => {
    if (marked.current && marked.current !== element) {
      delete marked.current.dataset.drop;
    }
    if (element && element.dataset.drop !== where) {
      element.dataset.drop = where;
    }
    marked.current = element;
  };
  const find = (event: DragEvent) => {
    const element = rowElementOf(event.target);
    const target = rowOf(element);
    if (!dragged.current || !element || !target) {
      return null;
    }
    const { top, height } = element.getBoundingClientRect();
    const half = event.clientY < top + height / 2 ? 'upper' : 'lower';
    const place = dropPlace(rows, dragged.current.row, target, half);
    return place && { element, place, where: place.parent === target.block ? 'inside' : half };
  };
  const end = () => {
    mark(null);
    if (dragged.current) {
      delete dragged.current.element.dataset.dragged;
    }
    dragged.current = null;
  };

  return {
    onDragStart(event: DragEvent) {
      const element = rowElementOf(event.target);
      const row = rowOf(element);
      const isGrip = event.target instanceof Element && event.target.matches('.outline-grip');
      if (!element || !row || !isGrip) {
        return;
      }
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', row.title);
      event.dataTransfer.setDragImage(element, 16, 16);
      element.dataset.dragged = '';
      dragged.current = { row, element };
    },
    onDragOver(event: DragEvent) {
      const found = find(event);
      mark(found?.element ?? null, found?.where);
      if (found) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
      }
    },
    onDrop(event: DragEvent) {
      const found = find(event);
      const row = dragged.current?.row;
      end();
      if (found && row) {
        event.preventDefault();
        onDrop(row, found.place);
      }
    },
    onDragEnd: end,
  };
}
