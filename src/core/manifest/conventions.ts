import type { Conventions } from '../yaml/edit.ts';
import { fieldAt } from './describe.ts';
import { manifestFields } from './fields.ts';
import { isMissing } from './gaps/missing.ts';
import { PLACEHOLDER } from '../yaml/render.ts';

/** How a manifest is edited: keys in the order of the schema, placeholders give way. */
export const manifestConventions: Conventions = {
  keyOrder: (path) => {
    const keys = fieldAt(manifestFields, path)?.fields.keys();
    return keys && [...keys];
  },
  isEmpty: (node, path) => isMissing(node, fieldAt(manifestFields, path)),
  // as a new manifest asks
  isQuestion: (value) => new RegExp(`\\b${PLACEHOLDER}\\b`).test(value),
};
