/**
 * The picture of a course, or, where it has none, its number on a cloth-bound cover. Decoration either way: the title
 * stands beside it.
 */
export function CourseCover({ imageHref, number }: { readonly imageHref: string | null; readonly number: string }) {
  return imageHref ? (
    // biome-ignore lint/performance/noImgElement: author images are served as they are
    <img src={imageHref} alt="" loading="lazy" className="course-cover" />
  ) : (
    <div aria-hidden="true" className="course-cover course-cover-plain">
      <span className="truncate">{number}</span>
    </div>
  );
}
