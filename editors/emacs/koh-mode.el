;;; koh-mode.el --- Kohort scripts  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages

;;; Commentary:

;; A major mode for scripts of Kohort (.koh), with the language server through eglot:
;;
;;   (add-to-list 'load-path ".../editors/emacs")
;;   (require 'koh-mode)
;;   (add-hook 'koh-mode-hook #'eglot-ensure)
;;
;; C-c C-c sends the statement at point, or the region, to the prompt; C-c C-r shows the results of the statement,
;; C-c C-f those from it on, and C-c C-b those of the script.

;;; Code:

(require 'comint)
(require 'jsonrpc nil t)
(require 'seq)
(require 'subr-x)
(require 'url-util)
(require 'koh-words)

(declare-function eglot-current-server "eglot")
(declare-function eglot--signal-textDocument/didChange "eglot")
(defvar eglot-server-programs)

(defgroup koh nil "Kohort scripts." :group 'languages :prefix "koh-")

(defcustom koh-program "kohort"
  "The program: a name that is on the path, or its whole path."
  :type 'string)

(defcustom koh-indent-offset 2
  "Columns that a block stands in."
  :type 'integer)

;;;; Text

(defvar koh-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    ;; `koh--propertize' finds where texts and names in backticks begin and end.
    (dolist (sign '(?\" ?` ?\\)) (modify-syntax-entry sign "." table))
    (modify-syntax-entry ?_ "w" table)
    (modify-syntax-entry ?' "." table)
    (dolist (sign '(?| ?~ ?= ?+ ?- ?* ?/ ?^ ?< ?> ?! ?:))
      (modify-syntax-entry sign "." table))
    table))

(defun koh--any (words)
  "An expression that finds any of WORDS as a whole word."
  (regexp-opt words 'words))

(defun koh--propertize (start end)
  "Find the texts and the names in backticks of the lines from START to END.
Neither goes beyond its line, and what a text computes between braces is none."
  (goto-char start)
  (while (< (point) end)
    (koh--propertize-line (line-end-position))
    (forward-line 1)))

(defun koh--propertize-line (end)
  "Find the texts and the names in backticks from point to END, the line's."
  (let ((in-text nil) (computed 0))
    (while (< (point) end)
      (let ((sign (char-after)) (next (char-after (1+ (point)))))
        (cond
         ((and in-text (or (and (eq sign ?\\) (memq next '(?\" ?\\ ?n ?t ?')))
                           (and (memq sign '(?{ ?})) (eq next sign))))
          (forward-char 2))
         ((and in-text (memq sign '(?\" ?{)))
          (koh--fence)
          (setq in-text nil)
          (when (eq sign ?{) (setq computed (1+ computed))))
         (in-text (forward-char))
         ((eq sign ?#) (goto-char end))
         ((or (eq sign ?\") (and (eq sign ?}) (> computed 0)))
          (koh--fence)
          (setq in-text t)
          (when (eq sign ?}) (setq computed (1- computed))))
         ((and (eq sign ?`) (save-excursion (forward-char) (search-forward "`" end t)))
          (koh--fence)
          (search-forward "`" end)
          (backward-char)
          (koh--fence))
         (t (forward-char)))))
    ;; A text that is not closed ends with its line.
    (when (and in-text (not (eobp))) (save-excursion (koh--fence)))))

(defun koh--fence ()
  "Let the character at point begin or end a text, and go past it."
  (put-text-property (point) (1+ (point)) 'syntax-table (string-to-syntax "|"))
  (forward-char))

(defun koh--syntactic-face (state)
  "The face of the text, name or comment of STATE."
  (cond ((nth 4 state) font-lock-comment-face)
        ((eq (char-after (nth 8 state)) ?`) font-lock-variable-name-face)
        (t font-lock-string-face)))

(defconst koh--command
  (concat "\\(?:^\\|[;{}]\\|\\_<let\\s-+\\(?:\\w+\\|`[^`\n]*`\\)\\s-*=\\)\\s-*" (koh--any koh-words-commands))
  "A command's name where a statement may begin.")

(defconst koh--no-command
  "[[(.']\\|\\s-*\\(?:[=+*/:^<>~,]\\|!=\\)\\|\\s-+-\\s-\\|\\s-+\\(?:and\\|or\\|in\\)\\_>"
  "What, behind a command's name, makes it a name.
An operator, or a bracket that touches it.")

(defun koh--match-command (limit)
  "Find the next command before LIMIT."
  (let (found)
    (while (and (not found) (re-search-forward koh--command limit t))
      (setq found (not (or (looking-at koh--no-command)
                           (get-text-property (match-beginning 0) 'syntax-table)))))
    found))

(defconst koh--option (koh--any koh-words-options) "What may be the name of an option.")

(defun koh--match-option (limit)
  "Find the next option before LIMIT."
  (let (found)
    (while (and (not found) (re-search-forward koh--option limit t))
      (setq found (save-match-data (koh--behind-bar-p (match-beginning 1)))))
    found))

(defun koh--behind-bar-p (place)
  "Whether PLACE stands among the options of a statement, in no bracket of theirs."
  (save-excursion
    (goto-char place)
    (let ((depth (car (syntax-ppss))) behind)
      (koh--to-statement)
      (while (re-search-forward "[|;{}]" place t)
        (let ((state (save-excursion (syntax-ppss (match-beginning 0)))) (sign (char-before)))
          (unless (or (nth 8 state) (get-text-property (match-beginning 0) 'syntax-table))
            (if (memq sign '(?{ ?}))
                (setq behind nil)
              (when (= (car state) depth) (setq behind (eq sign ?|)))))))
      behind)))

(defun koh--to-statement ()
  "Go to the beginning of the line on which the statement at point begins."
  (beginning-of-line)
  (let (begun)
    (while (not begun)
      (let ((bracket (nth 1 (syntax-ppss))))
        (cond ((and bracket (memq (char-after bracket) '(?\( ?\[)))
               (goto-char bracket)
               (beginning-of-line))
              ((koh--goes-on-p) (koh--to-line-before))
              (t (setq begun t)))))))

(defvar koh-font-lock-keywords
  `((koh--match-command (1 font-lock-builtin-face))
    (koh--match-option (1 font-lock-type-face))
    (,(concat "\\_<fn\\s-+\\(\\w+\\)") (1 font-lock-function-name-face))
    (,(concat "\\_<let\\s-+\\(\\w+\\)") (1 font-lock-variable-name-face))
    (,(concat (koh--any koh-words-functions) "(") (1 font-lock-function-name-face))
    (,(koh--any (append koh-words-statement-words koh-words-operator-words)) . font-lock-keyword-face)
    (,(koh--any koh-words-constants) . font-lock-constant-face)
    (,(concat "\\s-" (koh--any koh-words-clauses) "\\s-+[^=[:space:]]") (1 font-lock-keyword-face)))
  "What is coloured where the server does not say.")

(defun koh-indent-line ()
  "Indent the line by the brackets around it.
A line that goes on with a statement stands one step in."
  (interactive)
  (let* ((state (save-excursion (syntax-ppss (line-beginning-position))))
         (closes (save-excursion (back-to-indentation) (looking-at "[])}]")))
         (open (seq-filter #'koh--open-p (nth 9 state)))
         (depth (- (length open) (if closes 1 0)))
         (in-brackets (and open (not (eq (char-after (car (last open))) ?{))))
         (goes-on (and (not in-brackets) (koh--goes-on-p))))
    (unless (nth 3 state)
      (let ((column (* koh-indent-offset (+ (max 0 depth) (if goes-on 1 0)))))
        (if (<= (current-column) (current-indentation))
            (indent-line-to column)
          (save-excursion (indent-line-to column)))))))

(defun koh--open-p (bracket)
  "Whether BRACKET is still open on this line.
But for a block's, an empty line gives it up."
  (or (eq (char-after bracket) ?{)
      (save-excursion
        (beginning-of-line)
        (not (re-search-backward "^[ \t]*\n" bracket t)))))

(defun koh--to-line-before ()
  "Go to the line before that holds more than a comment."
  (forward-line -1)
  (while (and (not (bobp)) (looking-at "\\s-*#")) (forward-line -1)))

(defun koh--goes-on-p ()
  "Whether the line before ends in the middle of a statement."
  (save-excursion
    (beginning-of-line)
    (and (not (bobp))
         (progn (koh--to-line-before)
                (looking-at (concat ".*\\(?:[|,~=+/^<>:-]\\|\\s-\\*\\|\\.\\.\\|\\_<\\(?:and\\|or\\|not\\|in\\)\\)"
                                    "\\s-*\\(?:#.*\\)?$")))
         (not (looking-at "\\s-*#")))))

;;;; Running

(defun koh--range-of-statement ()
  "The statement at point as a range of the protocol; nil where there is none."
  (let* ((answer (jsonrpc-request
                  (koh--server) :textDocument/selectionRange
                  (list :textDocument (list :uri (koh--uri))
                        :positions (vector (list :line (1- (line-number-at-pos nil t))
                                                 :character (current-indentation))))))
         (range (and (> (length answer) 0) (elt answer 0)))
         ranges)
    (while range
      (push (plist-get range :range) ranges)
      (setq range (plist-get range :parent)))
    ;; The outermost is the document.
    (cadr ranges)))

(defun koh--server ()
  "The language server, which has seen every change."
  (let ((server (and (fboundp 'eglot-current-server) (eglot-current-server))))
    (unless server (user-error "The language server does not run here; start it with M-x eglot"))
    (when (fboundp 'eglot--signal-textDocument/didChange) (eglot--signal-textDocument/didChange))
    server))

(defun koh--uri ()
  "The address of this script, as eglot gives it."
  (plist-get (if (fboundp 'eglot--TextDocumentIdentifier) (eglot--TextDocumentIdentifier)
               (list :uri (concat "file://" (url-hexify-string buffer-file-name url-path-allowed-chars))))
             :uri))

(defun koh--execute (command &optional range)
  "Have the server carry out COMMAND on RANGE, and show the results."
  (jsonrpc-async-request
   (koh--server) :workspace/executeCommand
   (list :command command :arguments (if range (vector (koh--uri) range) (vector (koh--uri))))
   :timeout 86400
   :success-fn (lambda (result) (koh--show (plist-get result :text)))
   :error-fn (lambda (failure) (message "Kohort: %s" (plist-get failure :message)))))

(defun koh--show (text)
  "Show TEXT, the results of a run."
  (with-current-buffer (get-buffer-create "*Kohort results*")
    (let ((inhibit-read-only t))
      (erase-buffer)
      (insert text)
      (goto-char (point-min)))
    (special-mode)
    (setq truncate-lines t)
    (display-buffer (current-buffer))))

(defun koh-run ()
  "Show the results of the statement at point."
  (interactive)
  (koh--execute "kohort.run" (or (koh--range-of-statement) (user-error "There is no statement at point"))))

(defun koh-run-from ()
  "Show the results from the statement at point on."
  (interactive)
  (koh--execute "kohort.runFrom" (or (koh--range-of-statement) (user-error "There is no statement at point"))))

(defun koh-run-all ()
  "Show the results of the script."
  (interactive)
  (koh--execute "kohort.runAll"))

(defun koh-prompt ()
  "Open Kohort's prompt, in the folder of the script."
  (interactive)
  (let ((buffer (make-comint "Kohort" koh-program)))
    (display-buffer buffer)
    buffer))

(defun koh-send ()
  "Send the region, or the statement at point, to the prompt."
  (interactive)
  (let* ((range (and (not (use-region-p)) (koh--range-of-statement)))
         (text (cond ((use-region-p) (buffer-substring-no-properties (region-beginning) (region-end)))
                     (range (koh--lines range))
                     (t (user-error "There is no statement at point")))))
    (comint-send-string (get-buffer-process (koh-prompt)) (concat (string-trim-right text) "\n"))))

(defun koh--lines (range)
  "The lines that RANGE stands on."
  (save-excursion
    (goto-char (point-min))
    (forward-line (plist-get (plist-get range :start) :line))
    (let ((start (point))
          (count (- (plist-get (plist-get range :end) :line) (plist-get (plist-get range :start) :line))))
      (forward-line count)
      (buffer-substring-no-properties start (line-end-position)))))

;;;; The mode

(defvar koh-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "C-c C-c") #'koh-send)
    (define-key map (kbd "C-c C-r") #'koh-run)
    (define-key map (kbd "C-c C-f") #'koh-run-from)
    (define-key map (kbd "C-c C-b") #'koh-run-all)
    (define-key map (kbd "C-c C-z") #'koh-prompt)
    map))

;;;###autoload
(define-derived-mode koh-mode prog-mode "Kohort"
  "A mode for scripts of Kohort."
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+\\s-*")
  (setq-local comment-end "")
  (setq-local indent-tabs-mode nil)
  (setq-local indent-line-function #'koh-indent-line)
  (setq-local syntax-propertize-function #'koh--propertize)
  (setq-local parse-sexp-lookup-properties t)
  (setq-local font-lock-defaults
              '(koh-font-lock-keywords nil nil nil (font-lock-syntactic-face-function . koh--syntactic-face))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.koh\\'" . koh-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons 'koh-mode (lambda (&rest _) (list koh-program "lsp")))))

(provide 'koh-mode)
;;; koh-mode.el ends here
