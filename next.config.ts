import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { joints } from './edge/joints';

/** Headers that every answer carries; the Content-Security-Policy, which differs by request, is made in `proxy.ts`. */
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
  },
];

/**
 * Course files are sandboxed whoever frames them, and authors frame theirs inside html blocks, whose origin is nobody's:
 * this header, which looks at every frame above, would turn them away.
 */
const allButCourseFiles = [{ key: 'X-Frame-Options', value: 'SAMEORIGIN' }];

/** A year, once a server in front says that it speaks https (`LECTERN_TRUSTED_PROXIES`); over http the header means nothing (RFC 6797). */
const overHttps = [{ key: 'Strict-Transport-Security', value: 'max-age=31536000' }];

/** Loaded only where a collector is configured, and then from node_modules. */
const telemetryPackages = [
  ...['api', 'resources', 'sdk-metrics', 'sdk-trace-base', 'exporter-trace-otlp-http'],
  ...['otlp-exporter-base', 'otlp-transformer'],
].map((name) => `@opentelemetry/${name}`);

/**
 * For images (Dockerfile): a folder that runs without node_modules, `.next/standalone`. Beside what is imported it holds what is read by
 * its path: the sandbox of Python, the faces of certificates, what framed pages of courses get. `LECTERN_BUILD_DIR` must lie in the project's
 * own folder here: Next.js looks above it for the package.json that says which kind of module its `server.js` is.
 */
const standalone: NextConfig = {
  output: 'standalone',
  outputFileTracingIncludes: {
    '/**': [
      './sandbox/worker/**',
      './sandbox/python/**',
      './node_modules/pyodide/*',
      './node_modules/@fontsource/{inter,newsreader}/unicode.json',
      './node_modules/@fontsource/{inter,newsreader}/files/*-400-*.woff',
      './node_modules/@fontsource-variable/noto-*/unicode.json',
      './node_modules/@fontsource-variable/noto-*/files/*-wght-normal.woff2',
      './node_modules/jquery/dist/jquery.min.js',
    ],
  },
};

/** What differs for workerd (`npm run build:edge`): everything is bundled, and a table says what stands in for what it cannot do. */
const forEdge: NextConfig = {
  serverExternalPackages: [],
  turbopack: { resolveAlias: joints },
  outputFileTracingExcludes: { '/*': ['./{bench,cli,deploy,docs,engines,seed,tests}/**', './.ci/**'] },
};

const config: NextConfig = {
  ...(process.env.LECTERN_STANDALONE && standalone),
  poweredByHeader: false,
  // A second build beside a running one (tests, another developer) goes elsewhere.
  distDir: process.env.LECTERN_BUILD_DIR ?? '.next',
  agentRules: false,
  // Off on purpose: neither nonces nor the edge runtime work with it. See docs/decisions.
  cacheComponents: false,
  // Drivers with their own sockets and optional native parts: loaded from node_modules, not bundled. Of inngest there must be
  // one copy for the engine's start and the route: the SDK tells its own types by their class. Those that draw PDF read files of
  // their own.
  serverExternalPackages: [
    'inngest',
    'mysql2',
    'mongodb',
    'nodemailer',
    'pg',
    'pdfkit',
    'fontkit',
    ...telemetryPackages,
  ],
  typescript: {
    // `npm test` checks the types of the whole project; a start need not wait for that.
    ignoreBuildErrors: true,
    // A build in a folder of its own notes that folder in its tsconfig: not in the project's.
    ...(process.env.LECTERN_BUILD_TSCONFIG && { tsconfigPath: process.env.LECTERN_BUILD_TSCONFIG }),
  },
  // Author images come as they are; nothing is resized on request.
  images: { unoptimized: true },
  experimental: { authInterrupts: true },
  redirects: async () => [
    // What browsers ask for before they have read which icon a page has.
    { source: '/favicon.ico', destination: '/icon.svg', permanent: true },
    // The form in which Open edX names a file: links from elsewhere still lead to it.
    {
      source: '/asset-v1\\::course([^+/]+\\+[^+/]+\\+[^+/]+)\\+type@asset\\+block@:path(.+)',
      destination: '/assets/course-v1%3A:course/:path',
      permanent: false,
    },
  ],
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/((?!assets/).*)', headers: allButCourseFiles },
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: overHttps,
    },
  ],
  ...(process.env.LECTERN_BUILD_FOR === 'edge' && forEdge),
};

export default createNextIntlPlugin({
  requestConfig: './i18n/request.ts',
  experimental: {
    // Messages are parsed when the application is built, not once in every request.
    messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
  },
})(config);
