import type { Call, Reply } from '../load';

interface Form {
  readonly fields: readonly (readonly [string, string])[];
  readonly actionId: string;
}

const forms = new Map<number, Form>();

/**
 * Submits an answer as the browser does with script: the fields of the form that the page (and then each result) holds, to
 * the server action that the page names. True where the reply holds the next form.
 */
export async function sendAnswer(
  send: (call: Call) => Promise<Reply>,
  options: { path: string; headers: Readonly<Record<string, string>>; learner: number; choice: string },
): Promise<boolean> {
  const { path, headers, learner, choice } = options;
  let form = forms.get(learner);
  if (!form) {
    form = readForm((await send({ path, headers })).body);
    forms.set(learner, form);
  }
  const body = new FormData();
  for (const [name, value] of [...form.fields, ['input_2_1', choice], ['intent', 'submit']] as const) {
    body.append(`_1_${name}`, value);
  }
  // The wire format of a server action's arguments `(null, formData)`: the fields of the form, then the list that names it.
  body.append('0', '[null,"$K1"]');
  const encoded = new Response(body);
  const reply = await send({
    path,
    method: 'POST',
    headers: {
      ...headers,
      accept: 'text/x-component',
      'next-action': form.actionId,
      'content-type': encoded.headers.get('content-type') ?? '',
    },
    body: new Uint8Array(await encoded.arrayBuffer()),
  });
  // The problem is drawn: its HTML, which stands in the reply as it is, or within a string.
  const attempt = /name=\\?"attempt\\?" value=\\?"(\d+)/.exec(reply.body)?.[1];
  if (reply.status !== 200 || attempt === undefined) {
    forms.delete(learner);
    return false;
  }
  forms.set(learner, {
    actionId: form.actionId,
    fields: form.fields.map(([name, value]) => [name, name === 'attempt' ? attempt : value]),
  });
  return true;
}

function readForm(html: string): Form {
  const inside = /<form[^>]*>(?=(?:(?!<\/form>)[\s\S])*name="attempt")[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const fields = [...inside.matchAll(/<input type="hidden"[^>]*>/g)].flatMap(([tag]) => {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
    return name && !name.startsWith('$') ? [[name, decodeText(value)] as const] : [];
  });
  const actionId = /&quot;id&quot;:&quot;([0-9a-f]{30,})&quot;/.exec(inside)?.[1] ?? '';
  return { fields, actionId };
}

function decodeText(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
