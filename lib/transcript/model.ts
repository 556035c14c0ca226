/** One piece of a transcript. Times in milliseconds. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** What stands behind its times: where and how it is shown. */
  readonly settings?: string;
  /** Of WebVTT: what it is called. */
  readonly id?: string;
  /** Of WebVTT: what stands between it and the piece before, as `NOTE`. */
  readonly notes?: readonly string[];
}

/** The pieces of a transcript, and what else its file holds. */
export interface Transcript {
  readonly cues: readonly Cue[];
  /** Of WebVTT: its first line, and what stands above the first piece, as `STYLE` and `REGION`. */
  readonly head: readonly string[];
  /** Of WebVTT: what stands below the last piece. */
  readonly tail: readonly string[];
}
