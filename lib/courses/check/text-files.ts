import type { CourseFiles } from '../archive/open-archive';

const namesFiles = /^static\/.*\.(?:html?|css|js|json|svg|xml|md)$/i;
/** Longer texts are data or packed libraries. */
const longest = 2_000_000;

/** Whether a file of `static/` is a text that may name other files: pages, styles, scripts. `path` counts from the course's folder. */
export const isTextFile = (path: string, bytes: number): boolean => bytes <= longest && namesFiles.test(path);

/** The texts of an archive's `static/` that may name other files. */
export const textsOf = (files: CourseFiles): readonly string[] =>
  files.paths
    .filter((path) => isTextFile(path, files.size(path) ?? 0))
    .map((path) => new TextDecoder().decode(files.read(path)));
