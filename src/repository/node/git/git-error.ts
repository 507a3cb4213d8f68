/** Git was not asked or failed; the message says why, in the words of a reason. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** Git was not asked, since the git folder is not what it should be. */
export class GitRefusal extends GitError {}
