/** The looks of the portfolio, on screens light and dark and on A4. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1b1f24, #e6e8eb); --soft: light-dark(#57606a, #9aa4af); --line: light-dark(#d5d9de, #3a4048);
  --paper: light-dark(#fff, #16191d); --panel: light-dark(#f5f6f8, #1f2328);
  --stuck: light-dark(#b3261e, #f28b82); --under-way: light-dark(#3567b0, #8ab4f8); --not-started: light-dark(#8a93a0, #7d8793);
  --crossed: light-dark(#1b7a3d, #81c995); --retired: light-dark(#c3c9d1, #4b525b); --unknown: light-dark(#9a6700, #e2b93b);
}
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: var(--ink); background: var(--paper); max-width: 76rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1, h2 { line-height: 1.2; margin: 0; }
h1 { font-size: 2rem; }
h2 { font-size: 1.2rem; margin-bottom: 0.75rem; }
p { margin: 0.4rem 0; }
.lead, .note, caption, figcaption { color: var(--soft); }
.note { font-size: 0.87rem; max-width: 46rem; }
.claim { border-left: 3px solid var(--line); padding-left: 0.75rem; margin-top: 1rem; }
section { margin-top: 2.75rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 2rem 3rem; }
.strip { display: flex; height: 1.1rem; gap: 2px; margin: 1.5rem 0 1rem; border-radius: 3px; overflow: hidden; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.strip span { background: var(--tone); min-width: 3px; flex: var(--n) 1 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; list-style: none; margin: 0; padding: 0; }
.tiles li { border-top: 4px solid var(--tone); padding-top: 0.5rem; }
.tiles strong { display: block; font-size: 1.75rem; line-height: 1.15; font-variant-numeric: tabular-nums; }
.tiles b { display: block; }
.tiles span { font-size: 0.82rem; color: var(--soft); display: block; line-height: 1.35; }
.stuck { --tone: var(--stuck); } .under-way { --tone: var(--under-way); } .not-started { --tone: var(--not-started); }
.crossed { --tone: var(--crossed); } .retired { --tone: var(--retired); } .unknown { --tone: var(--unknown); }
table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
caption { text-align: left; font-size: 0.87rem; padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th, thead td { font-size: 0.8rem; color: var(--soft); font-weight: 600; border-bottom-width: 2px; }
tbody th { font-weight: 400; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.path { display: block; font: 0.78rem/1.4 ui-monospace, "DejaVu Sans Mono", monospace; color: var(--soft); overflow-wrap: anywhere; }
.bar { width: 40%; min-width: 5rem; }
.bar i { display: block; height: 0.7rem; margin-top: 0.4rem; background: var(--under-way); width: var(--w); min-width: 1px; border-radius: 2px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.all { table-layout: fixed; font-size: 0.86rem; }
.all td, .all th { padding-right: 0.6rem; }
.all .n { padding-right: 1.4rem; }
thead .n { white-space: normal; }
.title { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.all thead th { position: sticky; top: 0; background: var(--paper); }
.position::before { content: ""; display: inline-block; width: 0.6rem; height: 0.6rem; border-radius: 50%; background: var(--tone); margin-right: 0.4rem; }
.blocked { font-weight: 600; color: var(--stuck); } .ready { color: var(--crossed); font-weight: 600; } .conditional { color: var(--unknown); font-weight: 600; }
.wide { overflow-x: auto; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 0.75rem; font-size: 0.85rem; color: var(--soft); }
@media (max-width: 60rem) { .all { min-width: 56rem; } }
@page { size: A4; margin: 14mm 12mm; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 9.5pt; max-width: none; margin: 0; padding: 0; }
  section { margin-top: 1.5rem; }
  footer { font-size: 8pt; }
  h2, caption, .claim, .tiles li { break-after: avoid; break-inside: avoid; }
  .part { break-before: page; margin-top: 0; }
  tr, .pair > div { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  .all { font-size: 7.5pt; min-width: 0; }
  .all thead th { position: static; font-size: 6.5pt; overflow-wrap: normal; }
  .all td, .all th, .all .n { padding-right: 0.4rem; }
  h1 { font-size: 18pt; }
  caption, .note { font-size: 8.5pt; }
  .tiles { grid-template-columns: repeat(6, 1fr); gap: 0.6rem; }
  .tiles strong { font-size: 15pt; }
  .tiles span { font-size: 7.5pt; }
  .path { font-size: 6.5pt; }
  .title { display: inline; }
  .position::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
