;;; indent.el --- Indents a script anew  -*- lexical-binding: t; -*-

;;; Code:

(add-to-list 'load-path (concat (getenv "KOHORT_EDITORS") "/emacs"))
(require 'koh-mode)

(find-file "script.koh")
(let ((inhibit-message t) (make-backup-files nil))
  (goto-char (point-min))
  (while (not (eobp))
    (indent-line-to 0)
    (forward-line))
  (indent-region (point-min) (point-max))
  (save-buffer))
;;; indent.el ends here
