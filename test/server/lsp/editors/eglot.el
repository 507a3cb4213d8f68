;;; -*- lexical-binding: t -*-
;; Run in Emacs --batch after the lines of docs/editors.md: does what a user does, and prints what came of it.
(require 'json)

(defun wait-for (what is-there)
  (let ((tries 0))
    (while (not (funcall is-there))
      (setq tries (1+ tries))
      (when (> tries 400)
        (message "waited in vain for %s" what)
        (kill-emacs 1))
      (accept-process-output nil 0.05))))

(defun finds (code)
  (flymake-start)
  (seq-some (lambda (finding) (string-match-p code (flymake-diagnostic-text finding))) (flymake-diagnostics)))

(setq eglot-sync-connect 20)
(find-file (getenv "MANIFEST"))
;; without a terminal there is no command after which eglot-ensure would start it
(call-interactively #'eglot)
(flymake-mode 1)
(wait-for "findings" (lambda () (finds "value-invalid")))
(goto-char (point-min))
(forward-line 4)
(forward-char 10)
(let* ((server (eglot-current-server))
       (place (eglot--TextDocumentPositionParams))
       (here (eglot--pos-to-lsp-position))
       (hover (jsonrpc-request server :textDocument/hover place))
       (completions (jsonrpc-request server :textDocument/completion place))
       (actions (jsonrpc-request server :textDocument/codeAction
                                 (list :textDocument (eglot--TextDocumentIdentifier)
                                       :range (list :start here :end here)
                                       :context (list :diagnostics [] :only ["quickfix"])))))
  (seq-doseq (action actions)
    (when (equal (plist-get action :title) "Change to pilot")
      (eglot--apply-workspace-edit (plist-get action :edit))))
  ;; without a user there is no idle time, after which changes are sent
  (eglot--signal-textDocument/didChange)
  (wait-for "the finding to go" (lambda () (not (finds "value-invalid"))))
  (princ (json-encode
          (list :hover (plist-get (plist-get hover :contents) :value)
                :completions (vconcat (seq-map (lambda (item) (plist-get item :label)) completions))
                :line (buffer-substring (line-beginning-position) (line-end-position)))))
  (princ "\n")
  (set-buffer-modified-p nil)
  (eglot-shutdown server))
