/**
 * Waits while something of a form is pressed, by pointer or key, and for the click that comes of it: what is drawn anew between press and
 * release would swallow the click.
 */
export async function untilReleased(frame: HTMLElement | null): Promise<void> {
  while (frame?.matches(':active')) {
    await new Promise((done) => {
      for (const event of ['pointerup', 'pointercancel', 'dragend', 'keyup']) {
        addEventListener(event, () => setTimeout(done), { once: true });
      }
    });
  }
}
