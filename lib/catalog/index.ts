export { getCourseAbout } from './get-course-about';
export { type ListCoursesInput, listCourses } from './list-courses';
export { listFirstCourses } from './list-first-courses';
export { listSiteCourses, type SiteCourse } from './list-site-courses';
export { listTaughtCourses, type TaughtCourseEntry } from './list-taught-courses';
export { listTeamCourses, type TeamCourse } from './list-team-courses';
export type * from './model';
