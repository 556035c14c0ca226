// How OpenNext packs the site. Paths are seen from the project's folder, where it is run.
import { defineCloudflareConfig } from '@opennextjs/cloudflare';

export default {
  ...defineCloudflareConfig({}),
  // A folder of its own beside `.next`: its `next.config.ts`, `package.json` and `public` lead to the project's.
  appPath: '.edge',
  buildOutputPath: '.edge',
};
