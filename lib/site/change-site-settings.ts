import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { affectedRows, isDuplicateKey } from '@/db/results';
import { siteSettings } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict, invalid } from '@/lib/errors';
import { requirePermission, site } from '@/lib/permissions';
import { loadSiteSettings } from './queries';
import { forgetSiteSettings } from './read-site-settings';
import { type SettingsSection, type SiteSettings, settingsSections } from './schema';

const rev = z.number().int().min(0);

export const changeSiteSettingsInput = z.discriminatedUnion('section', [
  z.object({ section: z.literal('general'), rev, value: settingsSections.general }),
  z.object({ section: z.literal('registration'), rev, value: settingsSections.registration }),
  z.object({ section: z.literal('courses'), rev, value: settingsSections.courses }),
  z.object({ section: z.literal('terms'), rev, value: settingsSections.terms }),
  z.object({ section: z.literal('privacy'), rev, value: settingsSections.privacy }),
  z.object({ section: z.literal('accessibility'), rev, value: settingsSections.accessibility }),
]);

/**
 * Sets one part of what holds for the whole site, as it was seen at `rev`, and answers what is set now. What is so already is not
 * written again. A legal text that is another has another version, so that it can be told which one somebody accepted.
 *
 * Throws Forbidden, Conflict `site.changed-meanwhile` where somebody else has changed this part since, Invalid `site.version-same`.
 */
export async function changeSiteSettings(
  ctx: Context,
  input: z.input<typeof changeSiteSettingsInput>,
): Promise<SiteSettings> {
  requirePermission(ctx, 'site.administer', site);
  const change = changeSiteSettingsInput.parse(input);
  const { section, value } = change;
  try {
    return await ctx.db.transaction(async (tx) => {
      const settings = await loadSiteSettings(tx);
      const before = settings[section];
      if (settings.revs[section] !== change.rev) {
        throw changedMeanwhile();
      }
      if (JSON.stringify(before) === JSON.stringify(value)) {
        return settings;
      }
      requireNewVersion(before, value);
      await write(tx, ctx, section, { rev: change.rev, value });
      await writeAudit(tx, ctx, { action: 'site.change-settings', target: section, before, after: value });
      return { ...settings, [section]: value, revs: { ...settings.revs, [section]: change.rev + 1 } };
    });
  } finally {
    forgetSiteSettings(ctx.db);
  }
}

const changedMeanwhile = (cause?: unknown) =>
  conflict('site.changed-meanwhile', 'Somebody else has changed this since the page was opened. Nothing was saved.', {
    cause,
  });

async function write(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  key: SettingsSection,
  { rev: seen, value }: { readonly rev: number; readonly value: unknown },
): Promise<void> {
  const row = { value, rev: seen + 1, updatedAt: ctx.now };
  if (seen > 0) {
    const written = await tx
      .update(siteSettings)
      .set(row)
      .where(and(eq(siteSettings.key, key), eq(siteSettings.rev, seen)));
    if (affectedRows(written) === 0) {
      throw changedMeanwhile();
    }
    return;
  }
  try {
    await tx.insert(siteSettings).values({ key, ...row });
  } catch (error) {
    throw isDuplicateKey(error) ? changedMeanwhile(error) : error;
  }
}

type Value = z.output<typeof changeSiteSettingsInput>['value'];

function requireNewVersion(before: Value, after: Value): void {
  if ('text' in before && 'text' in after && after.text !== '' && before.text !== after.text) {
    if (before.version === after.version) {
      throw invalid('site.version-same', 'This text is another than the one of this version: give it a new version.', {
        fields: { version: 'version-same' },
      });
    }
  }
}
