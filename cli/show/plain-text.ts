/** Authors' words for a terminal, which they must not steer: without control characters, the tab excepted. */
export const plainText = (text: string): string => text.replace(/[^\P{Cc}\t]/gu, '');
