/** A browser without script: it keeps cookies, fills in forms as they stand on a page, and follows nothing by itself. */
export interface PlainBrowser {
  get(path: string): Promise<PlainAnswer>;
  /** Opens a page, fills in the form that has a field of this name (a part of it is enough), and sends it. */
  sendForm(path: string, field: string, values: Readonly<Record<string, string>>): Promise<PlainAnswer>;
  /** The header that carries its cookies. */
  cookie(): string;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export function openPlainBrowser(origin: string): PlainBrowser {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask = async (path: string, init: RequestInit = {}): Promise<PlainAnswer> => {
    const headers = { ...(init.method === 'POST' && { origin }), ...(jar.size > 0 && { cookie: cookie() }) };
    const answer = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };
  return {
    cookie,
    get: (path) => ask(path),
    async sendForm(path, field, values) {
      const { body: page } = await ask(path);
      const form = [...page.matchAll(/<form[^>]*>[\s\S]*?<\/form>/g)].find(([text]) => text.includes(`name="${field}`));
      if (!form) throw new Error(`${path} has no form with ${field}:\n${page.slice(0, 2000)}`);
      const body = new FormData();
      const given = new Map(Object.entries(values));
      for (const [tag] of form[0].matchAll(/<input[^>]*>/g)) {
        const name = attribute(tag, 'name');
        const isSent = !/type="(?:submit|button|checkbox|radio)"/.test(tag);
        if (name && isSent && !given.has(name)) body.append(name, attribute(tag, 'value') ?? '');
      }
      for (const [name, value] of given) {
        const whole = new RegExp(`name="(${name}[^"]*)"`).exec(form[0])?.[1] ?? name;
        body.set(whole, value);
      }
      return await ask(path, { method: 'POST', body });
    },
  };
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
