import type { Assessment } from '../assessment/assess.ts';
import type { Finding } from '../findings/finding.ts';
import type { SourceDocument } from '../yaml/document.ts';
import type { TextEdit } from '../yaml/text-edit.ts';
import { fixEdits } from './fix.ts';
import { fixAll, fixTitle, insertRequired } from './fixes.ts';

/** An edit that an editor offers under its lamp; one undo step. */
export interface Action {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The finding it fixes; undefined where it is about more than one. */
  readonly finding?: Finding;
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

/** Everything that can be fixed without an answer of anybody; empty where nothing can. */
export function fixAllAction({ document, judge }: ActionContext): readonly Action[] {
  return actionOf(FIX_ALL_TITLE, fixAll(document, judge));
}

/** The quick fixes of findings, of which there is at least one at the cursor, and what fixes more than those. */
export function quickFixes(here: readonly Finding[], context: ActionContext): readonly Action[] {
  const { document } = context;
  const isSafe = ({ fix }: Finding) => fix?.kind === 'safe';
  return [
    ...here.flatMap((finding) =>
      actionOf(fixTitle(finding) ?? '', fixEdits(document, finding), { finding, isPreferred: isSafe(finding) }),
    ),
    ...(here.some(({ fix }) => fix?.kind === 'scaffold') ? insertActions(context) : []),
    ...(here.some(isSafe) ? fixAllAction(context) : []),
  ];
}

function insertActions({ document, assessment: { findings, stage, gate } }: ActionContext): readonly Action[] {
  const now = insertRequired(document, findings, { ahead: false });
  const ahead = insertRequired(document, findings, { ahead: true });
  const isMore = gate?.stage !== stage && ahead[0]?.newText !== now[0]?.newText;
  return [
    ...actionOf(`Insert all fields required for ${stage}`, now),
    ...(isMore ? actionOf(`Insert all fields required for ${stage} and ${gate?.stage}`, ahead) : []),
  ];
}

/** None where there is nothing to change. */
function actionOf(
  title: string,
  edits: readonly TextEdit[],
  more: Pick<Action, 'finding' | 'isPreferred'> = { isPreferred: false },
): readonly Action[] {
  return edits.length === 0 ? [] : [{ title, edits, ...more }];
}
