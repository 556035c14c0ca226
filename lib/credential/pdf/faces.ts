import { create, type Font } from 'fontkit';
import type { CertificateFace, FaceStyle } from './model';

export interface OpenFace {
  readonly name: string;
  readonly style: FaceStyle;
  readonly bytes: Buffer;
  readonly font: Font;
  readonly isEmbedded: boolean;
  /** What is added to outlines of a face that is drawn in a light weight, as a share of the size. */
  readonly strokeShare: number;
}

const opened = new WeakMap<Buffer, Font>();

/** Opens the faces that a page is drawn with, each file once while its bytes are held. Throws where a file is no font. */
export function openFaces(faces: readonly CertificateFace[]): readonly OpenFace[] {
  return faces.map(({ style, bytes }, at) => {
    const font = opened.get(bytes) ?? openFont(bytes);
    opened.set(bytes, font);
    const weight = font.variationAxes.wght?.default ?? 400;
    return {
      ...{ style, bytes, font, name: `face-${at}` },
      isEmbedded: bytes.toString('latin1', 0, 4) !== 'wOF2',
      strokeShare: weight < 350 ? 0.022 : 0,
    };
  });
}

function openFont(bytes: Buffer): Font {
  const font = create(bytes);
  if (!('layout' in font)) throw new Error('A collection of fonts is not one face.');
  return font;
}
