import { withoutAccents } from '../text.ts';
import type { Column } from './columns.ts';

/** What the words of a register, without their accents, mean for a field with a list of words: the first pattern that fits. */
type Meanings = readonly (readonly [RegExp, string])[];

export const STAGES: Meanings = [
  [/retire|decommission|cancel|stopp|ended|closed|discontinu|inactive|completed$/, 'retired'],
  [/abgelost|abgeschaltet|eingestellt|beendet|stillgelegt|arrete|abandon|termine|cloture/, 'retired'],
  [/not in production|pre-?production|planned|geplant|in planung|prevu|planifie|nicht produktiv/, 'idea'],
  [
    /pilot|trial|\btest|poc|proof.of|implement|assess|beta|experiment|erprob|versuch|umsetzung|essai|mise en oeuvre/,
    'pilot',
  ],
  [/produc|\blive|operat|deploy|in.use|mission|mainten|running|\bactive|rolled/, 'production'],
  [/produkti|im einsatz|in betrieb|in nutzung|ausgerollt|en service|exploitation|en ligne/, 'production'],
  [/plan|idea|propos|initiat|concept|develop|design|explor|research|backlog|acqui|investig/, 'idea'],
  [/idee|konzept|vorschlag|entw|recherche|etude|cadrage|reflexion|projet/, 'idea'],
];

const STRATEGIES: Meanings = [
  [/both|partner|joint|combin|hybrid|co-?develop|gemeinsam/, 'partner'],
  [/in.?house|\bbuil|internal|\bown\b|\bmake\b|\beigen|intern/, 'build'],
  [/\bbuy|bought|vendor|purchas|contract|cots|off.the.shelf|saas|commercial|external/, 'buy'],
  [/gekauft|zukauf|extern|anbieter|achat|achete|editeur|fournisseur/, 'buy'],
];

const TIERS: Meanings = [
  [/prohibit|unaccept|verboten|interdit|inaccept/, 'prohibited'],
  [/high|critical|severe|both|rights|safety|\bhoch|kritisch|eleve|\bhaut|critique/, 'high'],
  [/limited|medium|moderate|begrenzt|mittel|limite|moyen/, 'limited'],
  [/minimal|low|neither|no risk|gering|niedrig|faible/, 'minimal'],
];

const FUNCTIONS: Meanings = [
  [/procure|purchas|einkauf|beschaffung|\bachats?\b/, 'procurement'],
  [/supply|logisti|warehous|\blager|lieferkette|entrepot/, 'supply-chain'],
  [
    /customer (?:service|care|support)|(?:call|contact) cent|kunden(?:dienst|service)|service client/,
    'customer-service',
  ],
  [/legal|\brecht|juridi/, 'legal'],
  [/risk|compliance|audit|risiko|conformite/, 'risk'],
  [/financ|finanz|accounting|treasur|controlling|buchhaltung|comptab/, 'finance'],
  [/\bhr\b|human resources|people|personnel|personal|\brh\b|ressources humaines/, 'hr'],
  [/marketing|communication|kommunikation/, 'marketing'],
  [/sales|vertrieb|verkauf|\bventes?\b/, 'sales'],
  [/research|r ?& ?d|forschung|recherche/, 'research'],
  [/engineering|product development|entwicklung|konstruktion|ingenierie/, 'engineering'],
  [/\bit\b|information technology|informati/, 'it'],
  [/operations|manufactur|produktion|fertigung|exploitation|fabrication/, 'operations'],
];

/** How a field is recognised: by words in the column's name, best first, and by its content. */
export interface Guess {
  readonly path: string;
  readonly names: readonly RegExp[];
  readonly holds: 'text' | 'date' | 'number' | 'owner' | 'link' | 'list' | Meanings;
}

export const STAGE: Guess = {
  path: 'lifecycle.stage',
  names: [
    /^(?:development |dev |lifecycle |project )?(?:stage|phase)$/,
    /stage|phase|lifecycle/,
    /^(?:project )?status$/,
    /status|statut|\betape\b|\bstade\b|avancement|\bstand$|reifegrad/,
  ],
  holds: STAGES,
};

export const TITLE: Guess = {
  path: 'title',
  names: [
    /^(?:(?:ai )?(?:use case|project|initiative|system|solution|model) )?(?:name|title)$/,
    /title/,
    /^(?:ai )?(?:use case|project|initiative|solution)$/,
    /\bname\b|anwendungsfall|projektname|vorhaben|bezeichnung|\btitel\b|^(?:ki )?projekt$|\bnom\b|intitule|\btitre\b|libelle|cas d usage|^projet$/,
  ],
  holds: 'text',
};

