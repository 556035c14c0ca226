import { type Block, escapeRaw, readBlocks, writeMarkup } from './markdown/blocks';
import { isWellFormed, safeMarkup } from './markdown/markup';

/**
 * Turns Studio's problem markdown into a `<problem>` (OLX). The result is always well-formed: what is not markup is escaped.
 * Source: the Open edX documentation, "Simple editor" of problems.
 *
 * @example markdownToOlx('= 5') // a <problem> with <numericalresponse answer="5">
 */
export function markdownToOlx(markdown: string): string {
  const hints: string[] = [];
  const body = markdown.replaceAll('\r\n', '\n').replace(/^[^\S\n]*\|\|(.*?)\|\|[^\S\n]*$/gm, (_line, hint: string) => {
    hints.push(`  <hint>${safeMarkup(hint.trim())}</hint>`);
    return '';
  });
  const parts = body.split(/\n[^\S\n]*---[^\S\n]*\n/).map(writePart);
  const demandHint = hints.length === 0 ? [] : ['<demandhint>', ...hints, '</demandhint>'];
  return ['<problem>', parts.filter((part) => part !== '').join('\n\n'), ...demandHint, '</problem>']
    .filter((line) => line !== '')
    .join('\n');
}

function writePart(source: string): string {
  const blocks = readBlocks(source);
  const part = arrange(blocks);
  return isWellFormed(part) ? part : arrange(escapeRaw(blocks));
}

/** A single response takes everything around it inside, before and after its input. */
function arrange(blocks: readonly Block[]): string {
  const responses = blocks.filter((block) => block.kind === 'response');
  const only = responses.length === 1 ? responses[0] : undefined;
  if (!only) return blocks.map(writeMarkup).join('\n');
  const at = blocks.indexOf(only);
  const body = [...blocks.slice(0, at).map(writeMarkup), only.body, ...blocks.slice(at + 1).map(writeMarkup)];
  return writeMarkup({ ...only, body: body.join('\n') });
}
