import type { CourseDocuments } from '../model';

/** A course that has none. */
export const noDocuments: CourseDocuments = {
  gradingPolicy: null,
  about: {},
  info: { handouts: null, updates: null, updateItems: null },
  tabs: {},
  tags: null,
  strayPolicies: {},
  assetPolicies: {},
  unknownFiles: [],
};
