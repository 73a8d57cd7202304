;;; client.el --- Plays a user of Emacs on a copy of the examples  -*- lexical-binding: t; -*-

;;; Code:

(defvar client-failures 0)

(add-to-list 'load-path (concat (getenv "KOHORT_EDITORS") "/emacs"))
(setq koh-program (getenv "KOHORT"))
(require 'koh-mode)
(require 'eglot)
(require 'flymake)
(setq eglot-sync-connect t
      eglot-connect-timeout 20
      eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil
      auto-save-default nil)

(defun check (what condition &optional told)
  (princ (format "%s %s\n" (if condition "ok     " "FAILED ") what))
  (unless condition
    (setq client-failures (1+ client-failures))
    (princ (format "        %S\n" told))))

(defun wait (what condition)
  (let ((end (+ (float-time) 20)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (check what found)))

(defun mistakes ()
  (flymake-start)
  (accept-process-output nil 0.05)
  (length (flymake-diagnostics)))

(defun settle ()
  "Have the server see what was typed, as Emacs does when it is idle."
  (eglot--signal-textDocument/didChange))

(defun face-at (word)
  (goto-char (point-min))
  (search-forward word)
  (get-text-property (match-beginning 0) 'face))

;; A script with mistakes

(find-file "teaching/five_mistakes.koh")
(check "the mode is known" (eq major-mode 'koh-mode) major-mode)
(font-lock-ensure)
(check "commands are coloured" (eq (face-at "factor") 'font-lock-builtin-face) (face-at "factor"))
(check "functions are coloured" (eq (face-at "log(") 'font-lock-function-name-face) (face-at "log("))
(check "options are coloured" (eq (face-at "ref(") 'font-lock-type-face) (face-at "ref("))
(check "texts are coloured" (eq (face-at "\"women") 'font-lock-string-face) (face-at "\"women"))
(check "comments are coloured" (eq (face-at "Five") 'font-lock-comment-face) (face-at "Five"))
(check "formulas are not" (null (face-at "age |")) (face-at "age |"))
(apply #'eglot (eglot--guess-contact))
(check "the server runs" (eglot-current-server))
(flymake-mode 1)
(wait "five mistakes are shown" (lambda () (= (mistakes) 5)))

;; A script without mistakes

(find-file "../nibr/tabell_5_2.koh")
(unless (eglot-managed-p) (apply #'eglot (eglot--guess-contact)))
(goto-char (point-max))
(insert "\nlet grense = 12\ngen æøå = \"😀\"\ngen lang=months>grense\nsummarize mon")
(settle)
(wait "what is typed is checked" (lambda () (= (mistakes) 1)))
(check "the mistake is in the last line"
       (= (line-number-at-pos (flymake-diagnostic-beg (car (flymake-diagnostics)))) (line-number-at-pos))
       (flymake-diagnostics))

;; Completion, as with C-M-i

(completion-at-point)
(check "a column is completed" (looking-back "summarize months" (line-beginning-position)) (thing-at-point 'line))
(settle)
(wait "no mistake is left" (lambda () (= (mistakes) 0)))

;; Hover

(goto-char (point-min))
(search-forward "track + country")
(backward-char 2)
(let ((answer (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
  (check "hover tells of the column" (string-match-p "Eritrea" (plist-get (plist-get answer :contents) :value)) answer))

;; Definition, as with M-.

(goto-char (point-min))
(search-forward ">grense")
(backward-char 2)
(let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
  (check "the definition is found" (= (length found) 1) found)
  (check "it is the line with let"
         (string-match-p "let grense" (xref-item-summary (car found))) found))

;; Renaming, as with M-x eglot-rename

(goto-char (point-min))
(search-forward "gen lang")
(eglot-rename "varighet")
(check "the column has another name" (save-excursion (goto-char (point-min)) (search-forward "gen varighet=months>grense" nil t)))
(goto-char (point-min))
(search-forward "gen æøå")
(eglot-rename "år")
(check "and so has one whose line has 😀" (save-excursion (goto-char (point-min)) (search-forward "gen år = \"😀\"" nil t)) (buffer-string))

;; Layout, as with M-x eglot-format

(eglot-format-buffer)
(check "the script is laid out" (save-excursion (goto-char (point-min)) (search-forward "gen varighet = months > grense" nil t)) (buffer-string))
(settle)
(wait "and without mistakes" (lambda () (= (mistakes) 0)))

;; A quick fix

(goto-char (point-max))
(insert "summarize mnths\n")
(settle)
(wait "a mistake comes" (lambda () (= (mistakes) 1)))
(let* ((place (car (flymake-diagnostics)))
       (actions (eglot-code-actions (flymake-diagnostic-beg place) (flymake-diagnostic-end place) "quickfix")))
  (check "a fix is offered" (>= (length actions) 1) actions)
  (eglot--apply-workspace-edit (plist-get (elt actions 0) :edit)))
(settle)
(wait "the fix leaves no mistake" (lambda () (= (mistakes) 0)))

;; Running

(defun results ()
  (if (get-buffer "*Kohort results*") (with-current-buffer "*Kohort results*" (buffer-string)) ""))

(goto-char (point-min))
(search-forward "model transition")
(koh-run)
(wait "the results are shown" (lambda () (string-match-p "Linear model of transition" (results))))
(check "and no others" (not (string-match-p "Median" (results))) (results))
(koh-run-from)
(wait "those from there on are shown" (lambda () (string-match-p "Median" (results))))
(with-current-buffer "*Kohort results*" (let ((inhibit-read-only t)) (erase-buffer)))
(koh-run-all)
(wait "the whole script runs" (lambda () (string-match-p "Median" (results))))

;; The prompt

(goto-char (point-min))
(search-forward "factor country")
(koh-send)
(wait "the prompt has the statement, all of its lines"
      (lambda () (with-current-buffer "*Kohort*" (string-match-p "factor country |\\(.\\|\n\\)*Eritrea" (buffer-string)))))
(wait "and answers"
      (lambda () (with-current-buffer "*Kohort*" (string-match-p "no data are in memory" (buffer-string)))))

;; Indentation

(with-temp-buffer
  (koh-mode)
  (insert "for x in [1, 2] {\nprint x\nmodel y ~ a +\nb\n}\n")
  (let ((inhibit-message t)) (indent-region (point-min) (point-max)))
  (check "blocks are indented" (string-prefix-p "for x in [1, 2] {\n  print x\n" (buffer-string)) (buffer-string))
  (check "and end" (string-suffix-p "\n}\n" (buffer-string)) (buffer-string)))

;; The end

(let ((server (eglot-current-server)))
  (set-buffer-modified-p nil)
  (eglot-shutdown server nil 10)
  (check "the server ends when it is asked to" (not (jsonrpc-running-p server))))
(kill-emacs (if (> client-failures 0) 1 0))
;;; client.el ends here
