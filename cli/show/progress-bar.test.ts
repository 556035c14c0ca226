import { expect, it } from 'vitest';
import { openProgressBar } from './progress-bar';

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 80, written, write: (text: string) => written.push(text) };
}

it('draws on a terminal, not more often than it can be seen, and always the end', () => {
  const screen = terminal(true);
  let now = 0;
  const bar = openProgressBar(screen, () => now);
  bar.show('Blocks', 0, 4);
  now = 10;
  bar.show('Blocks', 1, 4);
  bar.show('Blocks', 4, 4);
  bar.clear();
  bar.clear();
  expect(screen.written).toEqual([
    `\r\u001b[KBlocks   ${'░'.repeat(30)} 0/4`,
    `\r\u001b[KBlocks   ${'█'.repeat(30)} 4/4`,
    '\r\u001b[K',
  ]);
});

it('writes nothing where no terminal is', () => {
  const pipe = terminal(false);
  const bar = openProgressBar(pipe);
  bar.show('Blocks', 1, 1);
  bar.clear();
  expect(pipe.written).toEqual([]);
});
