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
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?` "\"" table)
    (modify-syntax-entry ?\\ "\\" table)
    (modify-syntax-entry ?_ "w" table)
    (modify-syntax-entry ?' "." table)
    (dolist (sign '(?| ?~ ?= ?+ ?- ?* ?/ ?^ ?< ?> ?! ?:))
      (modify-syntax-entry sign "." table))
    table))

(defun koh--any (words)
  "An expression that finds any of WORDS as a whole word."
  (regexp-opt words 'words))

(defvar koh-font-lock-keywords
  `(;; A command where a statement begins; a bracket that touches the word, or an operator, makes it a name.
    (,(concat "\\(?:^\\|[;{}]\\|\\_<let\\s-+\\w+\\s-*=\\)\\s-*" (koh--any koh-words-commands)
              "\\(?:\\s-*\\(?:$\\|[|#;}]\\)\\|\\s-+[^-[:space:]=+*/:^<>!~]\\)")
     (1 font-lock-builtin-face))
    (,(concat "\\_<fn\\s-+\\(\\w+\\)") (1 font-lock-function-name-face))
    (,(concat "\\_<let\\s-+\\(\\w+\\)") (1 font-lock-variable-name-face))
    (,(koh--any (append koh-words-statement-words koh-words-operator-words)) . font-lock-keyword-face)
    (,(koh--any koh-words-constants) . font-lock-constant-face)
    (,(concat "\\s-" (koh--any koh-words-clauses) "\\s-+[^=[:space:]]") (1 font-lock-keyword-face))
    (,(concat "[|,]\\s-*" (koh--any koh-words-options) "\\s-*\\(?:[(,;}#]\\|$\\)") (1 font-lock-type-face))
    (,(concat (koh--any koh-words-functions) "(") (1 font-lock-function-name-face)))
  "What is coloured where the server does not say.")

(defun koh-indent-line ()
  "Indent the line by the brackets around it.
A line that goes on with a statement stands one step in."
  (interactive)
  (let* ((state (save-excursion (syntax-ppss (line-beginning-position))))
         (closes (save-excursion (back-to-indentation) (looking-at "[])}]")))
         (depth (- (car state) (if closes 1 0)))
         (goes-on (and (= (car state) 0) (koh--goes-on-p))))
    (unless (nth 3 state)
      (let ((column (* koh-indent-offset (+ (max 0 depth) (if goes-on 1 0)))))
        (if (<= (current-column) (current-indentation))
            (indent-line-to column)
          (save-excursion (indent-line-to column)))))))

(defun koh--goes-on-p ()
  "Whether the line before ends in the middle of a statement."
  (save-excursion
    (beginning-of-line)
    (and (not (bobp))
         (progn (forward-line -1) (looking-at ".*[|,~=+*/^]\\s-*\\(?:#.*\\)?$"))
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
  (setq-local font-lock-defaults '(koh-font-lock-keywords)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.koh\\'" . koh-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons 'koh-mode (lambda (&rest _) (list koh-program "lsp")))))

(provide 'koh-mode)
;;; koh-mode.el ends here
