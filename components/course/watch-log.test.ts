import { describe, expect, it } from 'vitest';
import { openWatchLog } from './watch-log';

/** A film that a test plays by hand. */
function openFilm() {
  const target = new EventTarget();
  const film = {
    currentTime: 0,
    playbackRate: 1,
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    playTo(end: number) {
      for (; film.currentTime < end; film.currentTime = Math.min(end, film.currentTime + 0.25)) tell('timeupdate');
      tell('timeupdate');
    },
    jumpTo(at: number) {
      film.currentTime = at;
      tell('seeking');
      tell('timeupdate');
    },
  };
  const tell = (name: string) => target.dispatchEvent(new Event(name));
  return film;
}

describe('what is played of a film', () => {
  it('is told as one stretch, and goes on where the last one ended', () => {
    const film = openFilm();
    const log = openWatchLog(film);
    film.playTo(15);
    expect(log.seconds).toBe(15);
    expect(log.take()).toEqual([[0, 15]]);
    expect(log.seconds).toBe(0);
    film.playTo(20);
    expect(log.take()).toEqual([[15, 20]]);
    expect(log.take()).toEqual([]);
  });

  it('leaves out what is jumped over, and counts what is played again', () => {
    const film = openFilm();
    const log = openWatchLog(film);
    film.playTo(4);
    film.jumpTo(60);
    film.playTo(62);
    film.jumpTo(2);
    film.playTo(5);
    expect(log.seconds).toBe(9);
    expect(log.take()).toEqual([
      [0, 4],
      [60, 62],
      [2, 5],
    ]);
  });

  it('takes no jump for playing where the browser tells of none, nor a slow clock for a jump', () => {
    const film = openFilm();
    const log = openWatchLog(film);
    film.playTo(1);
    film.currentTime = 30;
    film.playTo(31);
    film.playbackRate = 2;
    film.currentTime = 33;
    film.playTo(34);
    expect(log.take()).toEqual([
      [0, 1],
      [30, 34],
    ]);
  });

  it('stays small, and is silent once it is closed', () => {
    const film = openFilm();
    const log = openWatchLog(film);
    for (let n = 0; n < 100; n += 1) {
      film.jumpTo(n * 10);
      film.playTo(n * 10 + 1);
    }
    const stretches = log.take();
    expect(stretches).toHaveLength(30);
    expect(stretches.at(-1)).toEqual([990, 991]);
    log.close();
    film.playTo(1000);
    expect(log.take()).toEqual([]);
  });
});
