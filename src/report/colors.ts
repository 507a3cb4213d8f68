/** What makes words stand out on a terminal; where there is none, each gives its text back. */
export type Colors = Readonly<Record<'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan', (text: string) => string>>;
