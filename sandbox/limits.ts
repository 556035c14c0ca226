/** What one run of an author's script may use. */
export interface SandboxLimits {
  /** Seconds of CPU of one run. A run is also ended when ten times as much time went by on the clock. */
  readonly timeSeconds: number;
  /** Megabytes that Python may hold. */
  readonly memoryMegabytes: number;
  /** Characters that a script may print (they are dropped). */
  readonly outputCharacters: number;
  /** Characters of one reply and of one request. */
  readonly messageCharacters: number;
  /** Requests that wait; those beyond are told that there is no room. */
  readonly queueLength: number;
}

export const defaultLimits: SandboxLimits = {
  timeSeconds: 3,
  memoryMegabytes: 256,
  outputCharacters: 100_000,
  messageCharacters: 4_000_000,
  queueLength: 1000,
};
