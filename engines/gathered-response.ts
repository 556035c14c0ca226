import { ServerResponse } from 'node:http';

/**
 * An answer whose head leaves together with what is written in the same turn of the loop. Next.js sends the head by itself, then the page,
 * then the end; for a page that is drawn at once this makes one write to the socket of three.
 */
export class GatheredResponse extends ServerResponse {
  override flushHeaders(): void {
    const { socket } = this;
    socket?.cork();
    super.flushHeaders();
    if (socket) setImmediate(() => socket.uncork());
  }
}
