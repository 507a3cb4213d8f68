/** Writes a file as the one comment of this action on a pull request, or in place of what it said before. */
import { readFileSync } from 'node:fs';

const { GITHUB_API_URL, GITHUB_REPOSITORY, NUMBER, GH_TOKEN } = process.env;
const MARK = '<!-- ai-initiative -->';
/** GitHub takes no more, in characters. */
const LONGEST = 65_000;

const text = readFileSync(process.argv[2] ?? '', 'utf8');
const cut =
  text.length > LONGEST
    ? `${text.slice(0, text.lastIndexOf('\n', LONGEST))}\n\nThe rest is in the summary of the job.\n`
    : text;

async function ask(path, method = 'GET', content) {
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${GH_TOKEN}`,
      'content-type': 'application/json',
    },
    ...(content && { body: JSON.stringify(content) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.json();
}

async function ownComment() {
  for (let page = 1; ; page++) {
    const comments = await ask(`issues/${NUMBER}/comments?per_page=100&page=${page}`);
    // anybody may write the mark, and could change what we write into a comment of theirs
    const own = comments.find(({ body, user }) => body?.startsWith(MARK) && user?.type === 'Bot');
    if (own || comments.length < 100) return own;
  }
}

try {
  const own = await ownComment();
  const content = { body: `${MARK}\n${cut}` };
  if (own) await ask(`issues/comments/${own.id}`, 'PATCH', content);
  else await ask(`issues/${NUMBER}/comments`, 'POST', content);
} catch (error) {
  console.log(
    `::notice::no comment on the pull request, for which the job needs pull-requests: write (${error.message})`,
  );
}
