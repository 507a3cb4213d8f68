import assert from 'node:assert/strict';
import { proposeMapping } from '../../src/import/index.ts';
import { TODAY } from '../../src/catalogue/exemplary.ts';
import { manifests, plan } from './mapped.ts';

const ROWS = [
  ['ID', 'Project', 'Status', 'Owner (email)', 'Department', 'Go-live', 'In-house or vendor', 'Floor'],
  ['1', 'Invoice matching', 'In production', 'anna@example.org', 'Finance', '01.03.2025', 'In-house', '2'],
  ['2', 'Job adverts', 'Pilot', 'n/a', 'HR', '01.04.2025', 'Vendor', '3'],
  ['3', 'Churn forecast', 'POC', 'bob@example.org', 'Sales', '', 'Some product', '4'],
];

describe('a proposed mapping', () => {
  const { text, missing } = proposeMapping({ rows: ROWS }, 'register.csv', TODAY);
  const [matching, adverts, churn] = manifests(plan(text, ROWS));

  it('lacks nothing', () => assert.deepEqual(missing, []));

  it('knows stages, functions and sourcing by the words of the register', () => {
    const said = [matching, adverts, churn].map((made) => [made?.['alignment'], made?.['sourcing']]);
    assert.deepEqual(said, [
      [{ businessFunction: 'finance' }, { strategy: 'build' }],
      [{ businessFunction: 'hr' }, { strategy: 'buy' }],
      [{ businessFunction: 'sales' }, undefined],
    ]);
  });

  it('takes the day of going live for what is in production, and for nothing else', () => {
    const live = [{ stage: 'production', since: '2025-03-01' }];
    assert.deepEqual(matching?.['lifecycle'], { stage: 'production', stageHistory: live });
    assert.deepEqual(adverts?.['lifecycle'], { stage: 'pilot' });
  });

  it('lists what it could not place, and asks about words that it does not know', () => {
    assert.match(text, /^# Not placed:\n#   Floor: 2$/m);
    assert.match(text, /^ +# Some product: what is it\?$/m);
  });
});

describe('a mapping proposed for a register in another language', () => {
  const german = [
    ['Nr.', 'Anwendungsfall', 'Projektstatus', 'Verantwortlich', 'Abteilung', 'Zweck', 'Risikoklasse', 'Kosten'],
    ['1', 'Rechnungsprüfung', 'Im Einsatz', 'Anna Groß', 'Einkauf', 'Weniger Fehler', 'gering', '12.500,50'],
    ['2', 'Stellenanzeigen', 'In Planung', 'Bernd', 'Personal', 'Schneller schreiben', 'mittel', '800,00'],
    ['3', 'Absatzprognose', 'Erprobung', 'Carla', 'Vertrieb', 'Bessere Planung', 'k.A.', 'k.A.'],
  ];
  const french = [
    ['Réf', "Cas d'usage", 'Étape', 'Responsable', 'Direction', 'Objectif', 'Niveau de risque'],
    ['A1', 'Tri des factures', 'En service', 'Anne', 'Achats', 'Moins d’erreurs', 'faible'],
    ['A2', 'Réponses aux clients', 'Étude', 'Benoît', 'Juridique', 'Répondre plus vite', 'élevé'],
    ['A3', 'Prévision des ventes', 'Essai', 'Chloé', 'Ventes', 'Mieux prévoir', 'sans objet'],
  ];
  for (const [language, rows, expected] of [
    [
      'German',
      german,
      [
        ['production', 'procurement', 'minimal'],
        ['idea', 'hr', 'limited'],
        ['pilot', 'sales', undefined],
      ],
    ],
    [
      'French',
      french,
      [
        ['production', 'procurement', 'minimal'],
        ['idea', 'legal', 'high'],
        ['pilot', 'sales', undefined],
      ],
    ],
  ] as const) {
    it(`knows the headers and words of ${language}`, () => {
      const { text, missing } = proposeMapping({ rows }, 'register.csv', TODAY);
      assert.deepEqual(missing, []);
      const made = manifests(plan(text, rows)) as readonly {
        title: string;
        lifecycle: { stage: string };
        alignment: { businessFunction: string; problem: string };
        ownership: { owner: string };
        risk?: { tier: string };
        capacity?: { budget: { amount: number } };
      }[];
      assert.deepEqual(
        made.map(({ lifecycle, alignment, risk }) => [lifecycle.stage, alignment.businessFunction, risk?.tier]),
        expected,
      );
      assert.deepEqual(
        made.map(({ title }) => title),
        rows.slice(1).map(([, title]) => title),
      );
      assert.ok(made.every(({ ownership }) => ownership.owner.startsWith('user:')));
      if (language === 'German') assert.equal(made[0]?.capacity?.budget.amount, 12500.5);
    });
  }
});

describe('a register that no mapping can be proposed for', () => {
  const missingOf = (rows: readonly (readonly string[])[]) =>
    proposeMapping({ rows: rows.map((row) => [...row]) }, 'r.csv', TODAY).missing.join('; ');

  it('is refused where the name would be a number', () => {
    assert.match(
      missingOf([
        ['Code', 'Status'],
        ['17', 'Pilot'],
        ['18', 'Live'],
      ]),
      /name of an initiative/,
    );
  });

  it('is refused where nothing looks like a stage', () => {
    assert.match(
      missingOf([
        ['Project', 'Floor'],
        ['Churn', 'Two'],
        ['Mail', 'Three'],
      ]),
      /looks like a stage/,
    );
  });
});
