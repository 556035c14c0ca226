/**
 * The name of a setting for reading, where the page has no words of its own for it.
 * @example fieldName('max_attempts') // 'max attempts'
 */
export const fieldName = (name: string): string => name.replaceAll('_', ' ');
