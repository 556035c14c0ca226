import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

/** Headers that every answer carries; the Content-Security-Policy, which differs by request, is made in `proxy.ts`. */
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
  },
];

const config: NextConfig = {
  poweredByHeader: false,
  // A second build beside a running one (tests, another developer) goes elsewhere.
  distDir: process.env.LECTERN_BUILD_DIR ?? '.next',
  agentRules: false,
  // Off on purpose: neither nonces nor the edge runtime work with it. See docs/decisions.
  cacheComponents: false,
  // Drivers with their own sockets and optional native parts: loaded from node_modules, not bundled.
  serverExternalPackages: ['mysql2', 'mongodb', 'nodemailer', 'pg'],
  // Author images come as they are; nothing is resized on request.
  images: { unoptimized: true },
  experimental: { authInterrupts: true },
  headers: async () => [{ source: '/:path*', headers: everywhere }],
};

export default createNextIntlPlugin({ requestConfig: './i18n/request.ts' })(config);
