import type { Assessment } from '../assessment/assess.ts';
import type { Finding } from '../findings/finding.ts';
import type { SourceDocument } from '../yaml/document.ts';
import { nodeAt } from '../yaml/node.ts';
import type { TextEdit } from '../yaml/text-edit.ts';
import { fixEdits } from './fix.ts';
import { fixAll, fixTitle, insertRequired } from './fixes.ts';

/** An edit that an editor offers under its lamp; one undo step. */
export interface Action {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The findings at the cursor that it fixes; none where it is about others too. */
  readonly findings: readonly Finding[];
  /** The editor may apply it without asking which. */
  readonly isPreferred: boolean;
}

/** A manifest as it was judged, and how to judge its text after an edit. */
export interface ActionContext {
  readonly document: SourceDocument;
  readonly assessment: Pick<Assessment, 'findings' | 'stage' | 'gate'>;
  readonly judge: (document: SourceDocument) => readonly Finding[];
}

const FIX_ALL_TITLE = 'Fix all that is safe to fix';

/** Everything that can be fixed without asking a person; empty where nothing can. */
export function fixAllAction({ document, judge }: ActionContext): readonly Action[] {
  return actionOf(FIX_ALL_TITLE, fixAll(document, judge));
}

/**
 * The quick fixes of findings, of which there is at least one at the cursor, and what fixes more than those. What
 * inserts absent sections comes first, and all that is missing at once.
 */
export function quickFixes(here: readonly Finding[], context: ActionContext): readonly Action[] {
  const { document } = context;
  const isSafe = ({ fix }: Finding) => fix?.kind === 'safe';
  const isOfAbsentSection = ({ group, fix }: Finding) =>
    fix?.kind === 'scaffold' && group !== 'shape' && nodeAt(document.root, [group]) === undefined;
  const sections = [...new Set(here.filter(isOfAbsentSection).map(({ group }) => group))].flatMap((section) =>
    insertSection(
      section,
      here.filter((finding) => finding.group === section),
      document,
    ),
  );
  const scaffolds = here.filter(({ fix }) => fix?.kind === 'scaffold');
  const all = scaffolds.length > 0 ? insertAll(scaffolds, context) : [];
  return [
    ...(sections.length === 1 ? [...sections, ...all] : [...all, ...sections]),
    ...here
      .filter((finding) => !isOfAbsentSection(finding))
      .flatMap((finding) =>
        actionOf(fixTitle(finding) ?? '', fixEdits(document, finding), {
          findings: [finding],
          isPreferred: isSafe(finding),
        }),
      ),
    ...(here.some(isSafe) ? fixAllAction(context) : []),
  ];
}

/** A section with what is asked for now; where that is nothing, with what the next stage asks for. */
function insertSection(section: string, findings: readonly Finding[], document: SourceDocument): readonly Action[] {
  const isOpen = findings.some(({ status }) => status === 'open');
  const edits = insertRequired(document, findings, { ahead: !isOpen });
  return actionOf(`Insert section ${section}`, edits, { findings, isPreferred: false });
}

function insertAll(
  here: readonly Finding[],
  { document, assessment: { findings, stage, gate } }: ActionContext,
): readonly Action[] {
  const now = insertRequired(document, findings, { ahead: false });
  const ahead = insertRequired(document, findings, { ahead: true });
  const isMore = gate?.stage !== stage && ahead[0]?.newText !== now[0]?.newText;
  const more = { findings: here, isPreferred: false };
  return [
    ...actionOf(`Insert all that is missing for ${stage}`, now, more),
    ...(isMore ? actionOf(`Insert all that is missing for ${stage} and ${gate?.stage}`, ahead, more) : []),
  ];
}

/** None where there is nothing to change. */
function actionOf(
  title: string,
  edits: readonly TextEdit[],
  more: Pick<Action, 'findings' | 'isPreferred'> = { findings: [], isPreferred: false },
): readonly Action[] {
  return edits.length === 0 ? [] : [{ title, edits, ...more }];
}
