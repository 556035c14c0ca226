import type { Rule } from '../finding';
import { isObject } from '../finding';

/** Entries of policies for what the course does not have. */
export const findStrayPolicies: Rule = function* ({ documents, identity, blocks }) {
  const path = `policies/${identity.run}/policy.json`;
  for (const [name, policy] of Object.entries(documents.strayPolicies)) {
    if (!isObject(policy)) continue;
    const id = name.slice(name.indexOf('/') + 1);
    const namesake = blocks.find(({ block }) => block.id === id && block.type !== 'course');
    if (namesake !== undefined) {
      const message = `The entry "${name}" is for another type: here "${id}" is a ${namesake.block.type}.`;
      yield { code: 'policy-wrong-type', path, message };
    } else {
      yield {
        code: 'policy-without-block',
        path,
        message: `The entry "${name}" is for a block that the course does not have.`,
      };
    }
  }
};
