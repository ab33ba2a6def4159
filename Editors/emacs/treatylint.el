;;; treatylint.el --- Findings of treatylint in Emacs  -*- lexical-binding: t -*-

;; Put this file on the load path and (require 'treatylint).
;;
;;   M-x treatylint-check        findings of the bill in a compilation buffer
;;   M-x treatylint-flymake-on   findings in the bill itself, as you type
;;   M-x eglot                   everything else, where eglot is installed

;;; Code:

(require 'compile)
(require 'flymake)

(defgroup treatylint nil "Checks draft legislation." :group 'tools)

(defcustom treatylint-program "treatylint"
  "The program, or its path."
  :type 'string)

(defcustom treatylint-arguments nil
  "Arguments for each check, such as (\"--profile\" \"un-2024\")."
  :type '(repeat string))

(defconst treatylint--line
  "^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:\\(error\\)\\|\\(warning\\)\\|\\(note\\)\\): \\(.*\\)$"
  "One finding, or one place that belongs to it.")

;; A finding without a type of its own is an error: 5 is the warning, 6 the note.
(add-to-list 'compilation-error-regexp-alist-alist
             `(treatylint ,treatylint--line 1 2 3 (5 . 6)))

;; Columns are counted in characters, whatever their width on the screen.
(define-compilation-mode treatylint-mode "treatylint"
  "Lists the findings of treatylint."
  (setq-local compilation-error-regexp-alist '(treatylint))
  (setq-local compilation-error-screen-columns nil))

;;;###autoload
(defun treatylint-check ()
  "Check the bill in this buffer, and list its findings in another one."
  (interactive)
  (compilation-start
   (mapconcat #'shell-quote-argument
              (append (list treatylint-program "check" "--format" "text")
                      treatylint-arguments (list buffer-file-name))
              " ")
   #'treatylint-mode))

(defvar-local treatylint--process nil)

(defun treatylint-flymake (report &rest _)
  "Check the text of this buffer for Flymake, which takes REPORT."
  (when (process-live-p treatylint--process) (delete-process treatylint--process))
  (let ((bill (current-buffer)))
    (setq treatylint--process
          (make-process
           :name "treatylint" :noquery t :connection-type 'pipe
           :buffer (generate-new-buffer " *treatylint*")
           :stderr (get-buffer-create " *treatylint errors*")
           :command (append (list treatylint-program "check" "-" "--format" "text"
                                  "--fail-level" "never"
                                  "--stdin-filename" (or buffer-file-name "bill.md"))
                            treatylint-arguments)
           :sentinel
           (lambda (process _event)
             (when (memq (process-status process) '(exit signal))
               (unwind-protect
                   (when (eq process (buffer-local-value 'treatylint--process bill))
                     (funcall report (treatylint--diagnostics bill (process-buffer process))))
                 (kill-buffer (process-buffer process)))))))
    (process-send-region treatylint--process (point-min) (point-max))
    (process-send-eof treatylint--process)))

(defun treatylint--diagnostics (bill output)
  "The diagnostics of BILL that the lines of OUTPUT tell."
  (with-current-buffer output
    (goto-char (point-min))
    (let (found)
      (while (re-search-forward treatylint--line nil t)
        (let* ((type (cond ((match-string 4) :error) ((match-string 5) :warning) (t :note)))
               (message (match-string 7))
               (region (flymake-diag-region bill
                                            (string-to-number (match-string 2))
                                            (string-to-number (match-string 3)))))
          (push (flymake-make-diagnostic bill (car region) (cdr region) type message) found)))
      (nreverse found))))

;;;###autoload
(defun treatylint-flymake-on ()
  "Show findings in this buffer as you type."
  (interactive)
  (add-hook 'flymake-diagnostic-functions #'treatylint-flymake nil t)
  (flymake-mode 1))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               `((markdown-mode text-mode) . (,treatylint-program "lsp"))))

(provide 'treatylint)
;;; treatylint.el ends here
