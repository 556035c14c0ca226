import { LRUCache } from 'lru-cache';
import { notFound } from '@/lib/errors';
import { type Collections, insertMissing, type RevisionDocument } from './collections';
import type { Revision } from './model';

export interface Revisions {
  putRevision(revision: Revision): Promise<void>;
  getRevision(id: string): Promise<Revision>;
  dropAutosave(id: string): Promise<void>;
  listRevisions(courseKey: string, limit?: number): Promise<readonly Revision[]>;
}

const revisionOf = ({ _id, ...rest }: RevisionDocument): Revision => ({ id: _id, ...rest });

export function openRevisions(collections: Collections): Revisions {
  const cache = new LRUCache<string, Revision>({ max: 1000 });
  return {
    async putRevision({ id, ...rest }) {
      await collections.ready();
      await insertMissing(collections.revisions, [{ _id: id, ...rest }]);
    },
    async getRevision(id) {
      const cached = cache.get(id);
      if (cached) {
        return cached;
      }
      const document = await collections.revisions.findOne({ _id: id });
      if (!document) {
        throw notFound('courseware.revision-missing', `There is no revision ${id}`);
      }
      const revision = revisionOf(document);
      cache.set(id, revision);
      return revision;
    },
    async dropAutosave(id) {
      cache.delete(id);
      await collections.revisions.deleteOne({ _id: id, autosave: { $exists: true } });
    },
    async listRevisions(courseKey, limit = 0) {
      const found = collections.revisions.find({ courseKey }).sort({ at: -1 }).limit(limit);
      return (await found.toArray()).map(revisionOf);
    },
  };
}
