export type * from './model';
export { openCourseProgress } from './open-course-progress';
