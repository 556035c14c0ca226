/** Takes one line of progress for the person who waits. */
export type Log = (line: string) => void;
