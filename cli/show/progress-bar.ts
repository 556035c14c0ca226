export interface ProgressBar {
  show(label: string, done: number, total: number): void;
  /** Takes the bar away, so that what follows starts on a clean line. */
  clear(): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const width = 30;
/** A terminal that is written to more often than this only flickers. */
const everyMilliseconds = 50;

/** A progress bar on a terminal; on anything else (a file, a pipe) nothing is written. */
export function openProgressBar(terminal: Terminal, clock: () => number = () => performance.now()): ProgressBar {
  if (!terminal.isTTY) {
    return { show: () => {}, clear: () => {} };
  }
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(label, done, total) {
      const isLast = done >= total;
      if (!isLast && clock() - shownAt < everyMilliseconds) {
        return;
      }
      shownAt = clock();
      isShown = true;
      const filled = total === 0 ? width : Math.round((width * Math.min(done, total)) / total);
      const line = `${label.padEnd(8)} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}`;
      terminal.write(`\r\u001b[K${line.slice(0, (terminal.columns ?? 80) - 1)}`);
    },
    clear() {
      if (isShown) {
        terminal.write('\r\u001b[K');
        isShown = false;
      }
    },
  };
}
