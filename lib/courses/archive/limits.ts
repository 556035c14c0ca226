/** What an archive may hold. Far above any real course; far below what would fill a disk or hold the reader up for hours. */
export interface ArchiveLimits {
  /** All files together, unpacked. */
  readonly maxBytes: number;
  readonly maxFileBytes: number;
  /** Files and folders. */
  readonly maxEntries: number;
  /** Folders above a file. */
  readonly maxDepth: number;
  /** Characters of a whole path. */
  readonly maxPathLength: number;
  /** Unpacked bytes for each packed byte, once more than `freeBytes` are unpacked. */
  readonly maxExpansionRatio: number;
  /** So much may be unpacked whatever the ratio: small texts pack very well. */
  readonly freeBytes: number;
}

export const archiveLimits: ArchiveLimits = {
  maxBytes: 5_000_000_000,
  maxFileBytes: 2_000_000_000,
  maxEntries: 100_000,
  maxDepth: 32,
  maxPathLength: 1024,
  maxExpansionRatio: 200,
  freeBytes: 16_000_000,
};
