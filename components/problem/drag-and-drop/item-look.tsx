/** An item as it looks: its icon, its label, or both. */
export interface BoardItem {
  readonly id: string;
  readonly icon: string;
  /** Shown; empty where the author wants the icon alone. */
  readonly label: string;
  /** Never empty. */
  readonly name: string;
  readonly reusable: boolean;
}

export function ItemLook({ item }: { item: BoardItem }) {
  return (
    <>
      {item.icon && (
        // biome-ignore lint/performance/noImgElement: a file of the course, at its own size
        <img alt="" draggable={false} src={item.icon} />
      )}
      {(item.label || !item.icon) && <span>{item.label || item.name}</span>}
      {item.icon && !item.label && <span className="sr-only">{item.name}</span>}
    </>
  );
}

/** The item of an id. An answer may name one that the author took out since: it is shown by its id. */
export function findItem(items: readonly BoardItem[], id: string): BoardItem {
  return items.find((item) => item.id === id) ?? { id, icon: '', label: id, name: id, reusable: false };
}
