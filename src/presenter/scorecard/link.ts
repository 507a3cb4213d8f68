const PROTOCOLS = ['https:', 'http:', 'mailto:'];

/** The address a text from a manifest may link to: web and mail only; null for everything else. */
export function hrefOf(text: string): string | null {
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  if (!/^(https?:\/\/|mailto:)/i.test(text)) return null;
  return URL.canParse(text) && PROTOCOLS.includes(new URL(text).protocol) ? text : null;
}
