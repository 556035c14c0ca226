/** What a media element tells of itself here. */
export interface PlayedElement {
  readonly currentTime: number;
  readonly playbackRate: number;
  addEventListener(name: string, listener: () => void): void;
  removeEventListener(name: string, listener: () => void): void;
}

/** What is played of a film, stretch by stretch. */
export interface WatchLog {
  /** Seconds of film that were played since the last `take`. */
  readonly seconds: number;
  /** The stretches since the last `take`, each from and to in seconds of the film. */
  take(): readonly (readonly [number, number])[];
  close(): void;
}

/** More would be somebody who jumps about: what they saw is told by the last. */
const mostStretches = 30;
/** Browsers tell the time four times a second, once a second in a tab behind; what is further apart was jumped over. */
const jumpSeconds = 3;

/** Listens to a film being played. A jump ends a stretch; so does whoever takes what there is. */
export function openWatchLog(element: PlayedElement): WatchLog {
  let from: number | null = null;
  let until = 0;
  let stretches: (readonly [number, number])[] = [];
  const end = () => {
    if (from !== null && until > from) {
      stretches = [...stretches, [round(from), round(until)] as const].slice(-mostStretches);
    }
    from = null;
  };
  const goOn = () => {
    const now = element.currentTime;
    if (from !== null && (now < until || now - until > jumpSeconds * Math.max(1, element.playbackRate))) {
      end();
    }
    from ??= now;
    until = now;
  };
  const listeners = [
    ['timeupdate', goOn],
    ['seeking', end],
  ] as const;
  for (const [name, listener] of listeners) element.addEventListener(name, listener);
  return {
    get seconds() {
      return [...stretches, [from ?? 0, from === null ? 0 : until] as const].reduce((sum, [a, b]) => sum + b - a, 0);
    },
    take() {
      const here = from === null ? null : until;
      end();
      from = here;
      const taken = stretches;
      stretches = [];
      return taken;
    },
    close() {
      for (const [name, listener] of listeners) element.removeEventListener(name, listener);
    },
  };
}

const round = (seconds: number) => Math.round(seconds * 100) / 100;
