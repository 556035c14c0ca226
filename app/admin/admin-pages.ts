/** The pages of the administration, in the order of its navigation: `/admin/NAME`, called as `admin.pages` says. */
export const adminPages = [
  'health',
  'users',
  'organizations',
  'courses',
  'analytics',
  'workflows',
  'webhooks',
  'mail',
  'audit',
  'settings',
] as const;
