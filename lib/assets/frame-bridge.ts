/**
 * A script of ours behind an author's page that is asked for as the frame of a problem (`<jsinput>`). Such a page only has
 * global functions, which Open edX calls from outside; here the frame has an origin that is nobody's, so that nobody outside
 * can. The script answers the page around it, and nobody else, by calling the function that is named, over the protocol of
 * `components/problem/frame/frame-channel.ts` with a scope of its own.
 */
const source = `(() => {
  const scope = 'LecternFrame::';
  const send = (message) => parent.postMessage(JSON.stringify(message), '*');
  const call = (path, params) => {
    const names = path.split('.');
    const last = names.pop();
    const owner = names.reduce((holder, name) => holder[name], window);
    return params === '' ? owner[last]() : owner[last](params);
  };
  addEventListener('message', async ({ source, data }) => {
    if (source !== parent || typeof data !== 'string') return;
    let id;
    try {
      const message = JSON.parse(data);
      if (typeof message.method !== 'string' || !message.method.startsWith(scope) || message.id === undefined) return;
      id = message.id;
      send({ id, result: await call(message.method.slice(scope.length), message.params) });
    } catch (error) {
      if (id !== undefined) send({ id, error: 'runtime_error', message: String(error) });
    }
  });
  const ready = () => send({ method: scope + '__ready', params: 'ping' });
  if (document.readyState === 'complete') ready();
  else addEventListener('load', ready);
})();`;

/** Stands behind the author's last byte, where it disturbs neither the document's type nor its scripts. */
export const frameBridge = new TextEncoder().encode(`\n<script>${source}</script>\n`);

/** Part of the entity tag of a page with the bridge: to be raised with each change of it. */
export const frameBridgeVersion = 1;
