" Vim compiler file: findings of treatylint in the quickfix list.
"
" Copy it to ~/.vim/compiler/ (Neovim: ~/.config/nvim/compiler/), then, in a bill:
"   :compiler treatylint
"   :make %

if exists('current_compiler')
  finish
endif
let current_compiler = 'treatylint'

if exists(':CompilerSet') != 2
  command -nargs=* CompilerSet setlocal <args>
endif

CompilerSet makeprg=treatylint\ check\ --format\ text

" One line a finding, and one for each related place: path:line:column: severity: message.
" The severity's first letter is the type: e, w or n. Anything else is dropped.
CompilerSet errorformat=%f:%l:%c:\ %t%*[^:]:\ %m,%-G%.%#
