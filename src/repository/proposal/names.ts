/** Package names that say which part of a product they are, but not of which product. */
const PARTS =
  /^(?:app|my-app|web|webapp|web-app|website|site|www|ui|frontend|front-end|front|client|backend|back-end|back|server|api|service|services|core|common|shared|main|src|lib|agent|agents|bot|worker|workers|root|monorepo|workspace|project|new-initiative|package|example|demo|starter|template|nextjs|next-app|(?:python|node|go|java|rust|ts|react|next|fastapi|express)-(?:app|web|frontend|backend|server|api|client|service))$/;

/**
 * The name of an initiative, of that of its package or folder: kebab-case, and completed by the repository's where it is one
 * that any product might have (`backend` of `acme-claims` → `acme-claims-backend`). Empty where nothing is left of it.
 *
 * @param folder of the initiative, from the root; empty for the root itself
 */
export function initiativeName(text: string, folder: string, repositoryName: string): string {
  const name = kebabCase(text).replace(/-(?:monorepo|workspace|root)$/, '');
  if (!PARTS.test(name)) return name;
  const repository = kebabCase(repositoryName);
  return folder === '' ? repository : `${repository}-${name}`;
}

export function kebabCase(text: string): string {
  const words = text
    .slice(0, 200)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/^@?[^/]+\//, '')
    .replaceAll(/([a-z\d]{2})(?=[A-Z])/g, '$1-')
    .toLowerCase();
  return words.replaceAll(/[^a-z\d]+/g, '-').replaceAll(/^-+|-+$/g, '');
}

/** A title derived from a name. */
export function sentenceCase(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function oneSentence(text: string): string {
  return text.slice(0, 2_000).replaceAll(/\s+/g, ' ').trim();
}
