/**
 * How much a finding matters. `error`: learners cannot see, do or get what was meant. `warning`: it works, but hardly as meant.
 * `info`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Everything that a check can find, and what an import refuses or mends. Codes are stable: others script against them.
 * Each has its heading in `docs/course-check.md`.
 */
export const checkCodes = {
  // What an import refuses
  'olx.no-course-root': 'error',
  'olx.library': 'error',
  'olx.broken-course-root': 'error',
  'olx.no-course-key': 'error',
  'xml.doctype': 'error',
  'archive.path-escape': 'error',
  'archive.path-too-long': 'error',
  'archive.too-deep': 'error',
  'archive.duplicate': 'error',
  'archive.link': 'error',
  'archive.device': 'error',
  'archive.too-large': 'error',
  'archive.too-many-files': 'error',
  'archive.expansion': 'error',

  // What an import mends
  'broken-xml': 'error',
  'not-utf8': 'error',
  'broken-json': 'error',
  'missing-file': 'error',
  'missing-url-name': 'warning',
  'duplicate-id': 'error',
  'bad-id': 'warning',
  'duplicate-child': 'warning',
  'pointer-cycle': 'error',
  'too-deep': 'error',
  orphan: 'warning',
  'orphan-draft': 'warning',
  'tag-mismatch': 'error',
  'invalid-pointer': 'error',
  'unread-file': 'warning',
  'self-pointer': 'error',
  'bad-value': 'error',
  'bad-policy-entry': 'error',
  'html-entity': 'warning',
  'stray-text': 'warning',
  'several-roots': 'warning',

  // Names and layout
  'extra-url-name': 'warning',
  'nested-name': 'info',
  obsolete: 'info',
  'shared-body': 'info',
  'setting-override': 'info',
  'unknown-setting': 'info',
  'missing-policy': 'warning',
  'policy-without-block': 'warning',
  'policy-wrong-type': 'error',

  // Structure
  'misplaced-block': 'error',
  'empty-container': 'warning',
  'missing-display-name': 'warning',
  'unsupported-type': 'warning',

  // Dates
  'missing-start': 'warning',
  'date-order': 'warning',
  'entrance-exam': 'error',

  // Grading
  'missing-grading-policy': 'warning',
  'bad-grading-policy': 'error',
  'odd-grading-policy': 'warning',
  'weights-not-100': 'warning',
  'bad-cutoff': 'warning',
  'format-not-in-policy': 'error',
  'graded-without-format': 'warning',
  'too-few-assignments': 'warning',
  'drops-everything': 'warning',
  'graded-without-problem': 'warning',

  // Problems
  'broken-problem': 'error',
  'unsupported-question': 'warning',
  'bad-answer': 'error',
  'no-correct-answer': 'error',
  'missing-check-function': 'error',
  'script-module-missing': 'error',
  'script-failed': 'error',
  'script-not-run': 'info',
  'no-question': 'info',

  // Links and files
  'broken-file-link': 'error',
  'broken-block-link': 'error',
  'broken-course-link': 'warning',
  'foreign-link': 'warning',
  'insecure-media': 'warning',
  'asset-without-file': 'info',
  'unused-file': 'info',

  // What learners see and hear
  'broken-html': 'warning',
  'image-without-text': 'warning',
  'video-without-source': 'error',
  'video-without-transcript': 'warning',
  'missing-transcript': 'error',
  'missing-course-image': 'warning',
  'tab-without-page': 'error',
  'page-without-tab': 'warning',

  // Tools
  'duplicate-discussion-id': 'error',
  'lti-without-passport': 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

export type CheckCode = keyof typeof checkCodes;

const severities: ReadonlyMap<string, Severity> = new Map(Object.entries(checkCodes));

/** The severity of a code; a code that nobody listed is a warning. */
export function severityOf(code: string): Severity {
  return severities.get(code) ?? 'warning';
}
