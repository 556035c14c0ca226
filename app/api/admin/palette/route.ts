import { getTranslations } from 'next-intl/server';
import { adminPages } from '@/app/admin/admin-pages';
import { legalPath } from '@/app/admin/settings/settings-values';
import { newWebhookPath } from '@/app/admin/webhooks/paths';
import type { PaletteItem } from '@/components/studio/command/palette-item';
import { currentContext } from '@/lib/auth';
import { requirePermission, site } from '@/lib/permissions';
import { route } from '@/lib/route';
import { legalPages } from '@/lib/site';

/** What the palette of the administration finds: its pages, and what can be done there. */
export function GET(): Promise<Response> {
  return route(async () => {
    requirePermission(await currentContext(), 'site.administer', site);
    const [t, names] = await Promise.all([getTranslations('admin'), getTranslations('site.footer')]);
    const items: readonly PaletteItem[] = [
      ...adminPages.map((page) => ({
        kind: 'place' as const,
        label: t(`pages.${page}`),
        detail: '',
        href: `/admin/${page}`,
      })),
      { kind: 'action', label: t('webhooks.add'), detail: t('pages.webhooks'), href: newWebhookPath },
      ...legalPages.map((page) => ({
        kind: 'action' as const,
        label: t('settings.legal.editPage', { page: names(page) }),
        detail: t('pages.settings'),
        href: legalPath(page),
      })),
      { kind: 'action', label: t('audit.export'), detail: t('pages.audit'), href: '/admin/audit/export' },
    ];
    return Response.json({ items }, { headers: { 'cache-control': 'private, no-store' } });
  });
}
