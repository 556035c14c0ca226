import { frameSources } from '@/lib/courses/author-html/embed-hosts';

interface PolicyInput {
  /** Letters, digits, `-` and `_`, fresh for each request (CSP 3 §2.3.1). */
  readonly nonce: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The Content-Security-Policy of a page. Scripts and style elements only by nonce; style attributes are free, because
 * maths and authors' permitted properties need them; images and media over https; frames from one list of hosts.
 *
 * @example contentSecurityPolicy({ nonce: 'abc', environment: {} }) // "default-src 'self'; script-src 'nonce-abc' …"
 */
export function contentSecurityPolicy({ nonce, environment }: PolicyInput): string {
  const isDevelopment = environment.NODE_ENV === 'development';
  const byNonce = `'nonce-${nonce}'`;
  const directives = {
    'default-src': ["'self'"],
    // Development needs eval for stack traces and unmarked style elements for hot reloading.
    'script-src': [byNonce, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    'style-src-elem': isDevelopment ? ["'self'", "'unsafe-inline'"] : [byNonce],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'https:', 'data:', 'blob:'],
    'media-src': ["'self'", 'https:', 'blob:'],
    // Players of HLS fetch their parts themselves.
    'connect-src': ["'self'", 'https:', ...(isDevelopment ? ['ws:'] : [])],
    'font-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': frameSources,
    'frame-ancestors': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    // Browsers check a form's redirects too, and signing in at an identity provider is one.
    'form-action': ["'self'", ...identityProviders(environment)],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** The origin of each `OIDC_<NAME>_ISSUER`. */
function identityProviders(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    /^OIDC_\w+_ISSUER$/.test(name) && value && URL.canParse(value) ? [new URL(value).origin] : [],
  );
}
