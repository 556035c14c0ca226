import { classNames } from '@/components/ui/class-names';

/**
 * The picture of a course, or, where it has none, its number on a cloth-bound cover. Decoration either way: the title
 * stands beside it.
 */
export function CourseCover({
  imageHref,
  number,
  className,
}: {
  readonly imageHref: string | null;
  readonly number: string;
  readonly className?: string;
}) {
  const frame = 'aspect-[16/9] w-full overflow-hidden rounded-md';
  if (imageHref) {
    return (
      // biome-ignore lint/performance/noImgElement: author images are served as they are
      <img
        src={imageHref}
        alt=""
        loading="lazy"
        className={classNames(frame, 'bg-shade object-cover outline -outline-offset-1 outline-line', className)}
      />
    );
  }
  return (
    <div
      aria-hidden="true"
      className={classNames(frame, 'flex items-end border-s-6 border-accent bg-accent-soft px-3 py-2', className)}
    >
      <span className="truncate font-serif text-base text-accent">{number}</span>
    </div>
  );
}
