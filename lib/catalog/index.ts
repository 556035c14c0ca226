export { getCourseAbout } from './get-course-about';
export { type ListCoursesInput, listCourses } from './list-courses';
export type * from './model';
