import type { ImagePoint } from '@/lib/capa/answers/image-point';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The mark on a picture. `isSet` is false while keys move it and nothing is chosen yet. */
export function Crosshair({ isSet, point, size }: { isSet: boolean; point: ImagePoint; size: PictureSize }) {
  const percent = (part: number, whole: number) => `${whole > 0 ? (part / whole) * 100 : 0}%`;
  return (
    <span
      aria-hidden="true"
      className="problem-crosshair"
      data-set={isSet}
      style={{ left: percent(point.x, size.width), top: percent(point.y, size.height) }}
    />
  );
}
