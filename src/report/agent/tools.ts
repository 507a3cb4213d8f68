/** The functions that agents are given, in VS Code and by the model context protocol: read-only, each answers in text. */

interface Parameter {
  readonly type: 'string' | 'integer';
  readonly description: string;
}

interface ToolDeclaration {
  readonly title: string;
  /** For the model: what it answers, and when to ask. */
  readonly description: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly required?: readonly string[];
}

const manifest: Parameter = {
  type: 'string',
  description: 'Path of an ai-initiative.yaml, or of a folder with exactly one. Default: the current folder.',
};

export const agentTools = {
  assess_ai_initiative: {
    title: 'Assess AI Initiative',
    description:
      'Checks ai-initiative.yaml manifests and says what is wrong at which line, whether the initiative may go to its next stage, and on what basis. Run it after each change of a manifest, and at the end.',
    parameters: { path: { ...manifest, description: 'Path of a manifest or a folder. Default: the current folder.' } },
  },
  list_ai_initiative_questions: {
    title: 'List Questions of an AI Initiative',
    description:
      'Lists what is open in an ai-initiative.yaml as questions, most valuable first: the field, who can answer, what a valid answer looks like, and whether the repository may hold it. Questions marked for people must be asked of people; never invent an answer.',
    parameters: {
      manifest,
      next: { type: 'integer', description: 'How many questions, 1 or more. Default: 5.' },
    },
  },
  explain_ai_initiative_rule: {
    title: 'Explain a Rule of AI Initiatives',
    description: 'Explains a rule by its id, as findings show it: what it asks, when, why, and how it is met.',
    parameters: { rule: { type: 'string', description: 'The id, such as owner-missing.' } },
    required: ['rule'],
  },
  find_ai_initiative_evidence: {
    title: 'Find Evidence for an AI Initiative',
    description:
      'Says what the repository shows of an AI initiative, each with its place: owner, models, interfaces, evaluation, first use; and which claims of the manifest hold. Ask before filling in a manifest.',
    parameters: {
      folder: { type: 'string', description: 'Path of the folder of the initiative. Default: the current folder.' },
    },
  },
} as const satisfies Readonly<Record<string, ToolDeclaration>>;

export type AgentToolName = keyof typeof agentTools;

/** What a tool takes, as JSON schema. */
export function inputSchemaOf(name: AgentToolName) {
  const { parameters, required = [] }: ToolDeclaration = agentTools[name];
  return { type: 'object' as const, properties: parameters, required: [...required], additionalProperties: false };
}
