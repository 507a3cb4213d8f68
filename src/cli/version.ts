import { version } from '../../package.json';

/** The version of the tool. */
export const VERSION = version;
