import { assetName } from '@/lib/olx/asset-name';
import { courseImageNames } from '@/lib/olx/blocks/course';
import type { StaticFile } from '@/lib/olx/model';
import type { CourseUnderCheck, Rule } from '../finding';

/** Files that nothing names, and names of files that are not there. */
export const findFiles: Rule = function* (course) {
  const { documents, fileIndex, staticFiles } = course;
  for (const name of Object.keys(documents.assetPolicies)) {
    if (fileIndex.has(name) || isThumbnail(name)) continue;
    const message = `The entry "${name}" is for a file that the course does not have.`;
    yield { code: 'asset-without-file', path: 'policies/assets.json', message };
  }
  const names = new Mentions(course);
  for (const file of staticFiles) {
    if (names.has(file)) continue;
    yield { code: 'unused-file', path: file.archivePath, message: 'Nothing in the course names this file.' };
  }
};

/** The platform makes pictures of pictures; courses only list them. */
const isThumbnail = (name: string): boolean => /^thumbnail|-(?:jpg|jpeg|png|gif|webp)\.jpg$/i.test(name);

/** Everything in a course that looks like the name of a file; whoever is named anywhere counts as used. */
class Mentions {
  private readonly words = new Set<string>(courseImageNames);
  private readonly texts: readonly string[];

  constructor({ blocks, documents, staticTexts }: CourseUnderCheck) {
    const { assetPolicies: _, unknownFiles: __, ...speaking } = documents;
    this.texts = [
      ...blocks.flatMap(({ block }) => [block.source ?? '', JSON.stringify(block.settings)]),
      JSON.stringify(speaking),
      ...staticTexts,
    ];
    for (const text of this.texts) {
      // A name ends where a quote, a bracket, a space or a slash is.
      for (const [word] of text.matchAll(/[^\s"'`<>()[\]{},;|\\/=?#&@]+/g)) this.words.add(word);
    }
  }

  has({ path, displayName }: StaticFile): boolean {
    const base = path.slice(path.lastIndexOf('/') + 1);
    const subtitle = /^subs_(.+?)\.srt\.sjson$/.exec(base)?.[1];
    const names = [base, assetName(path), assetName(base), displayName, ...(subtitle === undefined ? [] : [subtitle])];
    return names.some((name) => this.says(name) || this.says(encodeURI(name)) || this.says(encodeURIComponent(name)));
  }

  /** Only a name that is no single word is looked for in every text. */
  private says(name: string): boolean {
    if (this.words.has(name)) return true;
    return !/^[\w.~%+:-]+$/.test(name) && this.texts.some((text) => text.includes(name));
  }
}
