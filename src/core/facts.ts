/** What a repository shows, gathered before anything is judged. Rules that need it are `unknown` without it. */
export type Facts = Readonly<Record<string, never>>;
