/** A style sheet: its text in what prints a page, nothing but a side effect in what is a page. */
declare module '*.css' {
  const text: string;
  export default text;
}
