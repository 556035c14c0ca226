export { createOrganization } from './create-organization';
export { listOrganizations, type Organization } from './list-organizations';
export { renameOrganization } from './rename-organization';
export { organizationInput } from './schema';
