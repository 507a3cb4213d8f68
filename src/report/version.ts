/** The version of the report's form; it changes only when something is removed or means something else. */
export const REPORT_VERSION = 1;
