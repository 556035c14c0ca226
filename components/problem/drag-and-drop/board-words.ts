/** The words of a board, some with places left open (see `fill`). */
export interface BoardWords {
  /** What the picture is, for those who do not see it. */
  readonly picture: string;
  readonly items: string;
  readonly nowhere: string;
  readonly takeAway: string;
  readonly across: string;
  readonly down: string;
  /** `{item}` */
  readonly where: string;
  /** `{item}`: for a further copy of an item that may be used again. */
  readonly another: string;
  /** `{target}` */
  readonly empty: string;
  /** `{target}` and `{items}` */
  readonly holds: string;
  /** `{item}` */
  readonly pickedUp: string;
  readonly putBack: string;
  /** `{item}` and `{target}` */
  readonly placedOn: string;
  /** `{item}`, `{x}`, `{y}` */
  readonly placedAt: string;
  readonly pickFirst: string;
}
