import type { OpenFace } from './faces';
import type { FaceStyle } from './model';
import { type Run, splitRuns } from './split-runs';

export interface TextStyle {
  readonly face: FaceStyle;
  /** In points. */
  readonly size: number;
  readonly color: string;
}

/** A page with lines of text in any script. Distances are points, from the top left. */
export class Paper {
  /** Letters that no face had. */
  missing = '';
  /** What is read aloud, in order. */
  private readonly reading: PDFKit.PDFStructureElement;

  constructor(
    readonly document: PDFKit.PDFDocument,
    private readonly faces: readonly OpenFace[],
    readonly direction: 'ltr' | 'rtl',
  ) {
    for (const face of faces) if (face.isEmbedded) document.registerFont(face.name, face.bytes);
    this.reading = document.struct('Document');
    document.addStructure(this.reading);
  }

  width(text: string, style: TextStyle): number {
    return this.runs(text, style).reduce((sum, run) => sum + this.runWidth(run, style.size), 0);
  }

  /** The largest size, down to a least one, at which a line is no wider than it may be. */
  fit(text: string, style: TextStyle, width: number, least: number): TextStyle {
    const natural = this.width(text, style);
    return natural <= width ? style : { ...style, size: Math.max(least, (style.size * width) / natural) };
  }

  /** Breaks between words, or where a script has none of these, between what a dictionary takes for words. */
  wrap(text: string, style: TextStyle, width: number): readonly string[] {
    const lines = [''];
    for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
      const longer = (lines.at(-1) ?? '') + segment;
      if (lines.at(-1) === '' || segment.trim() === '' || this.width(longer.trim(), style) <= width)
        lines[lines.length - 1] = longer;
      else lines.push(segment);
    }
    return lines.map((line) => line.trim());
  }

  /** One line on a baseline, read aloud as `tag`. `align` says where on it `x` is; start and end follow the direction. */
  line(text: string, style: TextStyle, at: { x: number; y: number; align: 'start' | 'center' | 'end'; tag?: string }) {
    const width = this.width(text, style);
    const isRight = at.align === (this.direction === 'ltr' ? 'end' : 'start');
    let x = at.align === 'center' ? at.x - width / 2 : isRight ? at.x - width : at.x;
    const { runs, missing } = splitRuns(text, style.face, this.faces, this.direction);
    this.missing += missing;
    const draw = () => {
      for (const run of runs) {
        if (run.face.isEmbedded) this.drawText(run, style, x, at.y);
        else this.drawOutlines(run, style, x, at.y);
        x += this.runWidth(run, style.size);
      }
    };
    this.reading.add(this.document.struct(at.tag ?? 'P', { actual: text }, draw));
  }

  /** A picture, and what is said in its place to who does not see it. */
  figure(alt: string, draw: () => void): void {
    this.reading.add(this.document.struct('Figure', { alt }, draw));
  }

  /** Lines that only please the eye. */
  ornament(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  /** To be called once, when all is drawn. */
  end(): void {
    this.reading.end();
    this.document.end();
  }

  private runs(text: string, style: TextStyle): readonly Run[] {
    return splitRuns(text, style.face, this.faces, this.direction).runs;
  }

  private runWidth(run: Run, size: number): number {
    return (shape(run).advanceWidth / run.face.font.unitsPerEm) * size;
  }

  private drawText({ face, text, direction }: Run, { size, color }: TextStyle, x: number, y: number): void {
    // Embedded faces have no letters that run from the right: what is turned here is spaces and stops between such.
    const shown = direction === 'ltr' ? text : [...text].reverse().join('');
    this.document.font(face.name).fontSize(size).fillColor(color);
    // With a list of features, even an empty one, a run is shaped as a whole; without, word by word.
    this.document.text(shown, x, y, { lineBreak: false, features: [], baseline: 'alphabetic' });
  }

  private drawOutlines(run: Run, { size, color }: TextStyle, x: number, y: number): void {
    const { document } = this;
    const { face } = run;
    const scale = size / face.font.unitsPerEm;
    const { glyphs, positions } = shape(run);
    let pen = 0;
    document.save().translate(x, y).scale(scale, -scale).fillColor(color).strokeColor(color);
    document.lineWidth((face.strokeShare * size) / scale).lineJoin('round');
    for (const [index, glyph] of glyphs.entries()) {
      const { xAdvance, xOffset, yOffset } = positions[index] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 };
      const outline = glyph.path.toSVG();
      if (outline) {
        document
          .save()
          .translate(pen + xOffset, yOffset)
          .path(outline);
        if (face.strokeShare > 0) document.fillAndStroke();
        else document.fill();
        document.restore();
      }
      pen += xAdvance;
    }
    document.restore();
  }
}

/** Left to itself, the library takes every run of an Arabic face for one from the right, digits too. */
const shape = ({ face, text, direction }: Run) => face.font.layout(text, undefined, undefined, undefined, direction);
