import OpenAI from 'openai';

const PROMPT = 'Name the cost centre of this invoice. Answer as JSON: {"costCentre": "…", "confidence": 0 to 1}.';

/** Asks the model for the cost centre of an invoice. */
export async function askModel(text) {
  const answer = await new OpenAI().responses.create({
    model: 'gpt-5-mini',
    instructions: PROMPT,
    input: text,
  });
  return JSON.parse(answer.output_text);
}
