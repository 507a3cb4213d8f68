/** Tasks of the type `ai-initiative`: the command line that comes with the extension. */
export const taskDefinition = {
  type: 'ai-initiative',
  properties: {
    failOn: {
      type: 'string',
      enum: ['error', 'warning', 'never'],
      default: 'error',
      description: 'The least severe finding with which the task fails.',
    },
  },
} as const;
