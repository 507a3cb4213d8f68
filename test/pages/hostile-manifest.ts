import { HOSTILE_TEXTS, manifestOf } from '../hostile-texts.ts';

const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(4);
const markup = `<script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}\${7*7}`;

const manifest = {
  ...manifestOf([...HOSTILE_TEXTS, word, 'مبادرة الفواتير الذكية'], 'pilot'),
  name: 'hostile',
  title: `${markup} \u202Egnp.exe\u202C مبادرة الفواتير ${word}`,
  links: [
    { title: markup, url: 'javascript:alert(4)' },
    { title: markup, url: 'https://example.org/"onmouseover="alert(5)' },
  ],
  ownership: { owner: 'group:finance', contact: `javascript:alert(6)//${word}` },
  outcomes: {
    metrics: Array.from({ length: 12 }, (_, n) => ({
      id: `m${n}`,
      name: `${markup} ${word}`,
      unit: markup,
      baseline: n,
      actual: 1e300,
      target: -1e300,
    })),
  },
  risk: {
    tier: 'high',
    risks: Array.from({ length: 40 }, (_, n) => ({ name: `${n} ${markup} ${word}` })),
  },
};

/** A manifest whose every text is markup, script, bidirectional controls or a word without an end. JSON is YAML. */
export const hostileManifest = JSON.stringify(manifest, null, 2);
