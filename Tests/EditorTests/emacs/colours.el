;;; colours.el --- Writes the faces of every character of a script  -*- lexical-binding: t; -*-

;;; Code:

(require 'json)
(add-to-list 'load-path (concat (getenv "KOHORT_EDITORS") "/emacs"))
(require 'koh-mode)

(find-file "script.koh")
(font-lock-ensure)
(let ((lines (mapcar (lambda (_) nil) (split-string (buffer-string) "\n"))) (line 0) (place (point-min)))
  (while (< place (point-max))
    (if (eq (char-after place) ?\n)
        (setq line (1+ line))
      (push (symbol-name (get-text-property place 'face)) (nth line lines)))
    (setq place (1+ place)))
  (write-region (json-encode (vconcat (mapcar (lambda (faces) (vconcat (nreverse faces))) lines))) nil "faces.json"))
;;; colours.el ends here
