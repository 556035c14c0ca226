export const organizationsPath = '/admin/organizations';
