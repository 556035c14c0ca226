import { z } from 'zod';
import type { Settings } from '@/lib/olx/model';

/** Settings of a block by name. */
export const settingsInput: z.ZodType<Settings, Settings> = z.record(z.string().min(1).max(255), z.json());
