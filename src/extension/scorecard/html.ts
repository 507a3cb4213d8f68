/** The parts of a page. */
export interface PageParts {
  /** The name of its script in `dist`; of its style sheet too, where none is given. */
  readonly script: 'scorecard' | 'initiatives';
  /** Part of the page, so that nothing has to be fetched before it is seen. */
  readonly style?: string;
  /** Markup that the script takes over; nothing in it answers until then, so it is inert. */
  readonly content?: string;
}

/**
 * The HTML of a page. Its policy lets only elements that carry its nonce load or run, all of them the extension's.
 * @param addressOf the address under which the page loads a file of `dist`
 */
export function pageHtml(addressOf: (file: string) => string, { script, style, content = '' }: PageParts): string {
  const nonce = crypto.randomUUID();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const styles =
    style === undefined
      ? `<link nonce="${nonce}" rel="stylesheet" href="${addressOf(`${script}.css`)}">`
      : `<style nonce="${nonce}">${style}</style>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>AI Initiative Scorecard</title>
${styles}
</head>
<body>
${content === '' ? '<div id="root"></div>' : `<div id="root" inert>${content}</div>`}
${content === '' ? scriptNow(nonce, addressOf(`${script}.js`)) : scriptOnceShown(nonce, addressOf(`${script}.js`))}
</body>
</html>`;
}

function scriptNow(nonce: string, address: string): string {
  return `<script nonce="${nonce}" src="${address}"></script>`;
}

/** VS Code keeps a page out of sight until everything in it is loaded: the script is asked for at once, and joins later. */
function scriptOnceShown(nonce: string, address: string): string {
  return `<link nonce="${nonce}" rel="preload" as="script" href="${address}">
<script nonce="${nonce}">
window.addEventListener('load', () => {
  const script = document.createElement('script');
  script.nonce = '${nonce}';
  script.src = '${address}';
  document.body.append(script);
});
</script>`;
}
