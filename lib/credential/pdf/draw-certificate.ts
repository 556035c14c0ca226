import PDFDocument from 'pdfkit';
import { drawQrCode } from './draw-qr-code';
import { openFaces } from './faces';
import type { CertificateContent, CertificateFace, Signatory } from './model';
import { Paper, type TextStyle } from './paper';

const page = { width: 841.89, height: 595.28, margin: 30, inner: 64 };
const middle = page.width / 2;
/** The house's paper, ink and accent in print (app/styles/tokens.css). */
const color = {
  paper: '#fbfaf6',
  ink: '#1c1a17',
  ink2: '#4d4840',
  ink3: '#686358',
  line: '#c9c3b4',
  accent: '#0b5f56',
};

const style = {
  organization: { face: 'sans', size: 11.5, color: color.ink2 },
  title: { face: 'serif-italic', size: 25, color: color.accent },
  small: { face: 'sans', size: 11, color: color.ink3 },
  name: { face: 'serif', size: 50, color: color.ink },
  course: { face: 'serif', size: 25, color: color.ink },
  signatory: { face: 'serif', size: 12.5, color: color.ink },
  fine: { face: 'sans', size: 8.5, color: color.ink3 },
} as const satisfies Record<string, TextStyle>;

export interface DrawnCertificate {
  readonly bytes: Uint8Array;
  /** Letters that none of the faces has: they are not on the page. Empty where all is well. */
  readonly missing: string;
}

/**
 * Draws a certificate: one landscape page of A4, the same bytes for the same content and faces.
 *
 * Names and titles may be in any script that the faces cover, in both directions, and are fitted to the page. The page is
 * tagged, so that it can be read aloud. Throws where a face or an image cannot be read.
 */
export async function drawCertificate(
  content: CertificateContent,
  faces: readonly CertificateFace[],
): Promise<DrawnCertificate> {
  const document = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    // Without a face of its own: those that PDF readers bring along would be read from files.
    font: null as unknown as string,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: content.language,
    info: {
      Title: `${content.title}: ${content.courseTitle}, ${content.learnerName}`,
      Author: content.organizationName,
      CreationDate: content.issuedAt,
      ModDate: content.issuedAt,
    },
  });
  const paper = new Paper(document, openFaces(faces), content.direction);
  paper.ornament(() => drawFrame(document));
  drawHead(paper, content);
  drawAward(paper, content);
  drawSignatories(paper, content.signatories);
  drawVerification(paper, content);
  return { bytes: await finish(paper), missing: paper.missing };
}

function drawFrame(document: PDFKit.PDFDocument): void {
  const { width, height, margin } = page;
  document.rect(0, 0, width, height).fill(color.paper);
  document.lineWidth(0.75).strokeColor(color.line);
  document.rect(margin, margin, width - 2 * margin, height - 2 * margin).stroke();
  document.lineWidth(0.35);
  document.rect(margin + 5, margin + 5, width - 2 * margin - 10, height - 2 * margin - 10).stroke();
}

function drawHead(paper: Paper, content: CertificateContent): void {
  const { document } = paper;
  const { logo, organizationName } = content;
  if (logo) {
    paper.figure(organizationName, () =>
      document.image(Buffer.from(logo), middle - 90, 56, { fit: [180, 38], align: 'center', valign: 'center' }),
    );
  }
  const y = logo ? 112 : 92;
  const width = page.width - 2 * page.inner;
  const organization = paper.fit(organizationName, style.organization, width, 7);
  paper.line(organizationName, organization, { x: middle, y, align: 'center' });
  const title = paper.fit(content.title, style.title, width, 12);
  paper.line(content.title, title, { x: middle, y: y + 40, align: 'center', tag: 'H1' });
  paper.ornament(() => document.rect(middle - 20, y + 56, 40, 1.5).fill(color.accent));
}

function drawAward(paper: Paper, content: CertificateContent): void {
  const width = page.width - 2 * page.inner - 40;
  paper.line(content.lead, style.small, { x: middle, y: 208, align: 'center' });
  const name = paper.fit(content.learnerName, style.name, width, 14);
  paper.line(content.learnerName, name, { x: middle, y: 262, align: 'center', tag: 'H2' });
  paper.line(content.link, style.small, { x: middle, y: 297, align: 'center' });
  const { lines, course } = fitTitle(paper, content.courseTitle, width - 60);
  let y = 332;
  for (const line of lines) {
    paper.line(line, course, { x: middle, y, align: 'center', tag: 'H2' });
    y += course.size * 1.22;
  }
  const details = content.details.join('   ·   ');
  paper.line(details, paper.fit(details, style.small, width, 7), { x: middle, y: y + 4, align: 'center' });
}

/** A title on one line or two; a longer one is set smaller. */
function fitTitle(paper: Paper, title: string, width: number) {
  for (let size: number = style.course.size; ; size -= 1) {
    const course = { ...style.course, size };
    const lines = paper.wrap(title, course, width);
    if (lines.length <= 2 || size <= 11) return { lines, course };
  }
}

function drawSignatories(paper: Paper, signatories: readonly Signatory[]): void {
  const { document } = paper;
  // The corner at the end belongs to the QR code; the room beside it is shared.
  const room = page.width - 2 * page.inner - 200;
  const width = Math.min(210, room / Math.max(1, signatories.length));
  for (const [index, { name, lines, image }] of signatories.entries()) {
    const start = page.inner + index * width;
    const x = paper.direction === 'ltr' ? start : page.width - start;
    const left = paper.direction === 'ltr' ? start : x - (width - 24);
    if (image) {
      const align = paper.direction === 'ltr' ? undefined : 'right';
      paper.figure(name, () =>
        document.image(Buffer.from(image), left, 428, { fit: [width - 24, 40], valign: 'bottom', align }),
      );
    }
    paper.ornament(() => document.rect(left, 473, width - 24, 0.6).fill(color.line));
    let y = 491;
    for (const [text, look, leading] of [
      [name, style.signatory, 14] as const,
      ...lines.map((line) => [line, style.fine, 12] as const),
    ]) {
      for (const line of paper.wrap(text, look, width - 24)) {
        paper.line(line, paper.fit(line, look, width - 24, 5), { x, y, align: 'start' });
        y += leading;
      }
    }
  }
}

function drawVerification(paper: Paper, { verifyLabel, verifyUrl }: CertificateContent): void {
  const size = 66;
  const isLtr = paper.direction === 'ltr';
  const edge = isLtr ? page.width - page.inner : page.inner;
  const place = { x: isLtr ? edge - size : edge, y: 430, size, color: color.ink };
  paper.figure(verifyUrl, () => drawQrCode(paper.document, verifyUrl, place));
  paper.line(verifyLabel, style.fine, { x: edge, y: 512, align: 'end' });
  const address = verifyUrl.replace(/^https?:\/\//, '');
  paper.line(address, paper.fit(address, style.fine, 330, 5), { x: edge, y: 524, align: 'end' });
  paper.document.link(isLtr ? edge - 200 : edge, 430, 200, 98, verifyUrl);
}

async function finish(paper: Paper): Promise<Uint8Array> {
  const { document } = paper;
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((done, fail) => document.once('end', done).once('error', fail));
  paper.end();
  await ended;
  return Buffer.concat(chunks);
}
