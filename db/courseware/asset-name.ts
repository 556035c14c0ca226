/**
 * The name that Open edX gives a file of `static/`: one flat name, in which a slash and every character that its keys cannot
 * hold is `_`. Links in courses use either the path or this name.
 *
 * @example assetName('images/my photo.png') // 'images_my_photo.png'
 */
export function assetName(path: string): string {
  return path.replace(/[^\p{L}\p{N}_.~%-]/gu, '_');
}