/** The day it went into production; of those that are in production. */
export const LIVE: Guess = {
  path: 'lifecycle.stageHistory[1].since',
  names: [
    /go ?live|live since|in production since|launch(?:ed)?|date (?:implemented|deployed)/,
    /produktiv seit|live seit|einfuhrung|mise en (?:production|service)/,
  ],
  holds: 'date',
};

/** In this order; a column feeds one field at most. */
export const GUESSES: readonly Guess[] = [
  {
    path: 'description',
    names: [/^(?:description|summary)$/, /description|summary|abstract|beschreibung|resume/, /outputs?$/],
    holds: 'text',
  },
  {
    path: 'alignment.problem',
    names: [/problem|purpose|benefit|objective|goal|business case|zweck|\bziel|nutzen|objectif|finalite|benefice/],
    holds: 'text',
  },
  {
    path: 'ownership.owner',
    names: [
      /^owner$/,
      /\bowner|responsible|accountable|verantwortlich|eigentumer|responsable|proprietaire|porteur/,
      /bureau|office|team|unit|equipe/,
      /agency|department|division|abteilung|bereich|direction|departement/,
    ],
    holds: 'owner',
  },
  {
    path: 'alignment.businessFunction',
    names: [
      /business (?:function|area|unit)|^function$|fachbereich|geschaftsbereich|metier/,
      /department|division|abteilung|bereich|direction|departement/,
    ],
    holds: FUNCTIONS,
  },
  { path: 'ownership.sponsor', names: [/sponsor|auftraggeber|commanditaire/], holds: 'owner' },
  { path: 'ownership.contact', names: [/contact|e ?mail|kontakt|courriel/], holds: 'text' },
  { path: 'alignment.process', names: [/^(?:business )?process$|^(?:geschafts)?prozess$|^processus$/], holds: 'text' },
  { path: 'integration.systemOfRecord', names: [/system of record/], holds: 'text' },
  {
    path: 'sourcing.strategy',
    names: [
      /sourcing|build or buy|make or buy|in house|eigenentwicklung/,
      /(?:dev|development) (?:method|type|approach)/,
    ],
    holds: STRATEGIES,
  },
  {
    path: 'sourcing.supplier',
    names: [/supplier|vendor|provider|lieferant|anbieter|hersteller|fournisseur|editeur|prestataire/],
    holds: 'text',
  },
  {
    path: 'risk.tier',
    names: [
      /risk (?:tier|level|class|category|rating)|risiko|niveau de risque|classe de risque/,
      /impact type|^risk$|^risque$/,
    ],
    holds: TIERS,
  },
  { path: 'capacity.budget.amount', names: [/budget|cost|investment|kosten|\bcouts?\b|montant/], holds: 'number' },
  { path: 'capacity.team.fte', names: [/\bfte|headcount|team size|\bvzae\b|\betp\b/], holds: 'number' },
  {
    path: 'alignment.users.current',
    names: [
      /(?:current|number of|active) users|users current|anzahl (?:der )?(?:nutzer|anwender)|nombre d utilisateurs/,
    ],
    holds: 'number',
  },
  {
    path: 'lifecycle.stageHistory[0].since',
    names: [
      /date initiated|start date|started|initiated|begin|kick ?off|created|^start$|startdatum|date de debut|demarrage|lancement/,
    ],
    holds: 'date',
  },
  LIVE,
  {
    path: 'lifecycle.decisionDueOn',
    names: [/decision (?:due|date)|entscheidung (?:bis|am)|date de decision|echeance/],
    holds: 'date',
  },
  { path: 'review.lastReviewedOn', names: [/last review|reviewed|letzte prufung|derniere revue/], holds: 'date' },
  {
    path: 'links[0].url',
    names: [/source code|repo|code link|\burl|link|website|quellcode|\blien\b|depot/],
    holds: 'link',
  },
  {
    path: 'tags',
    names: [/^tags?$|keyword|label|schlagwort|stichwort|mots? cles?/, /topic|category|theme|domain/],
    holds: 'list',
  },
];

/** The column whose name fits best among those not taken, and that holds what the field takes. */
export function bestColumn(
  { names }: Guess,
  columns: readonly Column[],
  holds: (column: Column) => boolean,
): Column | undefined {
  for (const name of names) {
    const found = columns.find((column) => name.test(column.words) && column.values.length > 0 && holds(column));
    if (found) return found;
  }
  return undefined;
}

export function meaningOf(value: string, meanings: Meanings): string | undefined {
  return meanings.find(([pattern]) => pattern.test(withoutAccents(value.toLowerCase())))?.[1];
}
