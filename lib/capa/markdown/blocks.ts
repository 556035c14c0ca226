import { typedAnswer } from './answers';
import { checkboxes, dropdown, multipleChoice } from './choices';
import { isWellFormed, safeMarkup } from './markup';

/** A piece of a problem, in order. */
export type Block =
  | { readonly kind: 'markup'; readonly xml: string }
  /** A line that the author wrote as markup; it may open what a later line closes. */
  | { readonly kind: 'raw'; readonly line: string }
  | { readonly kind: 'response'; readonly tag: string; readonly attributes: string; readonly body: string };

const choiceLine = /^\s*\(.{0,3}\)/;
const boxLine = /^\s*\[.?\]/;
const compoundLine = /^\s*\{\{\s*\(\(.*\)\).*\}\}\s*$/;
const answerStart = /^\s*s?=/;
const answerMore = /^\s*(?:or|not|s)=/;

/** Cuts one part of a problem (between `---` lines) into blocks. */
export function readBlocks(source: string): readonly Block[] {
  return new BlockReader(joinHints(source).split('\n')).read();
}

/** A hint may be written over several lines. */
function joinHints(source: string): string {
  // Only up to the last closing: a text of openings alone would be read to its end from each of them.
  const end = source.lastIndexOf('}}') + 2;
  return source.slice(0, end).replace(/\{\{.*?\}\}/gs, (hint) => hint.replace(/\s*\n\s*/g, ' ')) + source.slice(end);
}

class BlockReader {
  private at = 0;
  private readonly blocks: Block[] = [];

  constructor(private readonly lines: readonly string[]) {}

  read(): readonly Block[] {
    while (this.at < this.lines.length) this.next();
    return this.blocks;
  }

  private next(): void {
    const line = this.lines[this.at] ?? '';
    if (line.trim() === '') this.at += 1;
    else if (this.isHeading()) this.heading(line);
    else if (/^\s*>>/.test(line) && this.question()) return;
    else if (/^\s*\[explanation\]/i.test(line) && this.explanation()) return;
    else if (/^\s*\[code\]/i.test(line) && this.code()) return;
    else if (line.includes('[[') && this.options()) return;
    else if (choiceLine.test(line)) this.blocks.push(multipleChoice(this.run(choiceLine)));
    else if (boxLine.test(line)) this.blocks.push(checkboxes(this.run(boxLine, compoundLine)));
    else if (answerStart.test(line)) this.blocks.push(typedAnswer(this.run(answerMore)));
    else this.text(line);
  }

  /** This line and those after it that fit; blank lines between them do not end the run. */
  private run(...fits: readonly RegExp[]): readonly string[] {
    const taken = [this.lines[this.at] ?? ''];
    this.at += 1;
    for (let ahead = this.at; ahead < this.lines.length; ahead += 1) {
      const line = this.lines[ahead] ?? '';
      if (line.trim() === '') continue;
      if (!fits.some((form) => form.test(line))) break;
      taken.push(line);
      this.at = ahead + 1;
    }
    return taken;
  }

  private isHeading(): boolean {
    return /^={2,}\s*$/.test(this.lines[this.at + 1] ?? '');
  }

  private heading(line: string): void {
    this.blocks.push({ kind: 'markup', xml: `<h3 class="hd hd-2 problem-header">${safeMarkup(line.trim())}</h3>` });
    this.at += 2;
  }

  /** `>>question||description<<`, over one or more lines. */
  private question(): boolean {
    const found = this.until(/^\s*>>(.*?)<<(.*)$/s);
    if (!found) return false;
    const [label = '', description = ''] = (found[1] ?? '').split('||');
    this.blocks.push({ kind: 'markup', xml: `<label>${safeMarkup(label.trim())}</label>` });
    if (description.trim() !== '') {
      this.blocks.push({ kind: 'markup', xml: `<description>${safeMarkup(description.trim())}</description>` });
    }
    this.rest(found[2]);
    return true;
  }

  private explanation(): boolean {
    const found = this.until(/^\s*\[explanation\]\n?(.*?)\[\/?explanation\](.*)$/is);
    if (!found) return false;
    const blocks = readBlocks(found[1] ?? '');
    const written = blocks.map(writeMarkup).join('\n');
    const inner = isWellFormed(written) ? written : escapeRaw(blocks).map(writeMarkup).join('\n');
    const parts = [
      '<solution>',
      '<div class="detailed-solution">',
      '<p>Explanation</p>',
      inner,
      '</div>',
      '</solution>',
    ];
    this.blocks.push({ kind: 'markup', xml: parts.join('\n') });
    this.rest(found[2]);
    return true;
  }

  private code(): boolean {
    const found = this.until(/^\s*\[code\]\n?(.*?)\[\/?code\](.*)$/is);
    if (!found) return false;
    this.blocks.push({ kind: 'markup', xml: `<pre><code>${safeMarkup(found[1] ?? '')}</code></pre>` });
    this.rest(found[2]);
    return true;
  }

  /** `[[…]]`: what stands before and after it on the line is text. */
  private options(): boolean {
    const found = this.until(/^([^\n]*?)\[\[(.+?)\]\](.*)$/s);
    if (!found) return false;
    this.rest(found[1]);
    this.blocks.push(dropdown((found[2] ?? '').replace(/^\n|\n$/g, '\n')));
    this.rest(found[3]);
    return true;
  }

  /** Matches from this line on, over as few lines as it takes; goes past them where it fits. */
  private until(form: RegExp): RegExpExecArray | undefined {
    const limit = Math.min(this.lines.length, this.at + 2000);
    let source = '';
    for (let end = this.at; end < limit; end += 1) {
      source += `${end === this.at ? '' : '\n'}${this.lines[end] ?? ''}`;
      // Only a line that may close the block is worth a try.
      if (!/<<|\[\/?explanation\]|\[\/?code\]|\]\]/i.test(this.lines[end] ?? '')) continue;
      const match = form.exec(source);
      if (match) {
        this.at = end + 1;
        return match;
      }
    }
    return undefined;
  }

  private rest(text: string | undefined): void {
    if (text !== undefined && text.trim() !== '') this.addText(text);
  }

  private text(line: string): void {
    this.at += 1;
    // Ready-made elements that span lines are taken whole.
    const opened = /^\s*<(pre|script|style|label|description)\b/i.exec(line)?.[1];
    if (opened !== undefined) this.element(line, opened);
    else this.addText(line);
  }

  private element(first: string, tag: string): void {
    const lines = [first];
    const closing = new RegExp(`</${tag}\\s*>|/>\\s*$`, 'i');
    while (!closing.test(lines.at(-1) ?? '') && this.at < this.lines.length) {
      lines.push(this.lines[this.at] ?? '');
      this.at += 1;
    }
    for (const line of lines) this.blocks.push({ kind: 'raw', line });
  }

  private addText(line: string): void {
    if (line.trimStart().startsWith('<')) this.blocks.push({ kind: 'raw', line });
    else this.blocks.push({ kind: 'markup', xml: `<p>${safeMarkup(line.trim())}</p>` });
  }
}

/** Some raw line opens what nothing closes: then every such line stands for itself. */
export function escapeRaw(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => (block.kind === 'raw' ? { kind: 'markup', xml: safeMarkup(block.line) } : block));
}

/** A block as XML. */
export function writeMarkup(block: Block): string {
  if (block.kind === 'markup') return block.xml;
  if (block.kind === 'raw') return block.line;
  return `<${block.tag}${block.attributes}>\n${block.body}\n</${block.tag}>`;
}
