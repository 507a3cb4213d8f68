/** package.json with what the sources say the extension contributes. */
export function packageJson(manifest: object): object {
  return {
    ...manifest,
    contributes: {
      yamlValidation: [
        {
          fileMatch: ['ai-initiative.yaml', 'ai-initiative.yml'],
          url: './schemas/ai-initiative.assist.schema.json',
        },
      ],
    },
  };
}
