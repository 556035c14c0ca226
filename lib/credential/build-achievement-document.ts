import { buildAchievement } from './build-credential';
import { type Achievement, openBadgesContext } from './model';

/** The document at an achievement's address: what credentials of it attest. Source: Open Badges 3.0, Achievement. */
export function buildAchievementDocument(achievement: Achievement) {
  return { '@context': [openBadgesContext], ...buildAchievement(achievement) };
}
