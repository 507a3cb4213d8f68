import type { ToHost } from '../../presenter/initiatives/messages.ts';

/** Where there is no manifest yet: what one is for, and how to begin. */
export function Welcome({ post }: { readonly post: (message: ToHost) => void }) {
  return (
    <main class="welcome">
      <h1>No initiative here yet</h1>
      <p class="lead">
        An initiative is described in a file <code>ai-initiative.yaml</code> next to its code: who owns it, which
        process it changes, what it should achieve and how that is measured. From it this page shows what is stuck, what
        is under way and what works.
      </p>
      <ol class="steps">
        <li>
          <strong>Create a manifest.</strong> Answer a few questions; the file is written with everything its stage
          requires.
        </li>
        <li>
          <strong>Fill in what you know.</strong> The Problems view lists what is missing, with a fix for most of it.
        </li>
        <li>
          <strong>Open its scorecard.</strong> See whether it may go to its next stage, what stops it, and who has to
          act.
        </li>
      </ol>
      <p class="actions">
        <button type="button" class="primary" onClick={() => post({ type: 'create' })}>
          Create Manifest
        </button>
        <button type="button" class="secondary" onClick={() => post({ type: 'learn' })}>
          Open Walkthrough
        </button>
      </p>
      <p class="quiet">Initiatives appear here as soon as their manifests are written.</p>
    </main>
  );
}
