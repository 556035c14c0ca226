import { invalid } from '@/lib/errors';

/** What import leaves out, and what no archive may hold. */
const litter = /^(?:\._.*|\.DS_Store|Thumbs\.db|.*~)$/;
const longest = 400;

/**
 * The path below `static/` that a text means, in the form that the store keeps. Throws Invalid `files.bad-path` for one that an
 * archive could not hold, so that every course can be exported and come back whole.
 */
export function checkPath(text: string): string {
  const steps = text.normalize('NFC').trim().split('/');
  const isBad =
    text.length > longest ||
    steps.length > 16 ||
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /[\u0000-\u001f\u007f\\"<>?#%*|:]/.test(text) ||
    steps.some((step) => step.trim() === '' || step === '.' || step === '..' || litter.test(step));
  if (isBad) {
    throw invalid('files.bad-path', `"${text.slice(0, 100)}" cannot be the name of a file of a course.`);
  }
  return steps.join('/');
}
