export interface McpOptions {
  readonly config?: string;
}
