import { openDraftCourse, type TeamContext } from './open-draft-course';
import { frameIn } from './open-frame';
import { transcriptIn } from './read-transcript';

interface DraftPart {
  readonly courseKey: string;
  /** `TYPE@ID`. */
  readonly block: string;
}

/** The document of a scripted html block of the draft; see `openFrame`. For the course team. */
export async function openDraftFrame(ctx: TeamContext, { courseKey, block }: DraftPart): Promise<string> {
  return await frameIn(ctx, (await openDraftCourse(ctx, courseKey)).course, block);
}

/** A transcript of a video of the draft as WebVTT; see `readTranscript`. For the course team. */
export async function readDraftTranscript(
  ctx: TeamContext,
  { courseKey, ...part }: DraftPart & { readonly language: string },
): Promise<string> {
  return await transcriptIn(ctx, (await openDraftCourse(ctx, courseKey)).course, part);
}
