import { describeSchema } from './describe.ts';
import { manifestSchema } from './manifest-schema.ts';

/** The fields of the manifest, as plain data. */
export const manifestFields = describeSchema(manifestSchema);
