import OpenAI from 'openai';

/** Writes a first mail to a prospect from the text of their web page. */
export async function writeMail(page, seller) {
  const answer = await new OpenAI().responses.create({
    model: 'gpt-5',
    instructions: `Write a first mail of at most 90 words from ${seller}. Mention one thing that is on the page.`,
    input: page,
  });
  return answer.output_text;
}
