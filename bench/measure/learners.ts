import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectDb } from '@/db/client';
import { connectCourseware } from '@/db/courseware/connect';
import { readRunFile } from '@/engines/run-file';
import { createUser, sealSession, sessionCookieName } from '@/lib/accounts';
import { enroll } from '@/lib/enrollments';
