import { LRUCache } from 'lru-cache';
import { notFound } from '@/lib/errors';
import { type Collections, insertMissing } from './collections';
import type { Revision } from './model';

export interface Revisions {
  putRevision(revision: Revision): Promise<void>;
  getRevision(id: string): Promise<Revision>;
}

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
      const { _id, ...rest } = document;
      const revision = { id: _id, ...rest };
      cache.set(id, revision);
      return revision;
    },
  };
}
