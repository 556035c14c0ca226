/** An id that is safe in HTML and CSS, for a block id, which may hold almost any character. */
export function domId({ block }: { readonly block: string }): string {
  return block.replace(/[^\w-]/g, '-');
}
