/** The looks of the HTML report, on screens light and dark and on A4. */
export const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.2; }
/* of thousands only those in sight are laid out */
section { margin-top: 2.5rem; border-top: 1px solid; content-visibility: auto; contain-intrinsic-size: auto 60rem; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid #8886; overflow-wrap: anywhere; }
td:first-child { min-width: 3rem; }
meter { width: 8rem; }
/* columns of labels keep their words whole; those of a manifest's texts break where they must */
th, td:not(:first-child):not(:last-child) { overflow-wrap: normal; }
h1, h2, dd { overflow-wrap: anywhere; }
.gate { font-size: 1.4rem; margin: 1rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1.5rem; margin: 1rem 0; }
dt { color: light-dark(#555, #aaa); }
dd { margin: 0; }
.blocked { font-weight: 600; color: light-dark(#a1260d, #f48771); }
.conditional { font-weight: 600; color: light-dark(#7a5b00, #e2b93b); }
.ready { font-weight: 600; color: light-dark(#1a6b2a, #7fcf8f); }
footer { margin-top: 3rem; font-size: 0.85rem; }
@page { size: A4; margin: 15mm; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10pt; max-width: none; margin: 0; padding: 0; }
  footer { font-size: 8pt; }
  section + section { break-before: page; }
  section { border: 0; content-visibility: visible; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
