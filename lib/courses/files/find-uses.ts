import { LRUCache } from 'lru-cache';
import type { Courseware, ManifestFile, NodeBody, NodeHash } from '@/db/courseware';
import { assetName } from '@/lib/olx/asset-name';
import { formatBlockId } from '@/lib/olx/identity';
import { findStaticFile } from '@/lib/olx/links';
import type { CourseIdentity } from '@/lib/olx/model';
import { readBodies } from '../export/read-bodies';
import { type CourseTextPlace, courseTexts, findBlockMentions, findMentions } from './find-mentions';

/** Where a file is used: in a block, or in what belongs to the course as a whole. */
export interface FileUse {
  /** `TYPE@ID`, or the place in the studio where the text is written. */
  readonly at: { readonly block: string } | { readonly place: CourseTextPlace };
  readonly inDraft: boolean;
  /** Learners see it there now. */
  readonly inPublished: boolean;
}

/** What a node mentions follows from its hash (and from the course's key, in links that name it). */
const mentioned = new LRUCache<string, ReadonlySet<string>>({ max: 50_000 });

export interface UsesInput {
  readonly identity: CourseIdentity;
  readonly draftRoot: NodeHash;
  readonly publishedRoot: NodeHash;
  readonly files: readonly ManifestFile[];
}

/** Where each file of `static/` is used, by its path, in both heads. A file that nothing names is not in the answer. */
export async function findUses(
  courseware: Pick<Courseware, 'getNodes'>,
  { identity, draftRoot, publishedRoot, files }: UsesInput,
): Promise<ReadonlyMap<string, readonly FileUse[]>> {
  const index = indexOf(files);
  const uses = new Map<string, Map<string, FileUse>>();
  const note = (name: string, key: string, at: FileUse['at'], head: 'inDraft' | 'inPublished') => {
    const file = findStaticFile(index, name);
    if (!file) {
      return;
    }
    const ofFile = uses.get(file.path) ?? new Map<string, FileUse>();
    uses.set(file.path, ofFile);
    const before = ofFile.get(key) ?? { at, inDraft: false, inPublished: false };
    ofFile.set(key, { ...before, [head]: true });
  };
  for (const [root, head] of [
    [draftRoot, 'inDraft'],
    [publishedRoot, 'inPublished'],
  ] as const) {
    for (const [hash, body] of await readBodies(courseware, [root])) {
      const block = formatBlockId(body);
      const at = body.documents ? ({ place: 'advanced' } as const) : { block };
      for (const name of mentionsOf(hash, body, identity)) {
        note(name, block, at, head);
      }
      for (const [place, text] of body.documents ? courseTexts(body.documents) : []) {
        for (const name of findMentions(text, identity)) {
          note(name, place, { place }, head);
        }
      }
    }
  }
  return new Map([...uses].map(([path, ofFile]) => [path, [...ofFile.values()]]));
}

function mentionsOf(hash: NodeHash, body: NodeBody, identity: CourseIdentity): ReadonlySet<string> {
  const key = `${identity.org}+${identity.number}+${identity.run} ${hash}`;
  const known = mentioned.get(key);
  if (known) {
    return known;
  }
  const found = findBlockMentions(body, identity);
  mentioned.set(key, found);
  return found;
}

function indexOf(files: readonly ManifestFile[]) {
  const statics = files
    .filter(({ place }) => place === 'static')
    .map((file) => ({ ...file, archivePath: `static/${file.path}` }));
  return new Map([
    ...statics.map((file) => [assetName(file.path), file] as const),
    ...statics.map((file) => [file.path, file] as const),
  ]);
}
