" Reads the findings of the real program through Editors/vim/compiler/treatylint.vim.
" Run by the test suite: vim -e -s -u NONE -S vim.vim, with BILL, FOUND (output) and COMPILERS set.
set nocompatible
let &runtimepath = $COMPILERS . ',' . &runtimepath
execute 'edit' fnameescape($BILL)
compiler treatylint
let &l:makeprg = $TREATYLINT . ' check --format text'
silent! make! %
let s:lines = []
for s:item in getqflist()
  call add(s:lines, join([s:item.lnum, s:item.col, s:item.type, s:item.text], "\t"))
endfor
call writefile(s:lines, $FOUND)
quitall!
