import type { ImageArea } from '@/lib/capa/model';

/** A right part of a picture, drawn over it. */
export function AreaShape({ area }: { area: ImageArea }) {
  return area.kind === 'rectangle' ? (
    <rect height={area.bottom - area.top} width={area.right - area.left} x={area.left} y={area.top} />
  ) : (
    <polygon points={area.corners.map((corner) => corner.join(',')).join(' ')} />
  );
}
