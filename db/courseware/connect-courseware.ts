import { MongoNetworkError, MongoServerError, MongoServerSelectionError, MongoTopologyClosedError } from 'mongodb';
import { openMongo } from '@/db/courseware/open-mongo';
import { unavailable } from '@/lib/errors';
import { assessBlock } from './assess-block';
import { collect } from './collect/collect';
import { openCollections } from './collections';
import { openFiles } from './files';
import type { Courseware } from './index';
import { openManifests } from './manifests';
import type { Assessment, NodeBody } from './model';
import { openNodes } from './nodes';
import { openOutlines } from './outlines';
import { openRevisions } from './revisions';

export interface ConnectOptions {
  /** The instant that documents are dated with. */
  readonly clock?: () => Date;
  readonly assess?: (node: NodeBody) => Assessment;
  /** Memory for each of the three caches: nodes, outlines, small files. */
  readonly cacheBytes?: number;
}

/**
 * Opens the courseware store by its `mongodb://` address; the database is the one that the address names. Connects at the
 * first use, and again where that failed. Every method throws Unavailable `courseware.unavailable` when the server does not answer within ten seconds.
 */
export function connectCourseware(uri: string, options: ConnectOptions = {}): Courseware {
  const { clock = () => new Date(), assess = assessBlock, cacheBytes = 64 * 1024 * 1024 } = options;
  const { client, close } = openMongo(uri, defaultsFor(uri));
  const db = () => client().db();
  let isClosed = false;
  const answered = answering(async () => {
    if (!isClosed) await client().connect();
  });
  const collections = openCollections(db, clock);
  const nodes = openNodes(collections, cacheBytes);
  const outlines = openOutlines(collections, nodes, assess, cacheBytes);
  const revisions = openRevisions(collections);
  const manifests = openManifests(collections);
  const files = openFiles(collections, cacheBytes);
  return {
    putNodes: answered(nodes.putNodes),
    getNode: answered(nodes.getNode),
    getNodes: answered(nodes.getNodes),
    getOutline: answered(outlines.getOutline),
    putRevision: answered(revisions.putRevision),
    getRevision: answered(revisions.getRevision),
    dropAutosave: answered(revisions.dropAutosave),
    listRevisions: answered(revisions.listRevisions),
    putManifest: answered(manifests.putManifest),
    getManifest: answered(manifests.getManifest),
    findFile: answered(manifests.findFile),
    hasFile: answered(files.hasFile),
    keepFiles: answered(files.keepFiles),
    putFile: answered(files.putFile),
    putFiles: answered(files.putFiles),
    openFile: answered(files.openFile),
    collect: answered((limits) => collect(collections, limits)),
    ping: answered(async () => {
      const build = await db().command({ buildInfo: 1 });
      return build.gitVersion === 'documentdb'
        ? { engine: 'DocumentDB', version: String(build.documentdb) }
        : { engine: 'MongoDB', version: String(build.version) };
    }),
    close: () => {
      isClosed = true;
      return close();
    },
  };
}

/** Limits that make a server that went away an error in seconds; what the address itself says counts more. */
function defaultsFor(uri: string): Readonly<Record<string, number>> {
  const defaults = {
    serverSelectionTimeoutMS: 10_000,
    connectTimeoutMS: 10_000,
    socketTimeoutMS: 25_000,
    maxPoolSize: 20,
  };
  const unsaid = Object.entries(defaults).filter(([name]) => !new RegExp(`[?&]${name}=`, 'i').test(uri));
  return Object.fromEntries(unsaid);
}

/**
 * Has methods say in the family's words that the server is away; every other error passes as it is. A client whose first connection
 * failed does not try another by itself, and would say so for as long as the process lives: it is connected anew, and what was asked,
 * which never left it, is asked again.
 */
function answering(reconnect: () => Promise<unknown>) {
  return <Input extends readonly unknown[], Output>(
    method: (...input: Input) => Promise<Output>,
  ): ((...input: Input) => Promise<Output>) => {
    const insist = async (input: Input) => {
      try {
        return await method(...input);
      } catch (error) {
        if (!(error instanceof MongoTopologyClosedError)) {
          throw error;
        }
        await reconnect();
        return await method(...input);
      }
    };
    return async (...input) => {
      try {
        return await insist(input);
      } catch (error) {
        if (isAway(error)) {
          throw unavailable(
            'courseware.unavailable',
            'The course store does not answer. Please try again in a moment.',
            {
              cause: error,
              retryAfterSeconds: 5,
            },
          );
        }
        throw error;
      }
    };
  };
}

/** Server errors that say "not now": unreachable, timed out, shutting down, no primary. Source: MongoDB's error codes. */
const awayCodes: ReadonlySet<unknown> = new Set([6, 7, 89, 91, 189, 9001, 10107, 11600, 11602, 13435, 13436]);

const isAway = (error: unknown): boolean =>
  error instanceof MongoNetworkError ||
  error instanceof MongoServerSelectionError ||
  error instanceof MongoTopologyClosedError ||
  (error instanceof MongoServerError && awayCodes.has(error.code));
