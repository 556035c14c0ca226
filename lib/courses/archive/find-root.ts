/**
 * The folder of an archive that holds the course: the highest one with a `course.xml`, `library.xml` or `roots/`; the archive's
 * own where there is none. Answers it with a slash at its end, or the empty string.
 */
export function findRoot(paths: Iterable<string>): string {
  let best: string | undefined;
  for (const path of paths) {
    const root = /^(.*\/)?(?:course\.xml|library\.xml|roots\/[^/]+\.xml)$/.exec(path);
    if (root === null) continue;
    const folder = root[1] ?? '';
    if (best === undefined || isHigher(folder, best)) best = folder;
  }
  return best ?? '';
}

function isHigher(folder: string, other: string): boolean {
  const difference = folder.split('/').length - other.split('/').length;
  return difference < 0 || (difference === 0 && folder < other);
}
