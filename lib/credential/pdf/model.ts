/** The look of a run of text; what a face lacks is drawn with the first fallback face that has it. */
export type FaceStyle = 'serif' | 'serif-italic' | 'sans' | 'fallback';

export interface CertificateFace {
  readonly style: FaceStyle;
  /**
   * A font file. A plain one or WOFF is embedded as text, subset. WOFF2 is drawn as outlines, with the text behind them for readers that
   * speak: the library cannot cut a subset out of one.
   */
  readonly bytes: Buffer;
}

export interface Signatory {
  readonly name: string;
  /** Role and organisation, one line each. */
  readonly lines: readonly string[];
  /** The signature as a PNG or JPEG. */
  readonly image?: Uint8Array;
}

/** Everything on the page as it is to be read: the caller has translated it and formatted dates and numbers. */
export interface CertificateContent {
  readonly organizationName: string;
  /** PNG or JPEG. */
  readonly logo?: Uint8Array;
  readonly title: string;
  /** Before the learner's name: “This is to certify that”. */
  readonly lead: string;
  readonly learnerName: string;
  /** Between name and course: “has completed”. */
  readonly link: string;
  readonly courseTitle: string;
  /** Course number, grade, date: what stands under the course. */
  readonly details: readonly string[];
  readonly signatories: readonly Signatory[];
  /** “Verify this certificate at” */
  readonly verifyLabel: string;
  /** In the QR code, and in letters beside it. */
  readonly verifyUrl: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly issuedAt: Date;
}
