import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import type { CourseFile } from '@/lib/courses';

/** A picture in small; for other files a drawing. What it shows is said beside it. */
export function FileThumbnail({
  file,
  isLarge = false,
}: {
  readonly file: Pick<CourseFile, 'href' | 'contentType'>;
  readonly isLarge?: boolean;
}) {
  const box = classNames(
    'grid shrink-0 place-items-center overflow-hidden rounded-md border border-line bg-shade text-ink-3',
    isLarge ? 'min-h-32 w-full' : 'size-11',
  );
  if (!file.contentType.startsWith('image/')) {
    return (
      <span className={box}>
        <Icon name={file.contentType.startsWith('video/') ? 'video' : 'other'} />
      </span>
    );
  }
  return (
    <span className={box}>
      {/* biome-ignore lint/performance/noImgElement: files of a course come as they are */}
      <img
        src={file.href}
        alt=""
        loading="lazy"
        decoding="async"
        className={isLarge ? 'max-h-56 object-contain' : 'size-full object-cover'}
      />
    </span>
  );
}
