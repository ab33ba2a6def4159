;;; Reads the findings of the real program through Editors/emacs/treatylint.el.  -*- lexical-binding: t -*-
;; Run by the test suite: emacs --batch -Q -L Editors/emacs -l emacs.el, with BILL, FOUND and TREATYLINT set.

(require 'treatylint)
(setq treatylint-program (getenv "TREATYLINT"))
(setq flymake-start-on-flymake-mode nil)

(defun wait-for (done)
  "Let processes run until DONE says so, a minute at most."
  (let ((left 600))
    (while (and (> left 0) (not (funcall done)))
      (accept-process-output nil 0.1)
      (setq left (1- left)))))

(find-file (getenv "BILL"))
(let* ((bill (current-buffer))
       (list (treatylint-check))
       (lines nil)
       (told nil))
  (wait-for (lambda () (not (process-live-p (get-buffer-process list)))))
  (with-current-buffer list
    (compilation--ensure-parse (point-max))
    (goto-char (point-min))
    (while (not (eobp))
      (let ((message (get-text-property (point) 'compilation-message)))
        (when message
          (let ((place (compilation--message->loc message)))
            (push (format "make\t%d\t%d\t%d" (compilation--loc->line place)
                          (compilation--loc->col place)
                          (compilation--message->type message))
                  lines))))
      (forward-line 1)))
  (with-current-buffer bill
    (treatylint-flymake (lambda (diagnostics &rest _) (setq told (list diagnostics))))
    (wait-for (lambda () told))
    (dolist (diagnostic (car told))
      (push (format "flymake\t%d\t%s" (line-number-at-pos (flymake-diagnostic-beg diagnostic))
                    (flymake-diagnostic-type diagnostic))
            lines)))
  (with-temp-file (getenv "FOUND")
    (insert (mapconcat #'identity (nreverse lines) "\n") "\n")))
(kill-emacs 0)
