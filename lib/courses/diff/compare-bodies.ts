import type { NodeBody } from '@/db/courseware';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import { compareTexts } from './compare-texts';
import type { FieldChange, TextDifference } from './model';

/** What one block says differently in two versions: its settings by name, its source, its fault. The children are the tree's. Pure. */
export function compareBodies(before: NodeBody, after: NodeBody): readonly FieldChange[] {
  const changes: FieldChange[] = compareSettings(before, after);
  if (before.source !== after.source || before.sourceEncoding !== after.sourceEncoding) {
    changes.push({ field: 'source', ...compareSources(before, after) });
  }
  const faults = { before: before.fault?.code ?? null, after: after.fault?.code ?? null };
  if (!isSameFault(before, after)) {
    changes.push({ field: 'fault', ...faults });
  }
  return changes;
}

function compareSettings(before: NodeBody, after: NodeBody): FieldChange[] {
  const names = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)]);
  return [...names]
    .filter((name) => !isSameJson(before.settings[name], after.settings[name]))
    .sort()
    .map((name) => ({
      field: 'setting',
      name,
      ...(Object.hasOwn(before.settings, name) ? { before: before.settings[name] } : {}),
      ...(Object.hasOwn(after.settings, name) ? { after: after.settings[name] } : {}),
    }));
}

function compareSources(before: NodeBody, after: NodeBody): TextDifference {
  const isText = before.sourceEncoding === undefined && after.sourceEncoding === undefined;
  return isText ? compareTexts(before.source ?? '', after.source ?? '') : { hunks: null };
}

const isSameFault = ({ fault: a }: NodeBody, { fault: b }: NodeBody): boolean =>
  a?.code === b?.code && a?.message === b?.message && a?.path === b?.path && a?.line === b?.line;
