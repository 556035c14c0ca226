import qrcode from 'qrcode-generator';

/** As much of a page as a code needs. */
interface Canvas {
  rect(x: number, y: number, width: number, height: number): unknown;
  fill(color: string): unknown;
}

/** A QR code as one shape, `size` points wide without the quiet zone around it. */
export function drawQrCode(
  paper: Canvas,
  text: string,
  { x, y, size, color }: { x: number; y: number; size: number; color: string },
): void {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const side = size / count;
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      // A hair wider than a module, so that no seam shows between two.
      if (code.isDark(row, column)) paper.rect(x + column * side, y + row * side, side * 1.02, side * 1.02);
    }
  }
  paper.fill(color);
}
