/**
 * The name of a file of `static/` in the key of its asset: one flat name, in which a slash and every character that such a key
 * cannot hold is `_`; several in a row stay several. Links in courses use either the path or this name. Pure.
 *
 * Source: the characters that Open edX keeps are letters, digits and `_ . % -` (opaque-keys, `BlockUsageLocator`: the invalid ones of
 * deprecated locations, by which `StaticContent.compute_location` of its contentstore cleans a name); `~` is none of them.
 *
 * @example assetName('images/Screen Shot.png') // 'images_Screen_Shot.png'
 */
export function assetName(path: string): string {
  return path.replace(/[^\p{L}\p{N}_.%-]/gu, '_');
}
