/** Stands before each line of the tests in the web host, whose console is VS Code's own too. */
export const testOutputMark = '[test] ';
